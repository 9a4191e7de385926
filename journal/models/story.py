import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sessions_app.models import Session
from wessexcop.members.models import Member, Network


class OwnWords(models.Model):
    """A line someone allowed to be used, and where. Pointed at, never copied."""

    class Credit(models.TextChoices):
        NAME = "name", "With my name"
        ROLE = "role", "With my role"
        NONE = "none", "Without my name"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="own_words")
    # Nobody, where the words were given before there were accounts.
    member = models.ForeignKey(
        Member, models.CASCADE, null=True, blank=True, related_name="own_words"
    )
    recorded_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.CharField(max_length=500)
    credit = models.CharField(max_length=10, choices=Credit, default=Credit.NONE)
    credit_text = models.CharField(max_length=120, blank=True)
    in_invitations = models.BooleanField(default=False)
    in_story = models.BooleanField(default=False)
    in_reports = models.BooleanField(default=False)
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "own words"

    def __str__(self) -> str:
        return f"Own words {self.pk}"


class StoryLine(models.Model):
    class Step(models.TextChoices):
        ONCE = "once", "Once upon a time"
        EVERY_DAY = "every day", "Every day"
        ONE_DAY = "one day", "One day"
        BECAUSE = "because", "Because of that"
        FINALLY = "finally", "Until finally"
        EVER_SINCE = "ever since", "Ever since"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="story")
    position = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=12, choices=Step)
    text = models.TextField(max_length=1000, blank=True)
    session = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    quotes = models.ManyToManyField(OwnWords, blank=True, related_name="story_lines")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    step__in=[
                        "once", "every day", "one day",
                        "because", "finally", "ever since",
                    ]
                ),
                name="story_step_is_known",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.text[:40]}"
