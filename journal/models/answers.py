import uuid
from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from journal.models.reflections import Prompt, Reflection
from sessions_app.models import Session
from wessexcop.members.models import DesignGroup, Member, Network, Team

LONGEST_ANSWER = 5000  # characters
SITTING = timedelta(minutes=30)  # a pause this long begins a new sitting


class Audience(models.TextChoices):
    ME = "me", "Only me"
    TEAM = "team", "My team"
    GROUP = "design group", "Design group"
    NETWORK = "network", "Network"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def written_by(self, member: Member) -> Self:
        return self.filter(reflection__member=member)

    def with_words(self) -> Self:
        return self.exclude(text="")

    def shared_with(self, member: Member) -> Self:
        """What others chose to show this member, in networks they are still in."""
        named = AnswerReader.objects.filter(member=member)
        chosen = Q(audience=Audience.NETWORK) | Q(
            audience__in=[Audience.TEAM, Audience.GROUP], pk__in=named.values("answer")
        )
        return self.with_words().filter(
            chosen,
            ~Q(reflection__member=member),
            reflection__session__in=Session.objects.visible_to(member),
            reflection__session__network__in=Network.objects.of(member),
        )


class Answer(models.Model):
    """What someone wrote in one box; theirs alone until they share it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="answers")
    prompt = models.ForeignKey(Prompt, models.RESTRICT, related_name="answers")
    about_team = models.ForeignKey(
        Team, models.RESTRICT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    # As it was before this sitting, in case a word was lost.
    earlier_text = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.ME)
    # Which team or group, fixed when shared and never re-pointed.
    audience_team = models.ForeignKey(
        Team, models.RESTRICT, null=True, blank=True, related_name="+"
    )
    audience_group = models.ForeignKey(
        DesignGroup, models.RESTRICT, null=True, blank=True, related_name="+"
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = AnswerQuerySet.as_manager()

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
                condition=(
                    Q(audience__in=[Audience.ME, Audience.NETWORK])
                    & Q(audience_team=None, audience_group=None)
                )
                | Q(
                    audience=Audience.TEAM,
                    audience_team__isnull=False,
                    audience_group=None,
                )
                | Q(
                    audience=Audience.GROUP,
                    audience_team=None,
                    audience_group__isnull=False,
                ),
                name="answer_target_fits_its_audience",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.ME, shared_at=None)
                | (~Q(audience=Audience.ME) & Q(shared_at__isnull=False)),
                name="answer_is_shared_from_a_moment",
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
