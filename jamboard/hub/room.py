"""One board in this process: what it has heard, its ticks, who is here."""

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.conf import settings

from jamboard import store
from jamboard.core.board import ABOUT_RIGHTS, Change
from jamboard.core.presence import Here, Presence
from jamboard.core.protocol import CHANGES_A_FRAME, MOST_MISSED, dump, may_catch_up
from jamboard.core.telling import Line, line_of, told
from jamboard.hub.places import Places
from jamboard.hub.seat import Seat
from jamboard.hub.ticks import Ticks
from jamboard.hub.writer import Writer

if TYPE_CHECKING:
    from jamboard.hub.hub import Hub

CALM_SECONDS: Final = 0.05
# A welcome this far behind, and what came since, is cheaper than a new one.
WELCOME_LAG: Final = 200


class Room:
    """``epoch`` and ``head`` name the last change heard; ``log`` holds recent ones."""

    def __init__(self, hub: "Hub", board_id: UUID, epoch: str, head: int) -> None:
        self.hub = hub
        self.board_id = board_id
        self.epoch = epoch
        self.head = head
        self.seats: set[Seat] = set()
        self.presence = Presence()
        self.places = Places(settings.BOARD_PEOPLE)
        self.ticks = Ticks(hub.fixed_tick)
        self.writer = Writer(self)
        self._log: deque[Line] = deque(maxlen=MOST_MISSED)
        self._sending: asyncio.TimerHandle | None = None
        self._welcome: tuple[str, int, list[str]] | None = None
        self._taken_off_at = 0

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits here and nothing is being written."""
        return not self.seats and self.writer.idle

    # Hearing ----------------------------------------------------------------

    async def take_in(self, changes: list[Change]) -> None:
        """Hear what this board's own writer has just written."""
        if not changes:
            return
        if changes[0].seq != self.head + 1:
            await self.hear(changes[-1].seq)
            return
        self.extend([line_of(change) for change in changes])
        self._look_at_rights(any(change.do in ABOUT_RIGHTS for change in changes))
        self.hub.ring(self.board_id, self.head)

    async def hear(self, seq: int, epoch: str | None = None) -> None:
        """Read what was logged elsewhere, if anything was."""
        if seq <= self.head and epoch in (None, self.epoch):
            return
        logged = await self.hub.run(store.changes_since, self.board_id, self.head)
        if logged.epoch != self.epoch:
            self._begin_epoch(logged.epoch, logged.seq)
        else:
            self.extend(logged.lines)
            self._look_at_rights(logged.about_rights)

    def extend(self, lines: Iterable[Line]) -> None:
        """Take in changes in order; those already held are skipped."""
        for line in lines:
            if line.seq == self.head + 1:
                self._log.append(line)
                self.head = line.seq
                if line.takes_off:
                    self._taken_off_at = line.seq
        self.wake()

    def _look_at_rights(self, changed: bool) -> None:
        """What people may do is their own part: all are due to be told of it."""
        if changed:
            for seat in self.seats:
                seat.due = self.head

    def _begin_epoch(self, epoch: str, head: int) -> None:
        self.epoch, self.head = epoch, head
        self._log.clear()
        self._welcome = None
        for seat in self.seats:
            self.hub.spawn(self.greet(seat, None, None))

    # Joining ----------------------------------------------------------------

    async def greet(self, seat: Seat, since: int | None, epoch: str | None) -> None:
        """Answer a join: what was missed, or everything; then the person's own part."""
        seat.catching_up = True
        try:
            missed = None
            if since is not None and may_catch_up(
                since, epoch, (self.epoch, self.head)
            ):
                missed = await self._missed(since)
            frames, sent = missed or await self._whole()
            for frame in frames:
                await seat.push(frame)
            await self.tell_yours(seat)
            seat.sent = sent
            seat.joined = True
        finally:
            seat.catching_up = False
        self.wake()

    async def _missed(self, since: int) -> tuple[list[str], int] | None:
        """Frames from ``since`` on, or None where a welcome is the smaller answer."""
        lines = self._recent(since)
        if lines is None:
            logged = await self.hub.run(store.changes_since, self.board_id, since)
            if logged.epoch != self.epoch:
                return None
            lines = logged.lines
        return list(_frames(since, lines)), since + len(lines)

    async def _whole(self) -> tuple[list[str], int]:
        kept = self._welcome
        # One from before a note was taken off would still tell what it said.
        oldest = max(self.head - WELCOME_LAG, self._taken_off_at)
        if kept and kept[0] == self.epoch and kept[1] >= oldest:
            return kept[2], kept[1]
        self._welcome = await self.hub.run(store.welcome, self.board_id)
        _, seq, frames = self._welcome
        return frames, seq

    async def tell_yours(self, seat: Seat) -> None:
        entrance, due, seat.due = seat.entrance, seat.due, None
        if entrance is None:
            return
        try:
            text = await self.hub.run(
                store.yours,
                self.board_id,
                entrance,
                seat.key_hashes,
                now=self.hub.wall_ms(),
                watching=seat.watching,
            )
        except Exception:
            seat.due = due
            raise
        await seat.push(text)

    async def tell_due(self) -> None:
        """Tell everyone whose own part changed, once they heard what changed it."""
        for seat in list(self.seats):
            if self._may_hear_yours(seat):
                await self.tell_yours(seat)

    def _may_hear_yours(self, seat: Seat) -> bool:
        ready = seat.joined and not seat.catching_up and seat.writable
        return ready and seat.due is not None and seat.due <= seat.sent

    # Sending ----------------------------------------------------------------

    def wake(self) -> None:
        """See that everyone who can take more is sent it: at once, or next tick."""
        if self._sending is None and any(self._owed(seat) for seat in self.seats):
            loop = self.hub.loop
            due = self.ticks.due(loop.time())
            self._sending = loop.call_at(due, self._start_sending)

    def _start_sending(self) -> None:
        self.hub.spawn(self._send_round())

    async def _send_round(self) -> None:
        clock = self.hub.loop.time
        started = clock()
        made: dict[int, list[str] | None] = {}
        try:
            for seat in list(self.seats):
                if self._owed(seat) and not self._resting(seat, started):
                    await self._send_to(seat, made, started)
            if any(self._may_hear_yours(seat) for seat in self.seats):
                self.hub.spawn(self.tell_due())
        finally:  # a round that failed must not be the last
            self.ticks.sent(started, clock())
            self._sending = None
            self.wake()

    def _owed(self, seat: Seat) -> bool:
        ready = seat.joined and not seat.catching_up and seat.writable
        return ready and seat.sent < self.head

    def _resting(self, seat: Seat, now: float) -> bool:
        return seat.calm and now - seat.sent_at < CALM_SECONDS

    async def _send_to(
        self, seat: Seat, made: dict[int, list[str] | None], now: float
    ) -> None:
        since = seat.sent
        if since not in made:
            lines = self._recent(since)
            made[since] = None if lines is None else list(_frames(since, lines))
        frames = made[since]
        if frames is None:
            seat.catching_up = True
            self.hub.spawn(self.greet(seat, since, self.epoch))
            return
        for frame in frames:
            await seat.push(frame)
        seat.sent = self.head
        seat.sent_at = now

    def _recent(self, since: int) -> list[Line] | None:
        """Changes after ``since`` that are still at hand; None when some are not."""
        count = self.head - since
        if count > len(self._log):
            return None
        return list(self._log)[len(self._log) - count :]

    # People -----------------------------------------------------------------

    async def arrive(self, seat: Seat) -> None:
        entrance = seat.entrance
        if entrance is None:
            return
        name = entrance.name if entrance.names_shown else None
        self.presence.arrive(Here(seat.key, entrance.key, name, entrance.badge))
        await seat.tell(self.presence.everyone())

    def leave(self, seat: Seat) -> None:
        self.seats.discard(seat)
        self.presence.leave(seat.key)
        self.places.leave(seat.visitor.person, seat.key)
        waiting = [each for each in self.seats if each.watching]
        for each in sorted(waiting, key=lambda each: each.opened_at):
            self.take_place(each)
            if not each.watching:
                each.due = each.sent

    def take_place(self, seat: Seat) -> None:
        """Let someone write, if others leave them a place; else they may watch."""
        seat.watching = not self.places.take(seat.visitor.person, seat.key)

    async def tell_people(self) -> None:
        news: dict[str, Any] | None = self.presence.news(self.hub.loop.time())
        if news is None:
            return
        text = dump(news)
        for seat in list(self.seats):
            if seat.joined and seat.writable:
                await seat.push(text)


def _frames(since: int, lines: list[Line]) -> Iterable[str]:
    """Tell changes up to the newest; one empty frame when there are none."""
    texts = told(lines)
    for start in range(0, max(len(texts), 1), CHANGES_A_FRAME):
        page = texts[start : start + CHANGES_A_FRAME]
        first, last = since + start + 1, since + start + len(page)
        yield (
            f'{{"type":"changes","from":{first},"to":{last},'
            f'"changes":[{",".join(page)}]}}'
        )
