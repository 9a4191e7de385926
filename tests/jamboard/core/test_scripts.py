import json

import pytest

from jamboard.core import protocol
from jamboard.core.board import (
    Actor,
    BoardState,
    Question,
    Refused,
    apply_change,
    as_logged,
    decide,
    replay,
    rights,
    wire,
)
from jamboard.core.ops import parse_op
from jamboard.core.telling import line_of, told

from .golden import load, named

ROLES = {
    "alice": ("facilitator", "facilitator"),
    "bob": ("member", "member"),
    "charlie": ("guest", "guest"),
    "dina": ("design_group", "member"),
}


def board_of(begins):
    """Make the board a script begins with from its welcome."""
    board = begins["board"]
    questions = [
        Question(**{key: value for key, value in each.items() if key != "hidden"})
        for each in begins["questions"]
    ]
    return BoardState(
        id=board["id"],
        epoch=begins["epoch"],
        title=board["title"],
        lead=board["lead"],
        phase=board["phase"],
        settings=board["settings"],
        questions={each.id: each for each in questions},
    )


def actor_of(name, settings):
    role, badge = ROLES[name]
    return Actor(f"p-{name}", name.title(), badge, rights(role, settings))


def take(state, script, step):
    """Take one step; give what came of it, and the change if there is one."""
    actor = actor_of(step["as"], state.settings)
    try:
        change = decide(
            state,
            parse_op(step["body"]),
            actor,
            op_id=step["op"],
            seq=state.seq + 1,
            limit=script["limit"],
        )
    except Refused as refusal:
        extra = {key: each for key, each in refusal.extra.items() if key != "message"}
        return {"refused": {"code": refusal.code, **extra}}, None
    apply_change(state, change)
    return {"gives": wire(change)}, change


def shown(state):
    frames = protocol.welcome(state)
    return {
        "seq": frames[0]["seq"],
        "board": frames[0]["board"],
        "notes": [note for frame in frames for note in frame["notes"]],
        "clusters": frames[0]["clusters"],
    }


def run(script):
    """Take all steps; give the board and its log."""
    state, log = board_of(script["begins"]), []
    for step in script["steps"]:
        _, change = take(state, script, step)
        log += [change] if change else []
    return state, log


@pytest.mark.parametrize("script", **named(load("scripts")))
def test_a_script_gives_its_changes_and_its_board(script):
    state = board_of(script["begins"])
    log = []
    for step in script["steps"]:
        came, change = take(state, script, step)
        assert came == {key: step[key] for key in ("gives", "refused") if key in step}
        log += [change] if change else []
    assert shown(state) == script["ends"]
    assert as_logged(replay(log, on=board_of(script["begins"]))) == as_logged(state)


@pytest.mark.parametrize("script", **named(load("scripts")))
def test_whoever_comes_later_is_told_what_the_script_says(script):
    _, log = run(script)
    lines = [line_of(change) for change in log]
    whole = [
        {"seq": change.seq, "do": "withheld"}
        if change.seq in script["withheld"]
        else wire(change)
        for change in log
    ]
    for since in range(len(log)):
        assert list(map(json.loads, told(lines[since:]))) == whole[since:]
