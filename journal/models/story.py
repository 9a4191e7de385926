import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sessions_app.models import Session
from wessexcop.members.models import Member, Network


class OwnWordsQuerySet(models.QuerySet["OwnWords"]):
    def in_use(self) -> Self:
        """What may still be shown: withdrawing removes words everywhere at once."""
        return self.filter(withdrawn_at=None)

    def for_story(self) -> Self:
        return self.in_use().filter(in_story=True)

    def for_invitations(self) -> Self:
        return self.in_use().filter(in_invitations=True)


class StoryLineQuerySet(models.QuerySet["StoryLine"]):
    def for_network(self, network: Network) -> Self:
        """A network's story in order, each line with the words it may quote."""
        quotes = models.Prefetch(
            "quotes",
            OwnWords.objects.for_story().select_related("member"),
            to_attr="quoted",
        )
        return self.filter(network=network).prefetch_related(quotes)


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

    objects = OwnWordsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "own words"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="own_words_say_something"
            ),
            models.CheckConstraint(
                condition=Q(credit__in=["name", "role", "none"]),
                name="own_words_credit_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Own words {self.pk}"

    @property
    def credited_to(self) -> str:
        """Who to thank in words; nothing where they asked for nothing."""
        if self.credit == self.Credit.NAME and self.member:
            return self.member.name
        return self.credit_text if self.credit == self.Credit.ROLE else ""


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

    objects = StoryLineQuerySet.as_manager()

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
