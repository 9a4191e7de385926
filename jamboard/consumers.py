"""One socket at one board: read a frame, pass it on, answer. Decides nothing.

A plain ASGI application: Channels' own consumer hops to a thread for every frame and
opens a layer channel for every socket, and this one needs neither.
"""

import time
from functools import partial
from typing import Any, Final
from uuid import UUID

from jamboard import hub
from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.core.codes import Malformed
from jamboard.core.protocol import Frame, Join, OpFrame, Ping
from jamboard.hub import Hub, Room, Seat
from wessexcop.sockets import Receive, Scope, Send, valve_of

JOIN_SECONDS: Final = 10
SIGN_IN, NOT_HERE, NO_JOIN, MALFORMED = 4401, 4404, 4408, 4400
JOIN_FIRST: Final = "Join the board before you send anything."


async def board_consumer(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one socket from its handshake to its end."""
    await receive()
    await send({"type": "websocket.accept"})
    visitor = _visitor(scope)
    board_id: UUID = scope["url_route"]["kwargs"]["pk"]
    valve = valve_of(scope)
    seat = Seat(visitor or Visitor(board_id), send, valve)
    keeper = hub.current()
    room = await keeper.sit(seat, board_id) if visitor else None
    if room is None:
        await _turn_away(keeper, seat, NOT_HERE if visitor else SIGN_IN)
        await _until_gone(receive)
        return
    valve.on_reopen = partial(room.reopened, seat)
    try:
        await Conversation(keeper, room, seat).hold(receive)
    finally:
        keeper.get_up(seat, room)


def _visitor(scope: Scope) -> Visitor | None:
    member = scope["user"]
    if not member.is_authenticated:
        return None
    return Visitor(member.pk, scope["session"].session_key)


async def _turn_away(keeper: Hub, seat: Seat, code: int) -> None:
    if keeper.draining:
        await keeper.part_from(seat)
    else:
        await seat.close(code)


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "websocket.disconnect":
        pass


class Conversation:
    """What is said on one socket, in order."""

    def __init__(self, keeper: Hub, room: Room, seat: Seat) -> None:
        self.hub, self.room, self.seat = keeper, room, seat

    async def hold(self, receive: Receive) -> None:
        late = self.hub.loop.call_later(JOIN_SECONDS, self._close_unjoined)
        try:
            while (message := await receive())["type"] == "websocket.receive":
                if not self.seat.closed:
                    await self._hear(message)
        finally:
            late.cancel()

    def _close_unjoined(self) -> None:
        if self.seat.entrance and not self.seat.joined:
            self.hub.spawn(self.seat.close(NO_JOIN))

    async def _hear(self, message: dict[str, Any]) -> None:
        raw = message.get("text")
        try:
            frame = protocol.parse(message.get("bytes") or b"" if raw is None else raw)
        except Malformed as error:
            await self._misunderstand(error)
        else:
            await self._answer(frame)

    async def _misunderstand(self, error: Malformed) -> None:
        refusal = protocol.refused(error.op, error.code, **error.extra)
        await self.seat.tell(refusal)
        garbled = error.code == "protocol.malformed"
        if garbled and self.seat.misunderstood(time.monotonic()):
            await self.seat.close(MALFORMED)

    async def _answer(self, frame: Frame) -> None:
        match frame:
            case Ping(t):
                pong = protocol.pong(t, self.seat.sent, self.hub.wall_ms())
                await self.seat.tell(pong)
            case Join():
                self._join(frame)
            case OpFrame():
                await self._submit(frame)

    def _join(self, frame: Join) -> None:
        self.seat.key_hashes, self.seat.calm = frame.keys, frame.calm
        self.room.join(self.seat, frame.since, frame.epoch)

    async def _submit(self, frame: OpFrame) -> None:
        if not self.seat.joined:
            refusal = protocol.refused(frame.op, "not_allowed", message=JOIN_FIRST)
            await self.seat.tell(refusal)
        else:
            await self.hub.submit(self.room, self.seat.visitor, frame, seat=self.seat)
