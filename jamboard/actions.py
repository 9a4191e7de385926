"""The verbs of boards. What is written on one goes through the hub's one writer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from jamboard import hub
from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.core.codes import Malformed, Refused
from jamboard.core.protocol import OpFrame


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
        frame = protocol.frame_of(body)
        if not isinstance(frame, OpFrame):
            raise Malformed
    except Refused as error:
        op = error.op if isinstance(error, Malformed) else None
        return protocol.refused(op, error.code, **error.extra)
    frames.append(frame)
    return None
