from typing import Any
from uuid import uuid4

from jamboard.access import Visitor
from jamboard.core.protocol import OpFrame
from jamboard.models import Board, Question
from jamboard.store import Outcome, Submitted, commit
from wessexcop.members.models import DesignGroup, Guest, Member


def make_board(
    group: DesignGroup, *, questions: int = 2, title: str = "Two questions", **rest: Any
) -> Board:
    board = Board.objects.create(
        network=group.network, group=group, title=title, **rest
    )
    for position in range(questions):
        Question.objects.create(
            board=board,
            position=position,
            text=f"What do you think, part {position + 1}?",
            short=f"Part {position + 1}",
        )
    return board


def an_id() -> str:
    return str(uuid4())


def note_add(board: Board, text: str = "Tea first.", **keys: Any) -> dict[str, Any]:
    question = board.questions.first()
    return {
        "type": "op",
        "op": an_id(),
        "do": "note.add",
        "note": an_id(),
        "question": str(question.pk),
        "x": 10,
        "y": 20,
        "text": text,
        "colour": "sky",
        **keys,
    }


def op(do: str, **keys: Any) -> dict[str, Any]:
    return {"type": "op", "op": an_id(), "do": do, **keys}


def visitor(person: Member | Guest, sign_in: str | None = None) -> Visitor:
    return Visitor(person.pk, sign_in, is_guest=isinstance(person, Guest))


def write(
    board: Board, person: Member | Guest, *bodies: dict[str, Any]
) -> list[Outcome]:
    """Commit ops as this person would send them."""
    who = visitor(person)
    return commit(
        board.pk, [Submitted(who, OpFrame(body["op"], body)) for body in bodies]
    )
