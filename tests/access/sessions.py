from typing import Any

from tests.access.registry import Row, in_network, planners, signed_in
from tests.access.world import World


def published(world: World) -> dict[str, Any]:
    return {"pk": world.published.pk}


def draft(world: World) -> dict[str, Any]:
    return {"pk": world.draft.pk}


def item(world: World) -> dict[str, Any]:
    return {"pk": world.draft.pk, "item": world.item.pk}


def taken_out(world: World) -> dict[str, Any]:
    return {"pk": world.draft.pk, "item": world.taken_out.pk}


READ_ONLY = signed_in(405)

ROWS = {
    "sessions:list": Row(get=signed_in(200), post=READ_ONLY),
    "sessions:new": Row(
        # The outsider plans too, with a group of their own.
        get=planners(200) | {"outsider": 200, "removed": 403},
        post=planners(422) | {"outsider": 422, "removed": 403},
    ),
    "sessions:suggest": Row(
        get=in_network(200) | {"outsider": 200},
        post=in_network(422) | {"outsider": 422},
    ),
    "sessions:detail": Row(get=in_network(200), post=READ_ONLY, kwargs=published),
    "sessions:detail (draft)": Row(
        get=planners(200, seen=404), post=READ_ONLY, kwargs=draft
    ),
    "sessions:plan": Row(get=planners(200), post=READ_ONLY, kwargs=published),
    "sessions:plan (draft)": Row(
        get=planners(200, seen=404), post=READ_ONLY, kwargs=draft
    ),
    "sessions:details": Row(
        get=planners(200, seen=404), post=planners(422, seen=404), kwargs=draft
    ),
    "sessions:publish": Row(
        get=planners(200, seen=404), post=planners(302, seen=404), kwargs=draft
    ),
    # Given by lived-experience partners alone, whoever else plans.
    "sessions:sign_off": Row(get=READ_ONLY, post=planners(403, seen=404), kwargs=draft),
    "sessions:item_add": Row(
        get=planners(200, seen=404), post=planners(422, seen=404), kwargs=draft
    ),
    "sessions:item_add (published)": Row(
        get=planners(200), post=planners(422), kwargs=published
    ),
    "sessions:item": Row(
        get=planners(200, seen=404), post=planners(422, seen=404), kwargs=item
    ),
    "sessions:item_move": Row(get=READ_ONLY, post=planners(422, seen=404), kwargs=item),
    "sessions:item_minutes": Row(
        get=READ_ONLY, post=planners(422, seen=404), kwargs=item
    ),
    "sessions:item_fix": Row(get=READ_ONLY, post=planners(422, seen=404), kwargs=item),
    "sessions:item_remove": Row(
        get=READ_ONLY, post=planners(302, seen=404), kwargs=item
    ),
    "sessions:item_restore": Row(
        get=READ_ONLY, post=planners(302, seen=404), kwargs=taken_out
    ),
}
