"""Boards and ops to try the core with, without a database."""

from uuid import UUID

from jamboard.core.board import (
    DEFAULT_SETTINGS,
    Actor,
    BoardState,
    Question,
    apply_change,
    decide,
    rights,
)
from jamboard.core.ops import parse_op

VALUE = "a0000000-0000-4000-8000-000000000001"
FORWARD = "a0000000-0000-4000-8000-000000000002"
KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"


def id_from(random):
    return str(UUID(int=random.getrandbits(128), version=4))


def make_board():
    return BoardState(
        id="d0000000-0000-4000-8000-000000000001",
        epoch="6f1f",
        title="What do you think?",
        settings=DEFAULT_SETTINGS,
        questions={
            VALUE: Question(VALUE, "What has been of value?", 0),
            FORWARD: Question(FORWARD, "What will you take forward?", 1),
        },
    )


def make_actor(name="bob", role="member"):
    return Actor(f"p-{name}", name.title(), role, rights(role, DEFAULT_SETTINGS))


def note_body(note, **keys):
    return {
        "do": "note.add",
        "note": note,
        "question": VALUE,
        "x": 1,
        "y": 2,
        "text": "More time to talk",
        "colour": "sky",
        **keys,
    }


def act(state, actor, body, op_id="0" * 8):
    """Do one op; give its change."""
    op = parse_op(body)
    change = decide(state, op, actor, op_id=op_id, seq=state.seq + 1)
    apply_change(state, change)
    return change
