import json
from dataclasses import asdict

import pytest

from jamboard.core import protocol
from jamboard.core.ops import parse_op
from jamboard.core.protocol import Malformed, OpFrame, Refused, frame_among, parse

from .golden import load, named


def read_whole(text):
    """Read a frame, and the op in it if there is one."""
    frame = parse(text)
    return parse_op(frame.body) if isinstance(frame, OpFrame) else frame


def as_json(value):
    """Tuples become lists, as they do on the way to a file."""
    return json.loads(json.dumps(value))


@pytest.mark.parametrize("case", **named(load("client-good")))
def test_a_good_frame_is_read_as_written_down(case):
    read = read_whole(json.dumps(case["frame"]))
    assert as_json({"kind": type(read).__name__, **asdict(read)}) == case["reads"]


def refusal_of(text):
    """Give the code a text is refused with, and the op id that was usable in it."""
    try:
        frame = parse(text)
    except Malformed as refusal:
        return {"code": refusal.code, "op": refusal.op}
    with pytest.raises(Refused) as refusal:
        parse_op(frame.body)
    return {"code": refusal.value.code, "op": frame.op}


@pytest.mark.parametrize("case", **named(load("client-bad")))
def test_a_bad_frame_is_refused_with_its_code(case):
    text = case["text"] if "text" in case else json.dumps(case["frame"])
    assert refusal_of(text) == {"code": case["code"], "op": case["op"]}


@pytest.mark.parametrize("case", **named(load("server-good")))
def test_the_server_says_what_browsers_read(case):
    encode = getattr(protocol, case["call"])
    assert encode(*case["args"], **case["named"]) == case["frame"]


def test_bytes_are_read_like_text():
    assert parse(b'{"type":"ping","t":5}') == protocol.Ping(5)


def test_bytes_that_are_no_text_are_malformed():
    with pytest.raises(Malformed):
        parse(b'{"type":"ping","pad":"\xff"}')


def test_a_frame_as_long_as_the_limit_is_read():
    text = '{"type":"ping","t":5}'
    assert parse(text, limit=len(text)) == protocol.Ping(5)


def test_one_frame_among_several_is_read_like_one_alone():
    assert frame_among({"type": "ping", "t": 5}) == protocol.Ping(5)


def test_one_frame_among_several_may_be_no_longer_than_one_alone():
    ping = {"type": "ping", "t": 5, "pad": "é" * 10}
    size = len(protocol.dump(ping).encode())

    assert frame_among(ping, limit=size) == protocol.Ping(5)
    with pytest.raises(Malformed, match="too_big"):
        frame_among(ping, limit=size - 1)


def test_one_frame_among_several_may_not_be_nested_without_end():
    nested = []
    for _ in range(100_000):
        nested = [nested]

    with pytest.raises(Malformed, match="malformed"):
        frame_among(nested)


def test_every_code_has_words():
    assert all(
        words.endswith((".", "?")) and words[0].isupper()
        for words in protocol.MESSAGES.values()
    )


def test_dump_writes_characters_as_they_are():
    assert protocol.dump({"text": "Café"}) == '{"text":"Café"}'


def test_dump_never_writes_what_is_not_json():
    with pytest.raises(ValueError, match="Out of range"):
        protocol.dump({"x": float("nan")})
