"""The protocol's own page says only what is so."""

import re
from pathlib import Path

import pytest

from jamboard.core import protocol
from jamboard.core.board import BoardState, Change, Question, replay, wire
from jamboard.core.ops import OPS, parse_op
from jamboard.core.protocol import OpFrame, parse, read_json

PAGE = (Path(__file__).parents[3] / "docs" / "protocol.md").read_text()


def examples(kind):
    return re.findall(rf"```json {kind}\n(.+?)\n```", PAGE, re.DOTALL)


def written(text):
    return read_json(text, limit=protocol.MAX_FRAME_BYTES)


def section(title):
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def change_from(told):
    named = {key: told.pop(key, None) for key in ("seq", "op", "by", "do")}
    return Change(**named, payload=told)


def log():
    return [change_from(written(text)) for text in examples("change")]


def board():
    welcome = written(examples("server")[0])
    questions = [
        Question(**{key: each[key] for key in each if key != "hidden"})
        for each in welcome["questions"]
    ]
    return BoardState(
        id=welcome["board"]["id"],
        epoch=welcome["epoch"],
        title=welcome["board"]["title"],
        lead=welcome["board"]["lead"],
        settings=welcome["board"]["settings"],
        questions={each.id: each for each in questions},
    )


@pytest.mark.parametrize("text", examples("client"))
def test_what_a_client_may_send_is_understood(text):
    frame = parse(text)
    if isinstance(frame, OpFrame):
        assert parse_op(frame.body).do == frame.body["do"]
    else:
        assert type(frame).__name__.lower() == written(text)["type"]


@pytest.mark.parametrize("text", examples("change"))
def test_a_change_is_told_as_it_is_written_down(text):
    assert wire(change_from(written(text))) == written(text)


def test_the_log_gives_a_board():
    state = replay(log(), on=board())
    assert (state.seq, state.phase, state.live) == (9, "closed", 2)


def test_every_op_has_its_line():
    assert re.findall(r"^\| `([\w.]+)`", section("The ops"), re.MULTILINE) == list(OPS)


def test_every_op_has_its_change():
    assert {change.do for change in log()} == set(OPS)


def test_every_code_is_listed():
    listed = section("Codes").split("\n\n")[0]
    assert re.findall(r"`([\w.]+)`", listed) == list(protocol.MESSAGES)


def test_the_first_welcome_is_what_the_server_says():
    said = protocol.welcome(board())[0]
    assert said == written(examples("server")[0]) | {"more": False}
