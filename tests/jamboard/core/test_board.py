import json
import random
from copy import deepcopy
from dataclasses import replace

import pytest

from jamboard.core import protocol
from jamboard.core.board import (
    Change,
    Refused,
    apply_change,
    as_logged,
    for_audience,
    notes_of,
    replay,
    rights,
    wire,
)
from jamboard.core.fields import hash_key

from .boards import FORWARD, KEY, VALUE, act, id_from, make_actor, make_board, note_body

NOTE = "b0000000-0000-4000-8000-000000000001"
OTHER = "b0000000-0000-4000-8000-000000000002"
RUNS = 40
OPS_A_RUN = 150
# Mostly open: a closed board has little to tell.
PHASES = ["share"] * 5 + ["closed"]


def test_deciding_changes_nothing():
    state = make_board()
    act(state, make_actor(), note_body(NOTE))
    before = deepcopy(state)
    with pytest.raises(Refused):
        act(state, make_actor("charlie"), {"do": "note.remove", "note": NOTE})
    assert state == before


def test_a_change_already_applied_is_skipped():
    state = make_board()
    change = act(state, make_actor(), note_body(NOTE))
    act(state, make_actor(), {"do": "note.remove", "note": NOTE})
    before = deepcopy(state)
    apply_change(state, change)
    assert state == before


def test_a_gap_in_the_log_is_an_error():
    with pytest.raises(ValueError, match="a gap: 2 after 0"):
        apply_change(make_board(), Change(2, None, None, "withheld", {}))


def test_a_kind_not_known_here_moves_only_the_seq():
    state = make_board()
    apply_change(state, Change(1, None, None, "note.sing", {"note": NOTE}))
    assert as_logged(state) == as_logged(make_board()) | {"seq": 1}


def test_the_key_of_an_unsigned_note_is_in_no_log():
    change = act(make_board(), make_actor(), note_body(NOTE, anonymous=True, key=KEY))
    told = json.dumps([wire(change), change.payload, change.by, change.op])
    assert (KEY in told, hash_key(KEY) in told, "p-bob" in told) == (False,) * 3


def test_closing_forgets_what_tied_a_note_to_its_writer():
    state = make_board()
    act(state, make_actor(), note_body(NOTE, anonymous=True, key=KEY))
    act(
        state,
        make_actor("alice", "facilitator"),
        {"do": "board.phase", "phase": "closed"},
    )
    assert state.notes[NOTE].key_hash is None


def test_mine_are_the_notes_i_signed_or_hold_a_key_for():
    state = make_board()
    act(state, make_actor(), note_body(NOTE))
    act(state, make_actor("charlie"), note_body(OTHER, anonymous=True, key=KEY))
    assert notes_of(state, "p-bob", {OTHER: hash_key(KEY)}) == [NOTE, OTHER]


def test_mine_are_not_the_notes_of_others():
    state = make_board()
    act(state, make_actor("charlie"), note_body(NOTE))
    act(state, make_actor("charlie"), note_body(OTHER, anonymous=True, key=KEY))
    assert notes_of(state, "p-bob", {OTHER: "0" * 64}) == []


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("everyone", ["everyone", "facilitators", "writer"]),
        ("facilitators", ["facilitators", "writer"]),
        ("writer", ["writer"]),
    ],
)
def test_a_change_is_whole_only_for_its_audience(audience, readers):
    change = Change(7, "op", "p-bob", "note.edit", {"note": NOTE}, audience)
    whole = [
        reader
        for reader in ("everyone", "facilitators", "writer")
        if for_audience(change, reader) == wire(change)
    ]
    assert whole == readers


def test_to_all_others_a_change_says_only_that_something_happened():
    change = Change(7, "op", "p-bob", "note.edit", {"note": NOTE}, "writer")
    assert for_audience(change, "everyone") == {"seq": 7, "do": "withheld"}


def test_a_large_welcome_comes_in_pages():
    state = make_board()
    chance = random.Random(1)
    for _ in range(5):
        act(state, make_actor(), note_body(id_from(chance)))
    frames = protocol.welcome(state, page_bytes=700)
    told = [(frame["type"], len(frame["notes"]), frame["more"]) for frame in frames]
    assert told == [("welcome", 3, True), ("notes", 2, False)]


def test_a_small_welcome_comes_whole():
    frames = protocol.welcome(make_board())
    assert [(frame["type"], frame["more"]) for frame in frames] == [("welcome", False)]


def test_a_welcome_leaves_out_what_was_taken_off():
    state = make_board()
    act(state, make_actor(), note_body(NOTE))
    act(state, make_actor(), {"do": "note.remove", "note": NOTE})
    assert protocol.welcome(state)[0]["notes"] == []


@pytest.mark.parametrize(
    ("role", "extra"),
    [
        ("guest", []),
        ("member", []),
        (
            "design_group",
            ["arrange", "board.phase", "cluster.add", "note.move_others"],
        ),
        (
            "facilitator",
            [
                "arrange",
                "board.phase",
                "cluster.add",
                "note.edit_others",
                "note.move_others",
                "note.remove_others",
            ],
        ),
    ],
)
def test_roles_add_up(role, extra):
    own = [f"note.{verb}" for verb in ("add", "edit", "move", "react")]
    own += ["note.remove", "note.restore"]
    assert sorted(rights(role, make_board().settings)) == sorted(own + extra)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("guest", []),
        ("member", []),
        ("design_group", ["board.phase"]),
        (
            "facilitator",
            ["board.phase", "note.remove", "note.remove_others", "note.restore"],
        ),
    ],
)
def test_on_a_closed_board_only_care_goes_on(role, may):
    assert sorted(rights(role, make_board().settings, "closed")) == may


def test_a_role_nobody_has_is_an_error():
    with pytest.raises(ValueError, match="no such role: king"):
        rights("king", make_board().settings)


def any_body(chance, state):
    """Make up an op: mostly sensible, about notes that are or were there."""
    note = chance.choice([*state.notes, id_from(chance)])
    place = {"x": chance.randrange(900), "y": chance.randrange(900)}
    known = state.notes.get(note)
    base = known.revision("text") if known else 0
    return chance.choice(
        [
            note_body(id_from(chance)),
            note_body(id_from(chance), anonymous=True, key=KEY),
            {"do": "note.edit", "note": note, "text": f"Word {base}", "base": base},
            {"do": "note.edit", "note": note, "colour": "rose", "key": KEY},
            {"do": "note.move", "note": note, "front": True, **place},
            {"do": "note.move", "note": note, "question": FORWARD, **place},
            {"do": "note.remove", "note": note, "key": KEY},
            {"do": "note.restore", "note": note, "key": KEY},
            {"do": "note.react", "note": note, "kind": "heart", "on": base % 2 == 0},
            {
                "do": "cluster.add",
                "cluster": id_from(chance),
                "question": VALUE,
                "title": "Sleep",
                "notes": [note],
                **place,
            },
            {"do": "board.phase", "phase": chance.choice(PHASES)},
        ]
    )


def some_run(chance):
    """Let three people do as they like; give the board, its log, and what failed."""
    people = [
        make_actor("alice", "facilitator"),
        make_actor(),
        make_actor("charlie", "guest"),
    ]
    state, log, codes = make_board(), [], set()
    for _ in range(OPS_A_RUN):
        try:
            change = act(state, chance.choice(people), any_body(chance, state))
        except Refused as refusal:
            codes.add(refusal.code)
        else:
            log.append(change)
    return state, log, codes


def as_stored(change):
    """Give a change as the log gives it back: through JSON, without the rows' part."""
    return replace(change, payload=json.loads(json.dumps(change.payload)), unlogged={})


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_replay_of_the_log_gives_the_rows(seed):
    state, log, codes = some_run(random.Random(seed))
    again = replay(map(as_stored, log), on=make_board())
    assert as_logged(again) == as_logged(state)
    assert again.live == state.live == len(notes_shown(state))
    assert {"note.gone", "note.not_yours"} <= codes


def notes_shown(state):
    return [note for frame in protocol.welcome(state) for note in frame["notes"]]
