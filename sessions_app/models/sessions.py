import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q
from django.utils import timezone

from wessexcop.members import access
from wessexcop.members.models import DesignGroup, Maxim, Member, Network

LONGEST_MINUTES = 12 * 60


class Lasting(Func):
    """A number of minutes as a duration; SQLite keeps those as microseconds."""

    output_field = models.DurationField()
    template = "(%(expressions)s * 60000000)"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "make_interval(mins => %(expressions)s)"
        return self.as_sql(compiler, connection, template=template, **context)


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, member: Member) -> Self:
        """Published sessions of one's networks, and drafts one may plan."""
        groups = DesignGroup.objects.filter(access.planned_groups(member))
        published = Q(published_at__isnull=False) & Q(
            network__in=Network.objects.of(member)
        )
        return self.filter(published | Q(group__in=groups))

    def planned_by(self, member: Member) -> Self:
        groups = DesignGroup.objects.filter(access.planned_groups(member))
        return self.filter(group__in=groups)

    def with_names(self) -> Self:
        return self.select_related("network", "group", "maxim", "support_person")

    def published(self) -> Self:
        return self.exclude(published_at=None).filter(cancelled_at=None)

    def on_at(self, now: datetime) -> Self:
        """Sessions running at this moment by the clock."""
        ends = ExpressionWrapper(
            F("starts_at") + Lasting("minutes"), output_field=models.DateTimeField()
        )
        return (
            self.published()
            .annotate(ends=ends)
            .filter(starts_at__lte=now, ends__gt=now, archived_at=None)
        )

    def last_before(self, moment: datetime) -> "Session | None":
        """The last one held or shown to members, of those that start before then."""
        known = Q(published_at__isnull=False) | Q(starts_at__lte=timezone.now())
        ones = self.filter(known, cancelled_at=None, starts_at__lt=moment)
        return ones.order_by("starts_at").last()

    def upcoming(self, now: datetime) -> Self:
        return self.filter(starts_at__gt=now, cancelled_at=None).order_by("starts_at")

    def past(self, now: datetime) -> Self:
        return self.filter(starts_at__lte=now).order_by("-starts_at")


class Session(models.Model):
    """One meeting of the network. Its states are moments, in this order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="sessions")
    group = models.ForeignKey(DesignGroup, models.PROTECT, related_name="sessions")
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=500, blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    place = models.CharField(max_length=200, blank=True)
    meeting_link = models.URLField(max_length=500, blank=True)
    maxim = models.ForeignKey(
        Maxim, models.SET_NULL, null=True, blank=True, related_name="sessions"
    )
    # Someone who leads nothing that day, so is free for anyone who wants a word.
    support_person = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="supports"
    )
    made_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # What its planners do about having no sign-off; asked when it is published.
    without_sign_off = models.CharField(max_length=300, blank=True)
    # Counts saves of its details, so that a stale one is noticed and not lost.
    revision = models.PositiveIntegerField(default=1)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="session_has_a_title"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=LONGEST_MINUTES),
                name="session_lasts_5_minutes_to_12_hours",
            ),
            models.CheckConstraint(
                condition=Q(started_at=None) | Q(published_at__isnull=False),
                name="session_is_published_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at__isnull=False),
                name="session_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    def led_by_support(self) -> str:
        """The title of an item its support person leads, who then is not free."""
        item = self.items.filter(leads=self.support_person_id).first()
        return item.title if item and self.support_person_id else ""

    def is_on(self, now: datetime) -> bool:
        return not self.is_draft and self.starts_at <= now < self.ends_at
