"""When things happen in the demo, counted from the moment it is loaded."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

# Long enough in that the jam board item, 90 minutes after the start, is on.
MINUTES_IN = 92
TO_THE_MINUTE = 5


def days_from(now: datetime, days: float) -> datetime:
    return now + timedelta(days=days)


def start_of(session: dict[str, Any], now: datetime) -> datetime:
    """When a session of the content starts: by the clock, or around now."""
    if session["start"].startswith("now"):
        return _a_while_ago(now)
    hour, minute = session["start"].split(":")
    local = timezone.localtime(now) + timedelta(days=session["days"])
    return local.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)


def _a_while_ago(now: datetime) -> datetime:
    begun = now - timedelta(minutes=MINUTES_IN)
    whole = begun.minute - begun.minute % TO_THE_MINUTE
    return begun.replace(minute=whole, second=0, microsecond=0)
