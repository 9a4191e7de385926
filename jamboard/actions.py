"""The verbs of boards. What is written on one goes through the hub's one writer."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from jamboard import hub, shapes, store
from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.core.codes import Malformed, Refused
from jamboard.core.protocol import OpFrame
from jamboard.core.telling import told
from jamboard.models import Board, Question
from sessions_app.models import Session
from wessexcop.members.models import DesignGroup, Member

# Night staff write later.
OPEN_AFTER_SESSION: Final = timedelta(days=7)


def submit_ops(
    *, by: Visitor, board_id: UUID, bodies: Sequence[object]
) -> list[dict[str, Any]]:
    """Submit op frames as read from JSON; answer one ack or refused each, in order.

    Call from a view's or command's thread. A frame that cannot be read is refused by
    itself; the others go on.
    """
    answers: list[dict[str, Any] | None] = []
    frames: list[OpFrame] = []
    for body in bodies:
        refusal = _read(body, frames)
        answers.append(refusal)
    outcomes = iter(hub.submit_from_thread(by, board_id, frames))
    return [answer or next(outcomes).answer for answer in answers]


def _read(body: object, frames: list[OpFrame]) -> dict[str, Any] | None:
    try:
        frame = protocol.frame_among(body)
        if not isinstance(frame, OpFrame):
            raise Malformed
    except Refused as error:
        op = error.op if isinstance(error, Malformed) else None
        return protocol.refused(op, error.code, **error.extra)
    frames.append(frame)
    return None


@transaction.atomic
def create_board(
    *,
    by: Member,
    group: DesignGroup,
    title: str,
    template: str = "value",
    session: Session | None = None,
    seen_by: str = Board.SeenBy.NETWORK,
    practice: bool = False,
) -> Board:
    """Make a board with its questions; one of a session closes a week after it.

    The caller has asked ``access.require_planner``, or makes a practice board.
    """
    shape = shapes.TEMPLATES[template]
    board = Board.objects.create(
        network=group.network,
        group=group,
        session=session,
        title=title,
        lead=shape.lead,
        template=template,
        seen_by=seen_by,
        practice=practice,
        made_by=by,
        closes_at=session.ends_at + OPEN_AFTER_SESSION if session else None,
    )
    for position, asked in enumerate(shape.questions):
        add_question(board=board, position=position, asked=asked)
    return board


def add_question(*, board: Board, position: int, asked: shapes.Asked) -> Question:
    """Put a question on a board that has no notes yet."""
    return Question.objects.create(
        board=board,
        position=position,
        text=asked.text,
        short=asked.short,
        hint=asked.hint,
        cycle=asked.cycle,
    )


def open_practice_board(*, by: Member, group: DesignGroup) -> Board:
    """Give someone a board of their own to try things on, the same one each time.

    Of presses at once, the database lets one make it; the others open that one.
    """
    own = Board.objects.filter(practice=True, made_by=by, archived_at=None)
    if kept := own.first():
        return kept
    try:
        return create_board(
            by=by, group=group, title="A board to try things on", practice=True
        )
    except IntegrityError:
        return own.get()


def frames_since(
    *, by: Visitor, board: Board, since: int | None, epoch: str | None
) -> list[dict[str, Any]]:
    """Give the frames that a socket's ``join`` would get, for one who polls."""
    entrance = store.enter(by, board.pk, keep_place=False)
    if entrance is None:
        return []
    head = (entrance.epoch, entrance.seq)
    if since is not None and protocol.may_catch_up(since, epoch, head):
        logged = store.changes_since(board.pk, since)
        frames = _paged(since, [json.loads(text) for text in told(logged.lines)])
    else:
        _, _, texts = store.welcome(board.pk)
        frames = [json.loads(text) for text in texts]
    now = int(timezone.now().timestamp() * 1000)
    watching = not hub.may_write(by, board.pk)
    yours = store.yours(board.pk, entrance, {}, now=now, watching=watching)
    return [*frames, json.loads(yours)]


def new_id() -> str:
    """Make the id of an op or a note, as a client would."""
    return str(uuid4())


def _paged(since: int, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    size = protocol.CHANGES_A_FRAME
    pages = [changes[at : at + size] for at in range(0, max(len(changes), 1), size)]
    return [
        protocol.changes(since + at * size + 1, since + at * size + len(page), page)
        for at, page in enumerate(pages)
    ]
