import uuid

from django.db import models
from django.db.models import Q

from jamboard.models.boards import Board, Question
from jamboard.models.participants import Participant


class Cluster(models.Model):
    """A named group of notes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Board, models.CASCADE, related_name="clusters")
    question = models.ForeignKey(Question, models.PROTECT, related_name="clusters")
    title = models.CharField(max_length=120, blank=True)
    x = models.FloatField(default=0)
    y = models.FloatField(default=0)

    def __str__(self) -> str:
        return self.title


class Note(models.Model):
    """A note as the log says it is now. Written only by store.commit."""

    class RemovedBy(models.TextChoices):
        WRITER = "writer", "Its writer"
        FACILITATOR = "facilitator", "A facilitator"

    # Made by the client, so that a note sent twice is one note.
    id = models.UUIDField(primary_key=True, editable=False)
    board = models.ForeignKey(Board, models.CASCADE, related_name="notes")
    question = models.ForeignKey(Question, models.PROTECT, related_name="notes")
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="notes"
    )
    # Nobody, where the writer left their name off: then only a key's hash.
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="notes"
    )
    key_hash = models.CharField(max_length=64, blank=True)
    text = models.TextField(max_length=2000)
    colour = models.CharField(max_length=10)
    content_note = models.CharField(max_length=120, blank=True)
    x = models.FloatField()
    y = models.FloatField()
    z = models.BigIntegerField()
    width = models.FloatField(default=168)
    # The seq it came with, and of the change that last set each property since.
    added = models.PositiveBigIntegerField()
    revisions = models.JSONField(default=dict)
    # By whom it was taken off, which says who may bring it back.
    removed_by = models.CharField(max_length=12, choices=RemovedBy, blank=True)

    class Meta:
        ordering = ["z"]
        constraints = [
            models.CheckConstraint(
                condition=Q(participant=None) | Q(key_hash=""),
                name="a_note_without_a_name_has_no_participant",
            ),
        ]

    def __str__(self) -> str:
        return f"Note {self.pk}"


class Reaction(models.Model):
    class Kind(models.TextChoices):
        HEART = "heart", "Heart"
        IDEA = "idea", "Idea"
        ME_TOO = "me_too", "Me too"
        THANK_YOU = "thank_you", "Thank you"
        QUESTION = "question", "Question"

    note = models.ForeignKey(Note, models.CASCADE, related_name="reactions")
    participant = models.ForeignKey(
        Participant, models.CASCADE, related_name="reactions"
    )
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "participant", "kind"],
                name="one_reaction_of_a_kind_per_person",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["heart", "idea", "me_too", "thank_you", "question"]
                ),
                name="reaction_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.kind
