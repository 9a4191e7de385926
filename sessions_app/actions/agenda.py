from collections.abc import Sequence
from typing import TypedDict, Unpack
from uuid import UUID

from django.db.models import Case, Value, When
from django.utils import timezone

from sessions_app.actions.locking import Stale, changing, holds
from sessions_app.models import Activity, AgendaItem, Kind, Session, Shape
from wessexcop.members.models import Member, Team

MANY = ("leads", "teams")


class ItemFields(TypedDict, total=False):
    """What a planner may write about an item; what is absent stays as it is."""

    title: str
    activity: Activity | None
    kind: str
    shape: str
    protected: bool
    instruction: str
    facilitator_notes: str
    content_note: str
    music_title: str
    music_link: str
    leads: Sequence[Member]
    teams: Sequence[Team]


def add_item(
    *, session: Session, minutes: int, **fields: Unpack[ItemFields]
) -> AgendaItem:
    """Add an item at the end; before the closing, if the plan ends with one."""
    with changing(session.pk):
        one, many = _parted(fields)
        order = _order(session.pk)
        place = _place_for(session, fields.get("kind", Kind.TALK))
        item = AgendaItem.objects.create(
            session=session, position=place, minutes=minutes, **one
        )
        _set_many(item, many)
        _renumber([*order[:place], item.pk, *order[place:]])
    return item


def edit_item(
    *, item: AgendaItem, base: int, **fields: Unpack[ItemFields]
) -> AgendaItem:
    """Save an item's words, if nobody has since revision `base`; else raise Stale.

    The same words sent twice are saved once and raise nothing.
    """
    with changing(item.session_id):
        stored: AgendaItem = AgendaItem.ever.select_for_update().get(pk=item.pk)
        if holds(stored, fields):
            return stored
        if stored.revision != base:
            raise Stale(stored)
        one, many = _parted(fields)
        for name, value in one.items():
            setattr(stored, name, value)
        stored.revision += 1
        stored.save(update_fields=[*one, "revision"])
        _set_many(stored, many)
    return stored


def set_minutes(*, item: AgendaItem, minutes: int) -> None:
    """Give an item this many minutes; the last one to say so is right."""
    with changing(item.session_id):
        AgendaItem.objects.filter(pk=item.pk).update(minutes=minutes)


def set_shape(*, item: AgendaItem, shape: Shape) -> None:
    """Change who an item is done with: the one-press answer to too much telling."""
    with changing(item.session_id):
        AgendaItem.objects.filter(pk=item.pk).update(shape=shape)


def keep_item(*, item: AgendaItem) -> None:
    """Keep an item safe: running late never squeezes it."""
    with changing(item.session_id):
        AgendaItem.objects.filter(pk=item.pk).update(protected=True)


def move_item(*, item: AgendaItem, place: int) -> None:
    """Put an item at this place, counted from 0; past either end is that end."""
    with changing(item.session_id):
        order = _order(item.session_id)
        rest = [pk for pk in order if pk != item.pk]
        place = min(max(place, 0), len(rest))
        _renumber([*rest[:place], item.pk, *rest[place:]])


def remove_item(*, item: AgendaItem) -> None:
    """Take an item out of the plan. Its place is remembered, to put it back."""
    with changing(item.session_id):
        order = _order(item.session_id)
        AgendaItem.objects.filter(pk=item.pk).update(removed_at=timezone.now())
        _renumber([pk for pk in order if pk != item.pk])


def restore_item(*, item: AgendaItem) -> None:
    """Put an item back where it was, as near as the plan now allows."""
    with changing(item.session_id):
        order = _order(item.session_id)
        if item.pk in order:
            return
        AgendaItem.ever.filter(pk=item.pk).update(removed_at=None)
        place = min(item.position, len(order))
        _renumber([*order[:place], item.pk, *order[place:]])


def _order(session_id: UUID) -> list[UUID]:
    items = AgendaItem.objects.filter(session=session_id)
    return list(items.order_by("position").values_list("pk", flat=True))


def _place_for(session: Session, kind: str) -> int:
    items = AgendaItem.objects.filter(session=session)
    last = items.order_by("position").last()
    before_closing = last and last.kind == Kind.CLOSE and kind != Kind.CLOSE
    return int(items.count()) - bool(before_closing)


def _renumber(order: list[UUID]) -> None:
    """Number the items from 0 in this order, in one UPDATE."""
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(order)]
    if places:
        AgendaItem.objects.filter(pk__in=order).update(position=Case(*places))


def _parted(fields: ItemFields) -> tuple[dict[str, object], dict[str, object]]:
    one = {name: value for name, value in fields.items() if name not in MANY}
    many = {name: value for name, value in fields.items() if name in MANY}
    return one, many


def _set_many(item: AgendaItem, many: dict[str, object]) -> None:
    for name, people in many.items():
        getattr(item, name).set(people)
