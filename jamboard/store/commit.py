"""The one writer: ops in, one transaction, outcomes out."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    ProgrammingError,
    connection,
    transaction,
)
from django.utils import timezone

from jamboard import access
from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.core.board import Actor, Change, apply_change, decide
from jamboard.core.codes import NOT_HERE, SIGNED_OUT, Refused
from jamboard.core.ops import Op, parse_op
from jamboard.core.protocol import OpFrame
from jamboard.models import Board
from jamboard.models import Change as Line
from jamboard.store import people, rows, states
from jamboard.store.states import Known

logger = logging.getLogger("jamboard.store")

RETRY_MS: Final = 1500
# The codes to close a socket with, and what is said before.
SIGN_IN, ENDED = "4401", "4410"
WHY_BARRED: Final = {SIGN_IN: SIGNED_OUT, ENDED: NOT_HERE}
# The database is well, and says no to what was written: it will say so again.
UNWRITABLE: Final = (DataError, IntegrityError, ProgrammingError)


@dataclass(frozen=True, slots=True)
class Submitted:
    """One op on its way in.

    ``held_back`` gives the ms to wait when the sender is over their rate: the op is
    refused, unless the log holds it already, for then it only asks for its ack. The
    same goes for one who only watches, where too many people write already.
    """

    visitor: Visitor
    frame: OpFrame
    held_back: int = 0
    watching: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one op: the frame to answer, and the change if there is one.

    ``repeat`` marks an op the log held already; ``barred`` one whose sender may not
    see the board any more, or is not signed in: their socket should close.
    """

    answer: dict[str, Any]
    change: Change | None = None
    repeat: bool = False
    barred: str = ""


@dataclass(slots=True)
class Batch:
    """What one transaction knows: the board, the people in it, the ops it has seen."""

    board: Board
    known: Known
    actors: dict[UUID, Actor]
    sign_ins: set[str]
    seen: dict[str, int]
    taken: set[str]
    changes: list[Change] = field(default_factory=list)


def commit(board_id: UUID, submitted: Sequence[Submitted]) -> list[Outcome]:
    """Judge, number and write these ops in one transaction, in order.

    Blocking. Answers one outcome an op; an ``ack`` among them is already on disk.
    When the database cannot be written, every op is refused as worth sending again,
    and nothing of the batch is kept, in rows or in memory. Where one op breaks the
    batch, the others go on in batches of their own, and that one is refused for good.
    """
    with states.turn:
        try:
            return _commit_together(board_id, submitted)
        except Exception:
            logger.exception("%d ops broke board %s", len(submitted), board_id)
        if len(submitted) <= 1:
            return [_outcome_of_broken(each) for each in submitted]
        half = len(submitted) // 2
        return commit(board_id, submitted[:half]) + commit(board_id, submitted[half:])


def _commit_together(board_id: UUID, submitted: Sequence[Submitted]) -> list[Outcome]:
    try:
        with transaction.atomic():
            return _commit(board_id, submitted)
    except UNWRITABLE:
        states.forget(board_id)
        raise
    except (DatabaseError, InterfaceError):
        logger.exception("board %s could not be written", board_id)
        _start_afresh(board_id)
        return [_refused(each, "server.retry", RETRY_MS) for each in submitted]
    except BaseException:
        states.forget(board_id)
        raise


def _start_afresh(board_id: UUID) -> None:
    states.forget(board_id)
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _outcome_of_broken(each: Submitted) -> Outcome:
    return Outcome(protocol.refused(each.frame.op, "protocol.malformed"))


def _commit(board_id: UUID, submitted: Sequence[Submitted]) -> list[Outcome]:
    board = Board.objects.select_for_update().filter(pk=board_id).first()
    if board is None:
        return [_barred(each, ENDED) for each in submitted]
    batch = _open_batch(board, submitted)
    close_if_due(batch)
    outcomes = [_outcome(batch, each) for each in submitted]
    rows.write(batch.board, batch.known, batch.changes)
    return outcomes


def _open_batch(board: Board, submitted: Sequence[Submitted]) -> Batch:
    known = states.current(board)
    visitors = [each.visitor for each in submitted]
    roles = access.roles_on(board, visitors)
    ops = [each.frame.op for each in submitted]
    seen = Line.objects.filter(board=board, op_id__in=ops).values_list("op_id", "seq")
    return Batch(
        board=board,
        known=known,
        actors=people.actors(board, known, roles),
        sign_ins=access.living_sign_ins(visitors),
        seen={str(op): seq for op, seq in seen},
        taken=rows.ids_elsewhere(board, [each.frame.body for each in submitted]),
    )


def close_if_due(batch: Batch) -> None:
    """Log the closing that the clock has brought, before anything that came after."""
    board, state = batch.board, batch.known.state
    if state.phase != "closed" and board.is_closed(timezone.now()):
        closing = Change(state.seq + 1, None, None, "board.phase", {"phase": "closed"})
        _apply(batch, closing)


def _outcome(batch: Batch, each: Submitted) -> Outcome:
    visitor, op = each.visitor, each.frame.op
    if visitor.sign_in is not None and visitor.sign_in not in batch.sign_ins:
        return _barred(each, SIGN_IN)
    actor = batch.actors.get(visitor.person)
    if actor is None:
        return _barred(each, ENDED)
    if op in batch.seen:
        return Outcome(protocol.ack(op, batch.seen[op]), repeat=True)
    if each.held_back:
        return _refused(each, "rate.slow_down", each.held_back)
    if each.watching:
        return Outcome(protocol.refused(op, "board.read_only"))
    return _judged(batch, each, actor)


def _judged(batch: Batch, each: Submitted, actor: Actor) -> Outcome:
    op = each.frame.op
    try:
        change = _decided(batch, each, actor)
    except Refused as refusal:
        return Outcome(protocol.refused(op, refusal.code, **refusal.extra))
    _apply(batch, change)
    batch.seen[op] = change.seq
    return Outcome(protocol.ack(op, change.seq), change)


def _decided(batch: Batch, each: Submitted, actor: Actor) -> Change:
    """Judge one op, and give its sender a place if the change will say whose it is.

    Forms are sent by people who never joined. One whose op is refused gets no place,
    nor one who writes without a name: a row made at that moment would say whose it is.
    """
    asked = parse_op(each.frame.body)
    change = _ruling(batch, each, asked, actor)
    if people.UNKNOWN_KEY not in (change.by, change.unlogged.get("reactor")):
        return change
    placed = people.placed(batch.known, actor, each.visitor)
    batch.actors[each.visitor.person] = placed
    return _ruling(batch, each, asked, placed)


def _ruling(batch: Batch, each: Submitted, asked: Op, actor: Actor) -> Change:
    state = batch.known.state
    return decide(
        state,
        asked,
        actor,
        op_id=each.frame.op,
        seq=state.seq + 1,
        limit=settings.BOARD_NOTES,
        taken=batch.taken,
    )


def _apply(batch: Batch, change: Change) -> None:
    apply_change(batch.known.state, change)
    batch.changes.append(change)


def _refused(each: Submitted, code: str, retry_ms: int) -> Outcome:
    return Outcome(protocol.refused(each.frame.op, code, retry_ms=retry_ms))


def _barred(each: Submitted, close_code: str) -> Outcome:
    why = WHY_BARRED[close_code]
    answer = protocol.refused(each.frame.op, "not_allowed", message=why)
    return Outcome(answer, barred=close_code)
