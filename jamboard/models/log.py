from django.db import models
from django.db.models import Q
from django.utils import timezone

from jamboard.models.boards import Board
from jamboard.models.participants import Participant


class Change(models.Model):
    """One line of a board's log: catch-up, idempotency, history and audit."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", "Everyone"
        FACILITATORS = "facilitators", "Facilitators"
        WRITER = "writer", "Its writer"

    board = models.ForeignKey(Board, models.CASCADE, related_name="changes")
    seq = models.PositiveBigIntegerField()
    op_id = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=30)
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="changes"
    )
    payload = models.JSONField()
    # Who may read it whole; decided when written and never widened.
    audience = models.CharField(
        max_length=12, choices=Audience, default=Audience.EVERYONE
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["board", "seq"], name="log_is_numbered"),
            models.UniqueConstraint(fields=["board", "op_id"], name="op_is_once"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="seq_starts_at_1"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.seq}"
