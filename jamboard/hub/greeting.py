"""Answers joins: what was missed, or everything; then the person's own part.

One answer a socket at a time, and no further than its reader keeps up: what was asked
meanwhile is asked once, by the latest. Nobody pays for someone who only asks.
"""

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jamboard import store
from jamboard.core import protocol
from jamboard.core.protocol import MOST_MISSED, may_catch_up
from jamboard.hub.recent import Page, Recent, page_of
from jamboard.hub.seat import Ask, Seat

if TYPE_CHECKING:
    from jamboard.hub.room import Room

logger = logging.getLogger("jamboard.hub")

COME_BACK: Final = 4503
# A welcome this far behind, and what came since, is cheaper than a new one.
WELCOME_LAG: Final = 200
NOTES_MENDED: Final = 10


@dataclass(frozen=True, slots=True)
class Welcome:
    """The whole board as of ``seq``, in frames as text that many sockets share.

    Without the notes that were taken off up to ``mended``: it may be older than that,
    and would still tell what they said.
    """

    epoch: str
    seq: int
    frames: list[str]
    mended: int


class Greeter:
    def __init__(self, room: "Room") -> None:
        self._room = room
        self._welcome: Welcome | None = None

    def ask(self, seat: Seat, ask: Ask) -> None:
        """See that the seat is told, after what it is being told now."""
        seat.asked = ask
        if not seat.catching_up:
            seat.catching_up = True
            self._room.hub.spawn(self._answer_all(seat))

    async def _answer_all(self, seat: Seat) -> None:
        try:
            while seat.asked and not seat.closed:
                await seat.has_room()
                if seat.asked.by_client:
                    await self._turn_of(seat)
                ask, seat.asked = seat.asked, None
                if not seat.closed:
                    await self._answer(seat, ask)
        except Exception:
            logger.exception("a join could not be answered")
            await seat.close(COME_BACK)
        finally:
            seat.catching_up = False
        self._room.wake()

    async def _turn_of(self, seat: Seat) -> None:
        """Wait while their person joins too often, and say so once."""
        hub, said = self._room.hub, False
        while not seat.closed and (wait := hub.hold_join(seat.visitor.person)):
            if not said:
                said = True
                no = protocol.refused(None, "rate.slow_down", retry_ms=wait)
                await seat.tell(no)
            await asyncio.sleep(wait / 1000)

    async def _answer(self, seat: Seat, ask: Ask) -> None:
        recent = self._room.recent
        sent = None
        head = (recent.epoch, recent.head)
        if ask.since is not None and may_catch_up(ask.since, ask.epoch, head):
            sent = await self._tell_missed(seat, ask.since)
        if sent is None:
            sent = await self._tell_all(seat)
        if seat.closed:
            return
        await self.tell_yours(seat)
        seat.sent = sent
        if not seat.answered:
            seat.answered = True
            await seat.tell(self._room.presence.everyone())

    async def _tell_missed(self, seat: Seat, since: int) -> int | None:
        """Tell what came after ``since``, and give the last seq told.

        None where a welcome is the smaller answer, or the only one.
        """
        upto = self._room.recent.head
        while not seat.closed:
            page = await self._page(since)
            if page is None or page.last == since < upto:
                return None
            await seat.push(page.text)
            await seat.has_room()
            since = page.last
            if since >= upto:
                break
        return since

    async def _page(self, since: int) -> Page | None:
        room = self._room
        page = room.recent.page(since)
        if page or room.recent.head - since > MOST_MISSED:
            return page
        logged = await room.hub.run(store.changes_since, room.board_id, since)
        if logged.epoch != room.recent.epoch:
            return None
        return page_of(since, logged.lines)

    async def _tell_all(self, seat: Seat) -> int:
        welcome = await self._whole()
        for frame in welcome.frames:
            await seat.push(frame)
            await seat.has_room()
        return welcome.seq

    async def _whole(self) -> Welcome:
        """A welcome no further behind than is cheap, kept for whoever comes next."""
        room, recent = self._room, self._room.recent
        if (kept := self._welcome) is None or _is_past(kept, recent):
            epoch, seq, frames = await room.hub.run(store.welcome, room.board_id)
            kept = Welcome(epoch, seq, frames, seq)
        self._welcome = _without(_taken_off(kept, recent), kept, recent.head)
        return self._welcome

    async def tell_yours(self, seat: Seat) -> None:
        room = self._room
        entrance, due, seat.due = seat.entrance, seat.due, None
        if entrance is None:
            return
        try:
            text = await room.hub.run(
                store.yours,
                room.board_id,
                entrance,
                seat.key_hashes,
                now=room.hub.wall_ms(),
                watching=seat.watching,
            )
        except Exception:
            seat.due = due
            raise
        await seat.push(text)

    async def tell_due(self) -> None:
        """Tell everyone whose own part changed, once they heard what changed it."""
        for seat in list(self._room.seats):
            if self.owes_yours(seat):
                await self.tell_yours(seat)

    def owes_yours(self, seat: Seat) -> bool:
        ready = seat.answered and not seat.catching_up and seat.writable
        return ready and seat.due is not None and seat.due <= seat.sent


def _is_past(kept: Welcome, recent: Recent) -> bool:
    """Whether a new welcome is the cheaper one, or the only one."""
    if kept.epoch != recent.epoch or recent.after(kept.mended) is None:
        return True
    late = recent.head - kept.seq > WELCOME_LAG
    return late or len(_taken_off(kept, recent)) > NOTES_MENDED


def _taken_off(kept: Welcome, recent: Recent) -> set[str]:
    lines = recent.after(kept.mended) or ()
    return {line.note for line in lines if line.note and line.takes_off}


def _without(gone: set[str], kept: Welcome, mended: int) -> Welcome:
    """Leave these notes out; frames that do not hold them stay the same objects."""
    frames = [
        _frame_without(gone, frame)
        if any(f'"{note}"' in frame for note in gone)
        else frame
        for frame in kept.frames
    ]
    return Welcome(kept.epoch, kept.seq, frames, max(kept.mended, mended))


def _frame_without(gone: set[str], text: str) -> str:
    frame = json.loads(text)
    frame["notes"] = [note for note in frame["notes"] if note["id"] not in gone]
    return protocol.dump(frame)
