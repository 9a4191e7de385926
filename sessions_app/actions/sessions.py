from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import models, transaction
from django.utils import timezone

from sessions_app.actions.locking import Stale, changing, holds
from sessions_app.library import shape_items
from sessions_app.models import Activity, AgendaItem, Session
from wessexcop.members.models import DesignGroup, Maxim, Member


class StartFrom(models.TextChoices):
    SHAPE = "two hours", "The two-hour shape: meet, share, rest, talk, jam, spiral"
    LAST = "last session", "A copy of the last session"
    EMPTY = "empty", "An empty page"


class DetailFields(TypedDict, total=False):
    """What a planner may write about a session as a whole."""

    title: str
    purpose: str
    starts_at: datetime
    minutes: int
    place: str
    meeting_link: str
    maxim: Maxim | None
    support_person: Member | None


COPIED = (
    *("title", "activity", "kind", "shape", "minutes", "protected"),
    *("instruction", "facilitator_notes"),
)


def create_session(
    *,
    group: DesignGroup,
    start_from: str = StartFrom.EMPTY,
    **fields: Unpack[DetailFields],
) -> Session:
    """Begin a plan, seen only by those who plan it until it is published.

    A plan begun from a shape or from the last session has its items, with
    nobody yet named to lead them and no team to share.
    """
    with transaction.atomic():
        items = _items_from(group, start_from, fields["starts_at"])
        session = Session.objects.create(group=group, network=group.network, **fields)
        AgendaItem.objects.bulk_create(
            AgendaItem(session=session, position=position, **item)
            for position, item in enumerate(items)
        )
    return session


def change_details(
    *, session: Session, base: int, **fields: Unpack[DetailFields]
) -> Session:
    """Save a session's details, if nobody has since revision `base`; else Stale."""
    with changing(session.pk) as stored:
        if holds(stored, fields):
            return stored
        if stored.revision != base:
            raise Stale(stored)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.revision += 1
        stored.save(update_fields=[*fields, "revision"])
    return stored


def publish_session(*, session: Session, without_sign_off: str = "") -> None:
    """Let the network's members see the agenda, from this moment on.

    `without_sign_off` says what its planners do about having none.
    """
    with changing(session.pk) as stored:
        stored.published_at = stored.published_at or timezone.now()
        stored.without_sign_off = without_sign_off or stored.without_sign_off
        stored.save(update_fields=["published_at", "without_sign_off"])


def _items_from(
    group: DesignGroup, start_from: str, before: datetime
) -> list[dict[str, Any]]:
    if start_from == StartFrom.SHAPE:
        return _shipped_items()
    last = Session.objects.filter(group=group).last_before(before)
    if start_from == StartFrom.LAST and last:
        return [
            {name: getattr(item, name) for name in COPIED}
            for item in last.items.select_related("activity")
        ]
    return []


def _shipped_items() -> list[dict[str, Any]]:
    shipped = {a.key: a for a in Activity.objects.filter(network=None)}
    return [
        {**item, "activity": shipped.get(item.get("activity", ""))}
        for item in shape_items(StartFrom.SHAPE)
    ]
