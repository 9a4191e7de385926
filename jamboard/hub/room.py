"""One board in this process: what it has heard, its ticks, who is here."""

import asyncio
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.conf import settings

from jamboard import store
from jamboard.core.board import ABOUT_RIGHTS, Change
from jamboard.core.presence import Here, Presence
from jamboard.core.protocol import dump
from jamboard.core.telling import Line, line_of
from jamboard.hub.greeting import Greeter
from jamboard.hub.places import Places
from jamboard.hub.recent import Page, Recent
from jamboard.hub.seat import Ask, Seat
from jamboard.hub.ticks import Ticks
from jamboard.hub.writer import Writer

if TYPE_CHECKING:
    from jamboard.hub.hub import Hub

CALM_SECONDS: Final = 0.05


class Room:
    """``recent`` ends with the last change heard; ``greeter`` answers joins."""

    def __init__(self, hub: "Hub", board_id: UUID, epoch: str, head: int) -> None:
        self.hub = hub
        self.board_id = board_id
        self.recent = Recent(epoch, head)
        self.greeter = Greeter(self)
        self.seats: set[Seat] = set()
        self.presence = Presence()
        self.places = Places(settings.BOARD_PEOPLE)
        self.ticks = Ticks(hub.fixed_tick)
        self.writer = Writer(self)
        self._sending: asyncio.TimerHandle | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits here and nothing is being written."""
        return not self.seats and self.writer.idle

    # Hearing ----------------------------------------------------------------

    async def take_in(self, changes: list[Change]) -> None:
        """Hear what this board's own writer has just written."""
        if not changes:
            return
        if changes[0].seq != self.recent.head + 1:
            await self.hear(changes[-1].seq)
            return
        self._extend([line_of(change) for change in changes])
        self._look_at_rights(any(change.do in ABOUT_RIGHTS for change in changes))
        self.hub.ring(self.board_id, self.recent.head)

    async def hear(self, seq: int, epoch: str | None = None) -> None:
        """Read what was logged elsewhere, if anything was."""
        recent = self.recent
        if seq <= recent.head and epoch in (None, recent.epoch):
            return
        logged = await self.hub.run(store.changes_since, self.board_id, recent.head)
        if logged.epoch != recent.epoch:
            self._begin_epoch(logged.epoch, logged.seq)
        else:
            self._extend(logged.lines)
            self._look_at_rights(logged.about_rights)

    def _extend(self, lines: list[Line]) -> None:
        self.recent.extend(lines)
        self.wake()

    def _look_at_rights(self, changed: bool) -> None:
        """What people may do is their own part: all are due to be told of it."""
        if changed:
            for seat in self.seats:
                seat.due = self.recent.head

    def _begin_epoch(self, epoch: str, head: int) -> None:
        self.recent.begin(epoch, head)
        for seat in self.seats:
            if seat.joined:
                self.greeter.ask(seat, Ask(None, None))

    # Joining ----------------------------------------------------------------

    def join(self, seat: Seat, since: int | None, epoch: str | None) -> None:
        """Count someone in, and see that they are told what they ask for."""
        self.take_place(seat)
        entrance = seat.entrance
        if entrance and not seat.joined:
            name = entrance.name if entrance.names_shown else None
            here = Here(seat.key, entrance.key, name, entrance.badge)
            self.presence.arrive(here)
            seat.joined = True
        self.greeter.ask(seat, Ask(since, epoch, by_client=True))

    def reopened(self, seat: Seat) -> None:
        """A reader who did not keep up does again."""
        seat.stir()
        self.wake()

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
        made: dict[int, Page | None] = {}
        try:
            for seat in list(self.seats):
                if self._owed(seat) and not self._resting(seat, started):
                    await self._send_to(seat, made, started)
            if any(self.greeter.owes_yours(seat) for seat in self.seats):
                self.hub.spawn(self.greeter.tell_due())
        finally:  # a round that failed must not be the last
            self.ticks.sent(started, clock())
            self._sending = None
            self.wake()

    def _owed(self, seat: Seat) -> bool:
        ready = seat.answered and not seat.catching_up and seat.writable
        return ready and seat.sent < self.recent.head

    def _resting(self, seat: Seat, now: float) -> bool:
        return seat.calm and now - seat.sent_at < CALM_SECONDS

    async def _send_to(
        self, seat: Seat, made: dict[int, Page | None], now: float
    ) -> None:
        """Send one frame; a seat that needs more is owed still, if it can take it."""
        since = seat.sent
        if since not in made:
            made[since] = self.recent.page(since)
        if (page := made[since]) is None:
            self.greeter.ask(seat, Ask(since, self.recent.epoch))
            return
        await seat.push(page.text)
        seat.sent = page.last
        seat.sent_at = now

    # People -----------------------------------------------------------------

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
            if seat.answered and seat.writable:
                await seat.push(text)
