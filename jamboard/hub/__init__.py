"""The board's clockwork: queues, sockets and time. Imports neither ORM nor models.

One hub serves one event loop. It calls the store on a single thread of its own, so
that a slow page never delays a note; the channel layer carries only a doorbell.
"""

import asyncio
from uuid import UUID

from jamboard import store
from jamboard.access import Visitor
from jamboard.core.protocol import OpFrame
from jamboard.hub.hub import Hub
from jamboard.hub.room import Room
from jamboard.hub.seat import Seat
from jamboard.store import Outcome, Submitted
from wessexcop.sockets import on_drain, on_start

__all__ = ["Hub", "Room", "Seat", "current", "may_write", "stop", "submit_from_thread"]

SUBMIT_SECONDS = 30

_hub: Hub | None = None


def current() -> Hub:
    """The running loop's hub, begun by the server as it starts."""
    global _hub
    if _hub is None or _hub.loop is not asyncio.get_running_loop():
        _hub = Hub()
    return _hub


async def stop() -> None:
    """Finish what is queued and say goodbye; the server calls this on SIGTERM."""
    if _hub is not None and _hub.loop is asyncio.get_running_loop():
        await _hub.drain()


def submit_from_thread(
    visitor: Visitor, board_id: UUID, frames: list[OpFrame]
) -> list[Outcome]:
    """Submit a page's ops from its own thread, and wait for what became of each.

    Through the hub, as the server always has one: open sockets hear at once, and the
    limits hold. Straight to the store in a command: then nobody here is listening.
    """
    hub = _hub
    if hub is None or not hub.loop.is_running():
        return store.commit(board_id, [Submitted(visitor, frame) for frame in frames])
    work = hub.submit_all(visitor, board_id, frames)
    return asyncio.run_coroutine_threadsafe(work, hub.loop).result(SUBMIT_SECONDS)


def may_write(visitor: Visitor, board_id: UUID) -> bool:
    """Whether others leave this person a place to write, for a page's own thread."""
    room = _hub.rooms.get(board_id) if _hub else None
    return room is None or room.places.are_open_to(visitor.person)


on_start(current)
on_drain(stop)
