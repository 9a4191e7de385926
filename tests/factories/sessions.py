from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from sessions_app.models import AgendaItem, Session
from wessexcop.members.models import DesignGroup


def make_session(
    group: DesignGroup,
    title: str = "Quiet rooms",
    *,
    in_days: int = 7,
    published: bool = False,
    **fields: Any,
) -> Session:
    now = timezone.now()
    minute = now.replace(second=0, microsecond=0)
    defaults = {
        "starts_at": minute + timedelta(days=in_days),
        "published_at": now if published else None,
    }
    return Session.objects.create(
        group=group, network=group.network, title=title, **{**defaults, **fields}
    )


def make_item(session: Session, title: str = "Meet", **fields: Any) -> AgendaItem:
    place = session.items.count()
    return AgendaItem.objects.create(
        session=session, position=place, title=title, **fields
    )


def make_items(session: Session, *titles: str) -> list[AgendaItem]:
    return [make_item(session, title) for title in titles]


def titles(session: Session) -> list[str]:
    return list(session.items.order_by("position").values_list("title", flat=True))


def places(session: Session) -> list[int]:
    items = session.items.order_by("position")
    return list(items.values_list("position", flat=True))


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment by the clock on a wall in Wessex."""
    return timezone.make_aware(datetime(year, month, day, hour, minute))  # noqa: DTZ001
