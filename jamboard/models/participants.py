import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jamboard.models.boards import Board
from wessexcop.members.models import Guest, Member


class Participant(models.Model):
    """One person on one board. Notes, reactions and changes point here only.

    Erasing someone empties this one row: payloads hold its key, never a name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Board, models.CASCADE, related_name="participants")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="participations"
    )
    guest = models.ForeignKey(
        Guest, models.SET_NULL, null=True, blank=True, related_name="participations"
    )
    name = models.CharField(max_length=120, blank=True)
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "member"], name="one_participant_per_member"
            ),
            models.UniqueConstraint(
                fields=["board", "guest"], name="one_participant_per_guest"
            ),
            models.CheckConstraint(
                condition=Q(member=None) | Q(guest=None),
                name="participant_is_one_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "A guest"
