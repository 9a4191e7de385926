"""What a latecomer hears of notes that were taken off, whatever happened."""

import json
import random

import pytest

from jamboard.core.telling import line_of, told

from .boards import VALUE, act, make_actor, make_board, note_body
from .test_board import NOTE, OTHER, some_run


def heard(log):
    return [json.loads(text) for text in told([line_of(each) for each in log])]


def kinds(log):
    return [change["do"] for change in heard(log)]


def acts(*bodies):
    state = make_board()
    return [act(state, make_actor("bob", "facilitator"), body) for body in bodies]


def test_all_that_was_done_to_a_note_is_withheld_once_it_is_taken_off():
    log = acts(
        note_body(NOTE, text="Secret"),
        {"do": "note.edit", "note": NOTE, "text": "Secret too", "base": 1},
        {"do": "note.move", "note": NOTE, "x": 1, "y": 1},
        {"do": "note.react", "note": NOTE, "kind": "heart", "on": True},
        {"do": "note.remove", "note": NOTE},
    )
    assert kinds(log) == ["withheld"] * 4 + ["note.remove"]
    assert "Secret" not in json.dumps(heard(log))


def test_a_note_brought_back_comes_whole_and_its_past_stays_withheld():
    log = acts(
        note_body(NOTE, text="First"),
        {"do": "note.edit", "note": NOTE, "text": "Second", "base": 1},
        {"do": "note.remove", "note": NOTE},
        {"do": "note.restore", "note": NOTE},
    )
    assert kinds(log) == ["withheld", "withheld", "note.remove", "note.restore"]
    assert heard(log)[3]["text"] == "Second"
    assert "First" not in json.dumps(heard(log))


def test_taken_off_once_more_it_is_as_if_it_had_never_been_back():
    off, back = (
        {"do": "note.remove", "note": NOTE},
        {"do": "note.restore", "note": NOTE},
    )
    log = acts(note_body(NOTE), off, back, off)
    assert kinds(log) == ["withheld"] * 3 + ["note.remove"]


def test_other_notes_and_groups_are_told_as_they_are():
    log = acts(
        note_body(NOTE),
        note_body(OTHER),
        {
            "do": "cluster.add",
            "cluster": "c0000000-0000-4000-8000-000000000001",
            "question": VALUE,
            "title": "Tea",
            "x": 0,
            "y": 0,
            "notes": [NOTE, OTHER],
        },
        {"do": "note.remove", "note": NOTE},
    )
    assert kinds(log) == ["withheld", "note.add", "cluster.add", "note.remove"]


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_done_the_past_only_ever_tells_less(seed):
    _, log, _ = some_run(random.Random(seed))
    before = []
    for upto in range(len(log)):
        now = heard(log[: upto + 1])
        assert [change["seq"] for change in now] == list(range(1, upto + 2))
        changed = [new for old, new in zip(before, now, strict=False) if old != new]
        assert {change["do"] for change in changed} <= {"withheld"}
        before = now
