"""Who is free to talk, and whom to ring."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from sessions_app.models import Session
from wessexcop.members.models import Member, Network

# For anyone, whatever network they are in or none. The numbers are the services' own.
LINES = [
    {"who": "If someone is in danger now", "contact": "Call 999"},
    {
        "who": "NHS urgent mental health help, day and night",
        "contact": "Call 111 and choose the mental health option",
    },
    {
        "who": "Samaritans, to talk to someone, free, day and night",
        "contact": "Call 116 123",
    },
    {
        "who": "Shout, to text with someone, day and night",
        "contact": "Text SHOUT to 85258",
    },
]
WORRIED = (
    "Talk to the person in charge there. Or talk to your safeguarding team, or your "
    "Freedom to Speak Up guardian. A note on a board is not a report. It does not "
    "reach them."
)
NOT_WATCHED = (
    "Nobody watches the boards or journals all day. If you need help now, please use "
    "one of the lines above."
)
FREE_AROUND = timedelta(hours=1)


def support_page(network: Network | None, now: datetime) -> dict[str, object]:
    session = _session_near(network, now) if network else None
    return {
        "session": session,
        "person": _person(network, session),
        "free_until": session.ends_at + FREE_AROUND if session else None,
        "lines": (network and network.support_lines) or LINES,
        "worried": (network and network.support_worried) or WORRIED,
        "not_watched": NOT_WATCHED,
    }


def came_from(request: HttpRequest) -> str:
    """The page of ours that led here, to go back to; "" for any other."""
    page = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts=hosts) else ""


def _session_near(network: Network, now: datetime) -> Session | None:
    """The session whose support person is free now: an hour before until after."""
    begun = Session.objects.published().filter(
        network=network, starts_at__lte=now + FREE_AROUND
    )
    last = begun.select_related("support_person").order_by("-starts_at").first()
    return last if last and now < last.ends_at + FREE_AROUND else None


def _person(network: Network | None, session: Session | None) -> Member | None:
    if session:
        return session.support_person
    return network.support_person if network else None
