"""All open boards of one process: the writer's thread, the doorbell, the looks."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final, ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings

from jamboard import store
from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.core.protocol import OpFrame
from jamboard.hub.doorbell import Doorbell
from jamboard.hub.rates import Pace, Rates
from jamboard.hub.room import Room
from jamboard.hub.seat import Seat
from jamboard.hub.writer import RETRY_MS, Waiting, come_again
from jamboard.store import Look, Outcome, Submitted
from wessexcop.sockets import RESTARTING

logger = logging.getLogger("jamboard.hub")

SECOND: Final = 1.0
SECONDS_BETWEEN_LOOKS: Final = 4.0
SHUT_SECONDS: Final = 20.0
# Enough for all of a person's tabs to come back, three times over; never per address.
JOINS_BURST: Final = 60
JOINS_PER_SECOND: Final = 1
QUEUE_SECONDS: Final = 1.5  # less than the server waits for all of us

P = ParamSpec("P")
T = TypeVar("T")


class Hub:
    """One for each event loop, begun by its first socket or by the server."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.fixed_tick = settings.BOARD_TICK_MS / 1000 or None
        self.rooms: dict[UUID, Room] = {}
        self.draining = False
        total = settings.BOARD_TOTAL_OPS_PER_SECOND
        self._pace = Pace(
            Rates(settings.BOARD_OPS_PER_SECOND, settings.BOARD_OPS_BURST),
            Rates(total, total),
        )
        self._joins = Rates(JOINS_PER_SECOND, JOINS_BURST)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="board-store")
        self._tasks: set[asyncio.Task[Any]] = set()
        self._looked_at = float("-inf")  # what fell due while nobody ran is due now
        self.spawn(self._every_second())
        self._doorbell = Doorbell(self.heard)
        self.spawn(self._doorbell.listen())

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the store on its own thread, one call at a time."""
        return await self.loop.run_in_executor(
            self._executor, lambda: work(*args, **kwargs)
        )

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("board work failed", exc_info=error)

    @staticmethod
    def wall_ms() -> int:
        return int(time.time() * 1000)

    # Coming and going -------------------------------------------------------

    async def sit(self, seat: Seat, board_id: UUID) -> Room | None:
        """Let a socket in; None when there is no such board for whoever opened it.

        None for everyone once the hub is draining: see ``part_from``.
        """
        if self.draining:
            return None
        entrance = await self.run(store.enter, seat.visitor, board_id)
        if entrance is None or self.draining:
            return None
        seat.entrance = entrance
        room = self._open(board_id, entrance.epoch, entrance.seq)
        room.seats.add(seat)
        self._make_way(seat.visitor.person)
        return room

    def get_up(self, seat: Seat, room: Room) -> None:
        seat.leave()
        room.leave(seat)

    def _open(self, board_id: UUID, epoch: str, head: int) -> Room:
        if board_id not in self.rooms:
            self.rooms[board_id] = Room(self, board_id, epoch, head)
        return self.rooms[board_id]

    def _make_way(self, person: UUID) -> None:
        """Close the oldest of a person's sockets, on any board, where they are many."""
        theirs = [
            seat
            for room in self.rooms.values()
            for seat in room.seats
            if seat.visitor.person == person and not seat.closed
        ]
        theirs.sort(key=lambda each: each.opened_at)
        spare = len(theirs) - settings.BOARD_SOCKETS_PER_PERSON
        for each in theirs[: max(0, spare)]:
            self.spawn(each.close(4420))

    def hold_join(self, person: UUID) -> int:
        """Give 0 where they may be told a board now, or in how many ms they may."""
        return self._joins.take(person, self.loop.time())

    # Writing ----------------------------------------------------------------

    async def submit(
        self,
        room: Room,
        visitor: Visitor,
        frame: OpFrame,
        *,
        seat: Seat | None = None,
        answer: asyncio.Future[Outcome] | None = None,
    ) -> None:
        """Queue one op; its outcome goes to the seat, the future, or both."""
        now = self.loop.time()
        held_back = self._pace.take(room.board_id, visitor.person, now)
        watching = not room.places.are_open_to(visitor.person)
        submitted = Submitted(visitor, frame, held_back, watching)
        waiting = Waiting(submitted, seat, answer)
        if self.draining:
            await room.writer.send_back(waiting)
        else:
            room.writer.submit(waiting)

    def give_back(self, room: Room, submitted: Submitted) -> None:
        """An op the log held already counts for nothing; one held back took nothing."""
        if not submitted.held_back:
            self._pace.give_back(room.board_id, submitted.visitor.person)

    async def submit_all(
        self, visitor: Visitor, board_id: UUID, frames: list[OpFrame]
    ) -> list[Outcome]:
        """Submit a page's ops and wait for what became of each, in order."""
        if self.draining:
            return [come_again(frame.op) for frame in frames]
        room = await self._visit(board_id)
        if room is None:
            gone = [Submitted(visitor, frame) for frame in frames]
            return await self.run(store.commit, board_id, gone)
        answers: list[asyncio.Future[Outcome]] = [
            self.loop.create_future() for _ in frames
        ]
        for frame, answer in zip(frames, answers, strict=True):
            await self.submit(room, visitor, frame, answer=answer)
        return list(await asyncio.gather(*answers))

    async def _visit(self, board_id: UUID) -> Room | None:
        """The board's room, where nobody need sit; None when the board is gone."""
        if room := self.rooms.get(board_id):
            return room
        head = await self.run(store.head, board_id)
        return self._open(board_id, *head) if head else None

    # The doorbell -----------------------------------------------------------

    def ring(self, board_id: UUID, seq: int) -> None:
        """Tell other processes to look; rung on the loop, after the commit."""
        self.spawn(self._doorbell.ring(board_id, seq))

    async def heard(self, board_id: UUID, seq: int) -> None:
        if room := self.rooms.get(board_id):
            await room.hear(seq)

    # Time -------------------------------------------------------------------

    async def _every_second(self) -> None:
        while True:
            await asyncio.sleep(SECOND)
            try:
                await self._tend(self.loop.time())
            except Exception:  # one bad second must not be the last
                logger.exception("a second went wrong")

    async def _tend(self, now: float) -> None:
        await self._in_each_room(lambda room: self._tidy(room, now))
        if now - self._looked_at >= SECONDS_BETWEEN_LOOKS:
            self._looked_at = now
            await self._look()

    async def _in_each_room(self, do: Callable[[Room], Awaitable[None]]) -> None:
        for room in list(self.rooms.values()):
            try:
                await do(room)
            except Exception:  # one board's trouble is not the next one's
                logger.exception("board %s could not be looked after", room.board_id)

    async def _tidy(self, room: Room, now: float) -> None:
        if room.is_empty:
            del self.rooms[room.board_id]
            return
        await room.tell_people()
        await room.greeter.tell_due()
        room.wake()
        for seat in list(room.seats):
            if seat.shut_for(now) > SHUT_SECONDS:
                await seat.close(4409)

    async def _look(self) -> None:
        """Hear what no bell told, and see out those who may not stay."""
        self._pace.forget_rested(self.loop.time())
        self._joins.forget_rested(self.loop.time())
        open_boards = {
            pk: {seat.visitor for seat in room.seats} for pk, room in self.rooms.items()
        }
        try:
            look = await self.run(store.look, open_boards)
        except Exception:  # the next look is a few seconds away
            logger.exception("a look failed")
            return
        await self._in_each_room(lambda room: self._act_on(look, room))

    async def _act_on(self, look: Look, room: Room) -> None:
        for seat in list(room.seats):
            if code := look.barred.get((room.board_id, seat.visitor)):
                await seat.close(int(code))
                continue
            role = look.roles.get((room.board_id, seat.visitor.person))
            if seat.entrance and role and role != seat.entrance.role:
                seat.entrance = replace(seat.entrance, role=role)
                await room.greeter.tell_yours(seat)
        if head := look.heads.get(room.board_id):
            epoch, seq = head
            await room.hear(seq, epoch)

    # Stopping ---------------------------------------------------------------

    async def drain(self) -> None:
        """Finish what is queued, say goodbye, and let go of the writer's thread."""
        if self.draining:
            return
        self.draining = True
        rooms = list(self.rooms.values())
        await asyncio.gather(*(each.writer.finish(QUEUE_SECONDS) for each in rooms))
        for seat in [seat for room in rooms for seat in room.seats]:
            await self.part_from(seat)
        for task in list(self._tasks):
            task.cancel()
        await self.run(store.let_go)
        self._executor.shutdown(wait=False)

    async def part_from(self, seat: Seat) -> None:
        """Say when to come back, and close: the server will be here again."""
        await seat.tell(protocol.bye("server.retry", RETRY_MS))
        await seat.close(RESTARTING)
