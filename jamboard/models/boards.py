import secrets
import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sessions_app.models import AgendaItem, Session
from wessexcop.members import access
from wessexcop.members.models import DesignGroup, Member, Network


def new_epoch() -> str:
    """Name the log's readable past; new whenever that past is rewritten."""
    return secrets.token_hex(8)


def open_to_network() -> Q:
    """Select boards seen by more than those who plan: the one place that says so."""
    shown = Q(session=None) | Q(session__published_at__isnull=False)
    return shown & Q(practice=False, seen_by=Board.SeenBy.NETWORK)


class BoardQuerySet(models.QuerySet["Board"]):
    def visible_to(self, member: Member) -> Self:
        """Boards seen by one's networks, and those of groups one plans with.

        A board of a session still in draft is seen only by those who plan it, a
        practice board only by whoever opened it.
        """
        groups = DesignGroup.objects.filter(access.planned_groups(member))
        networks = Network.objects.of(member)
        return self.filter(
            open_to_network() & Q(network__in=networks)
            | Q(practice=False, group__in=groups)
            | Q(practice=True, made_by=member, network__in=networks)
        )

    def open_to_network(self) -> Self:
        """Boards that everyone in their network sees."""
        return self.filter(open_to_network())


class Board(models.Model):
    class SeenBy(models.TextChoices):
        NETWORK = "network", "Everyone in the network"
        GROUP = "design group", "The design group"

    class Phase(models.TextChoices):
        WRITE = "write", "Write"
        SHARE = "share", "Share"
        VOTE = "vote", "Vote"
        CLOSED = "closed", "Closed"

    class Who(models.TextChoices):
        EVERYONE = "everyone", "Everyone"
        FACILITATORS = "facilitators", "Facilitators"

    class Anonymous(models.TextChoices):
        ALLOWED = "allowed", "Allowed"
        ALWAYS = "always", "Always"
        NEVER = "never", "Never"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="boards")
    group = models.ForeignKey(DesignGroup, models.PROTECT, related_name="boards")
    session = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="boards"
    )
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="boards"
    )
    title = models.CharField(max_length=120)
    lead = models.CharField(max_length=300, blank=True)
    template = models.CharField(max_length=20, default="value")
    seen_by = models.CharField(max_length=20, choices=SeenBy, default=SeenBy.NETWORK)
    practice = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    # What the log says now. Written only by store.commit.
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.SHARE)
    add = models.CharField(max_length=20, choices=Who, default=Who.EVERYONE)
    move_others = models.CharField(max_length=20, choices=Who, default=Who.FACILITATORS)
    edit_others = models.CharField(max_length=20, choices=Who, default=Who.FACILITATORS)
    anonymous = models.CharField(
        max_length=10, choices=Anonymous, default=Anonymous.ALLOWED
    )
    guests = models.BooleanField(default=True)
    votes_each = models.PositiveSmallIntegerField(default=3)
    seq = models.PositiveBigIntegerField(default=0)
    epoch = models.CharField(max_length=16, default=new_epoch)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="board_has_a_title"),
            models.CheckConstraint(
                condition=Q(phase__in=["write", "share", "vote", "closed"]),
                name="board_phase_is_known",
            ),
            models.CheckConstraint(
                condition=Q(seen_by__in=["network", "design group"]),
                name="board_seen_by_is_known",
            ),
            models.UniqueConstraint(
                fields=["made_by"],
                condition=Q(practice=True, archived_at=None),
                name="one_practice_board_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def settings(self) -> dict[str, Any]:
        names = ("add", "move_others", "edit_others", "anonymous", "guests")
        return {name: getattr(self, name) for name in (*names, "votes_each")}

    def is_closed(self, now: datetime) -> bool:
        """Closed by hand, or due to be: the clock's closing is logged a moment late."""
        due = self.closes_at is not None and self.closes_at <= now
        return due or self.phase == self.Phase.CLOSED


class Question(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Board, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    short = models.CharField(max_length=40)
    hint = models.CharField(max_length=300, blank=True)
    cycle = models.CharField(max_length=20, blank=True)
    colour = models.CharField(max_length=10, default="gorse")
    width = models.PositiveIntegerField(default=632)
    height = models.PositiveIntegerField(default=640)
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="question_asks"),
        ]

    def __str__(self) -> str:
        return self.text
