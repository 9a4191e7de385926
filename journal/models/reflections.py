import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from journal.prompts import INKS
from sessions_app.models import Session
from wessexcop.members.models import Member


class Prompt(models.Model):
    """What a session's journal asks in one quadrant."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="prompts")
    quadrant = models.PositiveSmallIntegerField()
    short = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    # Quadrant 1 asks once for each team, and once more in these words.
    extra = models.CharField(max_length=300, blank=True)
    hint = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["quadrant"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "quadrant"], name="one_prompt_per_quadrant"
            ),
            models.CheckConstraint(
                condition=Q(quadrant__gte=1, quadrant__lte=4), name="four_quadrants"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def ink(self) -> str:
        return INKS[self.quadrant - 1]


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def of(self, member: Member) -> Self:
        return self.filter(member=member)


class Reflection(models.Model):
    """One member's turn of the spiral for one session; nobody else's to count."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="reflections")
    session = models.ForeignKey(Session, models.CASCADE, related_name="reflections")
    begun_at = models.DateTimeField(default=timezone.now)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "session"], name="one_reflection_per_session"
            ),
        ]

    def __str__(self) -> str:
        return f"Reflection {self.pk}"
