from typing import Any

from tests.access.registry import Row, in_network, planners, signed_in
from tests.access.world import World

READ_ONLY = signed_in(405)


def board(world: World) -> dict[str, Any]:
    return {"pk": world.board.pk}


def group_board(world: World) -> dict[str, Any]:
    return {"pk": world.group_board.pk}


def note(world: World) -> dict[str, Any]:
    return {"pk": world.board.pk, "note": world.note}


def published(world: World) -> dict[str, Any]:
    return {"pk": world.published.pk}


def draft(world: World) -> dict[str, Any]:
    return {"pk": world.draft.pk}


# Nothing is sent with these, so whoever may write hears what is missing.
WRITING = Row(get=READ_ONLY, post=in_network(422), kwargs=note)
JSON = {"stranger": 401}

ROWS = {
    "jamboard:list": Row(get=signed_in(200), post=READ_ONLY),
    "jamboard:new": Row(
        # The outsider plans too, with a group of their own.
        get=planners(200) | {"outsider": 200, "removed": 403},
        post=planners(422) | {"outsider": 422, "removed": 403},
    ),
    "jamboard:practice": Row(get=READ_ONLY, post=in_network(302) | {"outsider": 302}),
    "jamboard:for_session": Row(get=in_network(302), post=READ_ONLY, kwargs=published),
    "jamboard:for_session (draft)": Row(
        get=planners(200, seen=404), post=READ_ONLY, kwargs=draft
    ),
    "jamboard:board": Row(get=in_network(200), post=READ_ONLY, kwargs=board),
    "jamboard:board (group)": Row(
        get=planners(200, seen=404), post=READ_ONLY, kwargs=group_board
    ),
    "jamboard:outline": Row(get=in_network(200), post=READ_ONLY, kwargs=board),
    "jamboard:outline (group)": Row(
        get=planners(200, seen=404), post=READ_ONLY, kwargs=group_board
    ),
    "jamboard:phase": Row(get=READ_ONLY, post=planners(422), kwargs=board),
    "jamboard:phase (group)": Row(
        get=READ_ONLY, post=planners(422, seen=404), kwargs=group_board
    ),
    "jamboard:ops": Row(
        get=in_network(200) | JSON, post=in_network(400) | JSON, kwargs=board
    ),
    "jamboard:ops (group)": Row(
        get=planners(200, seen=404) | JSON,
        post=planners(400, seen=404) | JSON,
        kwargs=group_board,
    ),
    "jamboard:note_add": Row(get=READ_ONLY, post=in_network(422), kwargs=board),
    "jamboard:note_add (group)": Row(
        get=READ_ONLY, post=planners(422, seen=404), kwargs=group_board
    ),
    "jamboard:note_edit": WRITING,
    "jamboard:note_move": WRITING,
    "jamboard:note_restore": WRITING,
    "jamboard:note_react": WRITING,
    # Bob's note: he takes it back, or a facilitator takes it away.
    "jamboard:note_remove": Row(
        get=READ_ONLY,
        post=in_network(422) | {"member": 302, "facilitator": 302},
        kwargs=note,
    ),
}
