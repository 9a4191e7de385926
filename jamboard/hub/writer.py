"""A board's one writer: what queues while one batch is written is the next."""

import asyncio
import logging
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jamboard import store
from jamboard.core.protocol import refused
from jamboard.hub.seat import Seat
from jamboard.store import Outcome, Submitted

if TYPE_CHECKING:
    from jamboard.hub.room import Room

logger = logging.getLogger("jamboard.hub")

OPS_A_COMMIT: Final = 500
RETRY_MS: Final = 1500


@dataclass(slots=True)
class Waiting:
    """An op in the queue, and who is told what became of it."""

    submitted: Submitted
    seat: Seat | None
    answer: asyncio.Future[Outcome] | None


def come_again(op: str) -> Outcome:
    """What an op is answered that may not be written now: to be sent again."""
    return Outcome(refused(op, "server.retry", retry_ms=RETRY_MS))


class Writer:
    def __init__(self, room: "Room") -> None:
        self._room = room
        self._queue: deque[Waiting] = deque()
        self._batch: list[Waiting] = []
        self._idle = asyncio.Event()
        self._idle.set()

    def submit(self, waiting: Waiting) -> None:
        self._queue.append(waiting)
        if self._idle.is_set():
            self._idle.clear()
            self._room.hub.spawn(self._write())

    @property
    def idle(self) -> bool:
        return self._idle.is_set()

    async def finish(self, seconds: float) -> None:
        """Wait until all is written; what is not by then is to be sent again."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)
        unwritten = [*self._batch, *self._queue]
        self._queue.clear()
        for waiting in unwritten:
            await self.send_back(waiting)

    async def send_back(self, waiting: Waiting) -> None:
        await self._answer(waiting, come_again(waiting.submitted.frame.op))

    async def _write(self) -> None:
        try:
            while self._queue:
                size = min(len(self._queue), OPS_A_COMMIT)
                self._batch = [self._queue.popleft() for _ in range(size)]
                await self._write_batch(self._batch)
        finally:
            self._batch = []
            self._idle.set()

    async def _write_batch(self, batch: list[Waiting]) -> None:
        submitted = [waiting.submitted for waiting in batch]
        outcomes = await self._room.hub.run(
            store.commit, self._room.board_id, submitted
        )
        for waiting, outcome in zip(batch, outcomes, strict=True):
            await self._answer(waiting, outcome)
        changes = [outcome.change for outcome in outcomes if outcome.change]
        try:
            await self._room.take_in(changes)
        except Exception:  # the next look hears it; the queue goes on
            logger.exception("board %s was written and not heard", self._room.board_id)

    async def _answer(self, waiting: Waiting, outcome: Outcome) -> None:
        if outcome.repeat:
            self._room.hub.give_back(self._room, waiting.submitted)
        if waiting.answer and not waiting.answer.done():
            waiting.answer.set_result(outcome)
        if waiting.seat:
            await waiting.seat.tell(outcome.answer)
            if outcome.barred:
                await waiting.seat.close(int(outcome.barred))
