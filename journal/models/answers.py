import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from journal.models.reflections import Prompt, Reflection
from wessexcop.members.models import DesignGroup, Member, Team


class Audience(models.TextChoices):
    ME = "me", "Only me"
    TEAM = "team", "My team"
    GROUP = "design group", "Design group"
    NETWORK = "network", "Network"


class Answer(models.Model):
    """What someone wrote in one box; theirs alone until they share it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="answers")
    prompt = models.ForeignKey(Prompt, models.PROTECT, related_name="answers")
    about_team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(max_length=5000, blank=True)
    # As it was before this sitting, in case a word was lost.
    earlier_text = models.TextField(max_length=5000, blank=True)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.ME)
    # Which team or group, fixed when shared and never re-pointed.
    audience_team = models.ForeignKey(
        Team, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    audience_group = models.ForeignKey(
        DesignGroup, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reflection", "prompt"],
                condition=Q(about_team=None),
                name="one_answer_per_prompt",
            ),
            models.UniqueConstraint(
                fields=["reflection", "prompt", "about_team"],
                condition=Q(about_team__isnull=False),
                name="one_answer_per_prompt_and_team",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values),
                name="answer_audience_is_known",
            ),
            models.CheckConstraint(
                condition=(Q(audience_team=None) | Q(audience=Audience.TEAM))
                & (Q(audience_group=None) | Q(audience=Audience.GROUP)),
                name="answer_names_only_its_own_audience",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class AnswerReader(models.Model):
    """Who was in the team or group when an answer was shared: its readers."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="readers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "member"], name="one_reader_per_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} may read {self.answer_id}"
