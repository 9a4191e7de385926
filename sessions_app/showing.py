"""How an item is said and pictured, wherever it stands."""

from collections.abc import Iterable

from sessions_app.models import AgendaItem, Kind, Session, Shape

ICONS = {
    Kind.ARRIVE: "lamp",
    Kind.CONNECT: "users",
    Kind.TALK: "message-circle",
    Kind.CREATE: "sticky-note",
    Kind.SHARE: "share-2",
    Kind.INFORM: "ear",
    Kind.REFLECT: "feather",
    Kind.BREAK: "coffee",
    Kind.CLOSE: "sun",
    Kind.SLACK: "coffee",
}
SHAPES = {
    Shape.ALONE: "alone",
    Shape.PAIRS: "in pairs",
    Shape.SMALL_GROUPS: "small groups",
    Shape.EVERYONE: "everyone",
}


def icon_of(item: AgendaItem) -> str:
    return ICONS[Kind(item.kind)]


def listed(names: Iterable[object]) -> str:
    """Say names as people do: Fern, Ash and Wren."""
    *most, last = [str(name) for name in names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def who_leads(item: AgendaItem) -> str:
    """Who to look for: the teams who share, else the people who lead."""
    return listed(item.teams.all()) or listed(item.leads.all())


def plan_line(item: AgendaItem) -> str:
    """Under an item's title in the plan: who leads, and the shape of it."""
    if item.kind in {Kind.BREAK, Kind.SLACK}:
        return item.instruction
    shape = SHAPES[Shape(item.shape)]
    leads = listed(item.leads.all())
    return f"{leads}, {shape}" if leads else shape.capitalize()


def shape_word(item: AgendaItem) -> str:
    """What members will find themselves in."""
    if item.kind in {Kind.BREAK, Kind.SLACK}:
        return "Rest"
    if item.kind == Kind.ARRIVE:
        return "Arrive"
    if item.kind == Kind.SHARE and item.shape == Shape.SMALL_GROUPS:
        return "In small rooms"
    return Shape(item.shape).label


def place_of(session: Session) -> str:
    return "online" if session.place.lower() == "online" else session.place
