"""One socket at one board: what it has been sent, and whether it can take more."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.store import Entrance
from wessexcop.sockets import Send, Valve

logger = logging.getLogger("jamboard.hub")

MALFORMED_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class Ask:
    """What a socket wants to be told: all, or what came after ``since``.

    ``by_client`` is one of its own joins, which count against its person's rate.
    """

    since: int | None
    epoch: str | None
    by_client: bool = False


class Seat:
    """``sent`` is the last ``seq`` this socket was given since its join.

    ``joined`` once it has sent a join, ``answered`` once it was told the board; while
    ``catching_up`` it is being told, and ``asked`` is what it wants to hear after that.
    It needs no queue: a slow reader is simply further behind, and is given more at
    once when its valve opens.
    """

    def __init__(
        self, visitor: Visitor, send: Send, valve: Valve | None = None
    ) -> None:
        self.key = str(uuid4())
        self.opened_at = time.monotonic()
        self.visitor = visitor
        self.entrance: Entrance | None = None
        self.key_hashes: dict[str, str] = {}
        self.asked: Ask | None = None
        self.joined = False
        self.answered = False
        self.calm = False
        self.watching = False
        # Its own part changed with this ``seq``, and it was not told so yet.
        self.due: int | None = None
        self.closed = False
        self.catching_up = False
        self.sent = 0
        self.sent_at = float("-inf")
        self.shut_since: float | None = None
        self._valve = valve
        self._send = send
        self._stirred = asyncio.Event()
        self._malformed: deque[float] = deque(maxlen=protocol.MALFORMED_A_MINUTE)

    @property
    def writable(self) -> bool:
        return not self.closed and (self._valve is None or self._valve.open)

    def shut_for(self, now: float) -> float:
        """How long its reader has not kept up, in seconds."""
        if self.writable:
            self.shut_since = None
            return 0.0
        self.shut_since = self.shut_since or now
        return now - self.shut_since

    async def has_room(self) -> None:
        """Wait until its reader keeps up again, or is gone."""
        while not self.writable and not self.closed:
            self._stirred.clear()
            await self._stirred.wait()

    def stir(self) -> None:
        """Its valve opened, or it closed: whoever waits may look again."""
        self._stirred.set()

    async def tell(self, frame: Mapping[str, Any]) -> None:
        await self.push(protocol.dump(frame))

    async def push(self, text: str) -> None:
        """Send, where there is someone to take it; its trouble is nobody else's."""
        if not self.closed:
            await self._try(self._put(text))

    async def close(self, code: int) -> None:
        if not self.closed:
            self.leave()
            await self._try(self._send({"type": "websocket.close", "code": code}))

    def leave(self) -> None:
        self.closed = True
        self.stir()

    async def _put(self, text: str) -> None:
        if self._valve and self._valve.push:
            if not self._valve.push(text):
                self.leave()
        else:
            await self._send({"type": "websocket.send", "text": text})

    async def _try(self, sending: Awaitable[None]) -> None:
        try:
            await sending
        except Exception:  # one socket's trouble is nobody else's
            logger.exception("a socket could not be sent to")
            self.leave()

    def misunderstood(self, now: float) -> bool:
        """Count a malformed frame; true when a minute has held too many."""
        self._malformed.append(now)
        full = len(self._malformed) == self._malformed.maxlen
        return full and now - self._malformed[0] < MALFORMED_SECONDS
