"""Whatever comes in, it is understood or refused: nothing else ever comes out."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from jamboard.core.codes import MESSAGES, Refused
from jamboard.core.ops import OPS, parse_op
from jamboard.core.protocol import OpFrame, parse

from .boards import KEY, VALUE, act, make_actor, make_board, note_body

NOTE = "b0000000-0000-4000-8000-000000000001"
IN_FRAMES = ["type", "op", "since", "protocol", "epoch", "keys", "calm", "t"]
IN_NOTES = ["note", "question", "x", "y", "text", "colour", "anonymous", "key"]
IN_OTHERS = ["base", "content_note", "width", "cluster", "front", "not_patient"]
KEYS = [*IN_FRAMES, *IN_NOTES, *IN_OTHERS, "kind", "on", "title", "notes", "phase"]
SENSIBLE = st.sampled_from(
    [NOTE, VALUE, KEY, "sky", "heart", "share", "join", 1, 0, [NOTE]]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | SENSIBLE,
    lambda each: (
        st.lists(each, max_size=3)
        | st.dictionaries(st.text(max_size=3), each, max_size=3)
    ),
    max_leaves=6,
)
BODIES = st.dictionaries(st.sampled_from(KEYS), VALUES)


def outcome(text):
    """Give the code a frame is refused with, or None if it is understood."""
    try:
        frame = parse(text)
        if isinstance(frame, OpFrame):
            parse_op(frame.body)
    except Refused as refusal:
        return refusal.code
    return None


@given(st.text() | st.binary())
@settings(deadline=None)
def test_any_text_is_understood_or_refused(text):
    assert outcome(text) in {None, *MESSAGES}


@given(st.sampled_from(["join", "op", "ping", "editing", "cursor"]), BODIES)
@settings(deadline=None)
def test_any_frame_is_understood_or_refused(kind, body):
    assert outcome(json.dumps({**body, "type": kind})) in {None, *MESSAGES}


@given(st.sampled_from(sorted(OPS)), BODIES)
@settings(deadline=None)
def test_any_op_changes_the_board_or_is_refused(do, body):
    state = make_board()
    act(state, make_actor(), note_body(NOTE))
    alice = make_actor("alice", "facilitator")
    code = refusal_of(state, alice, {"note": NOTE, **body, "do": do})
    assert (code in MESSAGES, state.seq) in {(False, 2), (True, 1)}


def refusal_of(state, actor, body):
    try:
        act(state, actor, body)
    except Refused as refusal:
        return refusal.code
    return None
