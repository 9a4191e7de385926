"""Who may do what on a board: every op, every role, on someone else's note."""

from typing import Any

import pytest

from jamboard.core.ops import OPS
from tests.access.registry import ROLES
from tests.access.world import World
from tests.factories.jamboard import an_id, note_add, op, write

# A stranger has no socket and gets 401 by HTTP: see the rows of jamboard:ops.
PEOPLE = [role for role in ROLES if role != "stranger"]
OUTSIDE = ("outsider", "removed")
NOT_THERE = "not there"

Answers = dict[str, str]


def those(*roles: str, otherwise: str) -> Answers:
    """Which roles the board lets do it, and what the others of the network hear."""
    answers = dict.fromkeys(PEOPLE, otherwise) | dict.fromkeys(roles, "ack")
    return answers | dict.fromkeys(OUTSIDE, NOT_THERE)


ALL = ("member", "design_group", "facilitator", "lead")

REGISTRY: dict[str, Answers] = {
    "note.add": those(*ALL, otherwise=""),
    "note.edit": those("member", "facilitator", otherwise="note.not_yours"),
    "note.move": those(
        "member", "design_group", "facilitator", otherwise="note.not_yours"
    ),
    "note.remove": those("member", "facilitator", otherwise="note.not_yours"),
    "note.restore": those("member", otherwise="note.not_yours"),
    "note.react": those(*ALL, otherwise=""),
    "cluster.add": those("design_group", "facilitator", otherwise="not_allowed"),
    "board.phase": those("design_group", "facilitator", otherwise="not_allowed"),
}


def body(do: str, world: World) -> dict[str, Any]:
    """An op that would be done if its sender may: most are about Bob's note."""
    note, question = world.note, str(world.board.questions.get(position=0).pk)
    about: dict[str, dict[str, Any]] = {
        "note.edit": {"note": note, "text": "Tea, then papers.", "base": 1},
        "note.move": {"note": note, "x": 5, "y": 6},
        "note.remove": {"note": note},
        "note.restore": {"note": note},
        "note.react": {"note": note, "kind": "heart", "on": True},
        "cluster.add": {
            "cluster": an_id(),
            "question": question,
            "title": "Tea",
            "x": 0,
            "y": 0,
            "notes": [note],
        },
        "board.phase": {"phase": "closed"},
    }
    return note_add(world.board) if do == "note.add" else op(do, **about[do])


def test_every_op_is_in_the_registry() -> None:
    assert set(OPS) == set(REGISTRY)


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("do", sorted(REGISTRY))
def test_an_op_is_answered_as_the_registry_says(
    do: str, role: str, world: World
) -> None:
    if do == "note.restore":
        write(world.board, world.people["member"], op("note.remove", note=world.note))
    seq = current_seq(world)
    (outcome,) = write(world.board, world.people[role], body(do, world))
    expected = REGISTRY[do][role]
    if expected == NOT_THERE:
        assert outcome.barred == "4410"
    else:
        assert outcome.answer.get("code", "ack") == expected
    assert current_seq(world) == seq + (expected == "ack")


def current_seq(world: World) -> int:
    world.board.refresh_from_db()
    return world.board.seq
