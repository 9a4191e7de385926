import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from sessions_app.models.activities import Activity
from sessions_app.models.sessions import LONGEST_MINUTES, Session
from wessexcop.members.models import Member, Team


class Kind(models.TextChoices):
    ARRIVE = "arrive", "Arrive"
    CONNECT = "connect", "Connect"
    TALK = "talk", "Talk"
    CREATE = "create", "Create"
    SHARE = "share", "Share"
    INFORM = "inform", "Inform"
    REFLECT = "reflect", "Reflect"
    BREAK = "break", "Break"
    CLOSE = "close", "Close"
    SLACK = "slack", "Slack"


class Shape(models.TextChoices):
    ALONE = "alone", "On your own"
    PAIRS = "pairs", "In pairs"
    SMALL_GROUPS = "small groups", "In small groups"
    EVERYONE = "everyone", "Everyone"


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def removed(self) -> Self:
        return self.exclude(removed_at=None)

    def with_people(self) -> Self:
        leads = models.Prefetch("leads", Member.objects.order_by("name"))
        return self.prefetch_related(leads, "teams")


class KeptItems(models.Manager["AgendaItem"]):
    """What the agenda holds now; an item taken out can still be put back."""

    def get_queryset(self) -> AgendaItemQuerySet:
        return AgendaItemQuerySet(self.model, using=self._db).kept()

    def with_people(self) -> AgendaItemQuerySet:
        return self.get_queryset().with_people()


class AgendaItem(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, models.CASCADE, related_name="items")
    # Dense from 0, renumbered under the session's row: see actions.move_item.
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TALK)
    shape = models.CharField(max_length=12, choices=Shape, default=Shape.EVERYONE)
    minutes = models.PositiveSmallIntegerField(default=10)
    protected = models.BooleanField(default=False)
    leads = models.ManyToManyField(Member, blank=True, related_name="leads")
    teams = models.ManyToManyField(Team, blank=True, related_name="shares")
    instruction = models.TextField(max_length=1000, blank=True)
    facilitator_notes = models.TextField(max_length=2000, blank=True)
    content_note = models.CharField(max_length=300, blank=True)
    music_title = models.CharField(max_length=120, blank=True)
    music_link = models.URLField(max_length=500, blank=True)
    # Counts saves of the item's words, so that a stale one is noticed and not lost.
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = KeptItems()
    ever = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="item_has_a_title"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=LONGEST_MINUTES),
                name="item_lasts_1_minute_to_12_hours",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="item_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(shape__in=Shape.values), name="item_shape_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title
