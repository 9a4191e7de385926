"""One socket at one board: what it has been sent, and whether it can take more."""

import logging
import time
from collections import deque
from collections.abc import Awaitable, Mapping
from typing import Any, Final
from uuid import uuid4

from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.store import Entrance
from wessexcop.sockets import Send, Valve

logger = logging.getLogger("jamboard.hub")

MALFORMED_SECONDS: Final = 60.0


class Seat:
    """``sent`` is the last ``seq`` this socket was given since its join.

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
        self.joined = False
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

    async def tell(self, frame: Mapping[str, Any]) -> None:
        await self.push(protocol.dump(frame))

    async def push(self, text: str) -> None:
        """Send, where there is someone to take it; its trouble is nobody else's."""
        if not self.closed:
            await self._try(self._put(text))

    async def close(self, code: int) -> None:
        if not self.closed:
            self.closed = True
            await self._try(self._send({"type": "websocket.close", "code": code}))

    async def _put(self, text: str) -> None:
        if self._valve and self._valve.push:
            self.closed = not self._valve.push(text)
        else:
            await self._send({"type": "websocket.send", "text": text})

    async def _try(self, sending: Awaitable[None]) -> None:
        try:
            await sending
        except Exception:  # one socket's trouble is nobody else's
            logger.exception("a socket could not be sent to")
            self.closed = True

    def misunderstood(self, now: float) -> bool:
        """Count a malformed frame; true when a minute has held too many."""
        self._malformed.append(now)
        full = len(self._malformed) == self._malformed.maxlen
        return full and now - self._malformed[0] < MALFORMED_SECONDS
