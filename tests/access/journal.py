from typing import Any

from tests.access.registry import Answers, Row, in_network, planners, signed_in
from tests.access.world import World

READ_ONLY = signed_in(405)
BOX = {"quadrant": "2", "text": "Tea before papers.", "revision": "0"}


def published(world: World) -> dict[str, Any]:
    return {"pk": world.published.pk}


def draft(world: World) -> dict[str, Any]:
    return {"pk": world.draft.pk}


def bobs_to_do(world: World) -> dict[str, Any]:
    return {"pk": world.to_dos["member"].pk}


def its_writer(answer: int) -> Answers:
    """For Bob alone: no role adds anything."""
    return signed_in(404) | {"member": answer}


ROWS = {
    "journal:index": Row(get=signed_in(200), post=READ_ONLY),
    "journal:shared": Row(get=signed_in(200), post=READ_ONLY),
    "journal:print": Row(get=signed_in(200), post=READ_ONLY),
    "to_dos": Row(get=signed_in(200), post=READ_ONLY),
    "journal:todo_add": Row(get=READ_ONLY, post=signed_in(422)),
    "journal:todo_done": Row(get=READ_ONLY, post=its_writer(302), kwargs=bobs_to_do),
    "journal:todo_edit": Row(
        get=its_writer(200), post=its_writer(422), kwargs=bobs_to_do
    ),
    "journal:todo_remove": Row(get=READ_ONLY, post=its_writer(302), kwargs=bobs_to_do),
    "journal:session": Row(get=in_network(200), post=in_network(302), kwargs=published),
    "journal:session (draft)": Row(
        get=planners(200, seen=404), post=planners(302, seen=404), kwargs=draft
    ),
    "journal:answer": Row(
        get=READ_ONLY, post=in_network(200), kwargs=published, data=BOX
    ),
    "journal:answer (draft)": Row(
        get=READ_ONLY, post=planners(200, seen=404), kwargs=draft, data=BOX
    ),
}
