from tests.access.registry import Row, everyone, in_network, planners, signed_in

ROWS = {
    "home": Row(get=everyone(200), post=everyone(405)),
    "support": Row(get=everyone(200), post=everyone(405)),
    "step_away": Row(get=everyone(200), post=everyone(405)),
    "network": Row(
        get=in_network(200),
        post=in_network(405) | {"outsider": 405, "removed": 405},
        kwargs=lambda world: {"slug": "wessex"},
    ),
    "session_print": Row(
        get=in_network(200),
        post=signed_in(405),
        kwargs=lambda world: {"pk": world.published.pk},
    ),
    "session_print (draft)": Row(
        get=planners(200, seen=404),
        post=signed_in(405),
        kwargs=lambda world: {"pk": world.draft.pk},
    ),
    # Only where the site is a demo.
    "demo": Row(get=everyone(404), post=everyone(404)),
}
