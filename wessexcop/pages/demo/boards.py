"""Loads the jam boards: every note by an op, so that the log equals the rows."""

import base64
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from jamboard import store
from jamboard.access import Visitor
from jamboard.core.protocol import OpFrame
from jamboard.models import Board, Question
from jamboard.store import Submitted
from sessions_app.models import Session
from wessexcop.members.models import Member
from wessexcop.pages.demo.cast import Cast
from wessexcop.pages.demo.content import content

OPEN_DAYS = 7
ROOM_BELOW = 240
TEMPLATES = {"value": "value", "what, so what, now what": "what"}
HOST = "fern"


class Refused(Exception):
    """The board's writer would not have what the content says."""


def load_boards(cast: Cast) -> None:
    for said in content()["board"]:
        _load_board(cast, said)


def load_riverbank_board(cast: Cast) -> None:
    """One question and one note, which nobody in Wessex may ever see."""
    session = cast.sessions["own"]
    board = Board.objects.create(
        network=cast.network,
        group=cast.group,
        session=session,
        title=session.title,
        made_by=cast.people["sedge"],
        made_at=session.starts_at,
    )
    question = _ask(board, 0, {"text": "What do you think?", "short": "Think"})
    text = content()["other_network"]["board_note"]
    note = {"text": text, "x": 32, "y": 40, "colour": "sea", "by": "reed"}
    _write(board, [_adding(cast, note, question)], session.starts_at)


def _load_board(cast: Cast, said: dict[str, Any]) -> None:
    session = cast.sessions[said["session"]]
    board = Board.objects.create(
        network=cast.network,
        group=cast.group,
        session=session,
        item=cast.items.get(said["key"]),
        title=said["title"],
        lead=content()["board_words"]["lead"] if said["template"] == "value" else "",
        template=TEMPLATES[said["template"]],
        seen_by=said.get("seen_by", Board.SeenBy.NETWORK),
        guests=said["guests"],
        anonymous=said["anonymous"],
        made_by=cast.people[HOST],
        made_at=session.made_at,
    )
    cast.boards[said["key"]] = board
    questions = [
        _ask(board, position, asked, _height(said, position))
        for position, asked in enumerate(_questions(said))
    ]
    _write(board, _ops(cast, said, questions), _when(cast, session, board))
    _set_closing(board, session.ends_at + timedelta(days=OPEN_DAYS))


def _questions(said: dict[str, Any]) -> list[dict[str, str]]:
    words = content()["board_words"]
    if said["template"] != "value":
        asked: list[dict[str, str]] = words["what"]
        return asked
    return [
        {
            "text": words[f"value_{number}"],
            "short": words[f"value_{number}_short"],
            "hint": words[f"value_{number}_hint"],
            "cycle": cycle,
        }
        for number, cycle in ((1, "immediate"), (2, "potential"))
    ]


def _height(said: dict[str, Any], position: int) -> int:
    lowest = [note["y"] for note in said["notes"] if note["question"] == position + 1]
    return max(640, max(lowest) + ROOM_BELOW)


def _ask(
    board: Board, position: int, asked: dict[str, str], height: int = 640
) -> Question:
    return Question.objects.create(
        board=board, position=position, height=height, **asked
    )


def _ops(
    cast: Cast, said: dict[str, Any], questions: list[Question]
) -> list[Submitted]:
    ids = {note["key"]: _new_id() for note in said["notes"]}
    adding = [
        _adding(cast, note, questions[note["question"] - 1], ids[note["key"]])
        for note in said["notes"]
    ]
    reacting = [
        _op(cast.people[key], "note.react", note=ids[note["key"]], kind=kind, on=True)
        for note in said["notes"]
        for kind, keys in note["reactions"].items()
        for key in keys
    ]
    gathering = [
        _gathering(cast, cluster, said["notes"], ids, questions)
        for cluster in said["clusters"]
    ]
    closing = [_op(cast.people[HOST], "board.phase", phase="closed")]
    return adding + gathering + reacting + (closing if _is_closed(said) else [])


def _is_closed(said: dict[str, Any]) -> bool:
    return bool(said["phase"] == "closed")


def _adding(
    cast: Cast, note: dict[str, Any], question: Question, note_id: str = ""
) -> Submitted:
    body = {name: note[name] for name in ("text", "colour", "x", "y")}
    body |= {"note": note_id or _new_id(), "question": str(question.pk)}
    by = note["by"]
    if by == "anonymous":
        # Handed in by the host: without a name, nothing of who did it is kept.
        return _op(
            cast.people[HOST], "note.add", anonymous=True, key=_new_key(), **body
        )
    if by.startswith("guest:"):
        guest = cast.guests[by.removeprefix("guest:")]
        return _submit(Visitor(guest.pk, is_guest=True), "note.add", body)
    return _op(cast.people[by], "note.add", **body)


def _gathering(
    cast: Cast,
    cluster: dict[str, Any],
    notes: list[dict[str, Any]],
    ids: dict[str, str],
    questions: list[Question],
) -> Submitted:
    own = [note for note in notes if note["cluster"] == cluster["key"]]
    return _op(
        cast.people[HOST],
        "cluster.add",
        cluster=_new_id(),
        question=str(questions[cluster["question"] - 1].pk),
        title=cluster["title"],
        x=min(note["x"] for note in own),
        y=min(note["y"] for note in own),
        notes=[ids[note["key"]] for note in own],
    )


def _op(member: Member, do: str, **body: Any) -> Submitted:
    return _submit(Visitor(member.pk), do, body)


def _submit(visitor: Visitor, do: str, body: dict[str, Any]) -> Submitted:
    return Submitted(visitor, OpFrame(_new_id(), {"do": do, **body}))


def _write(board: Board, ops: list[Submitted], when: datetime) -> None:
    """Hand the ops to the board's one writer, then say when they were written."""
    for outcome in store.commit(board.pk, ops):
        if outcome.change is None:
            raise Refused(f"{board.title}: {outcome.answer}")
    for change in board.changes.all():
        change.made_at = when + timedelta(seconds=5 * change.seq)
        change.save(update_fields=["made_at"])
    board.participants.update(joined_at=when)


def _when(cast: Cast, session: Session, board: Board) -> datetime:
    """When people wrote: as the board's item began, or a moment ago."""
    last = board.item.position if board.item else session.items.count()
    minutes = sum(item.minutes for item in session.items.filter(position__lt=last))
    begun = session.starts_at + timedelta(minutes=minutes)
    return min(begun, cast.now - timedelta(minutes=5))


def _set_closing(board: Board, closes_at: datetime) -> None:
    Board.objects.filter(pk=board.pk).update(closes_at=closes_at)
    store.forget(board.pk)


def _new_id() -> str:
    return str(uuid.uuid4())


def _new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
