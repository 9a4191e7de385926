"""What every socket needs, whichever app speaks over it: a guard, a valve, a drain.

The server puts a `Valve` in each socket's scope; `valve_of(scope)` finds it. What
owns queues registers with `on_drain` an async callable that finishes its work and
says goodbye; the server calls it on SIGTERM, before it closes the sockets itself.
What must be there before anyone comes registers with `on_start`.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from typing import Any

Message = dict[str, Any]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Start = Callable[[], object]
Drain = Callable[[], Awaitable[None]]
Push = Callable[[str], bool]

MAX_FRAME_BYTES = 64 * 1024
MAX_WAITING_BYTES = 1024 * 1024
SECONDS_BETWEEN_WARNINGS = 1
TOO_BIG, FLOODING, UNKNOWN_PATH, RESTARTING = 4413, 4429, 4404, 1012

_starts: list[Start] = []
_drains: list[Drain] = []


def on_start(begin: Start) -> None:
    """Have `begin` called on the server's loop, before anything is answered."""
    _starts.append(begin)


def start() -> None:
    for begin in _starts:
        begin()


def on_drain(finish: Drain) -> None:
    """Have `finish` awaited when the server drains, once, within a few seconds."""
    _drains.append(finish)


async def drain(seconds: float) -> None:
    """Let all who registered finish, for at most `seconds`; one failing stops none."""
    if _drains:
        tasks = [asyncio.ensure_future(finish()) for finish in _drains]
        await asyncio.wait(tasks, timeout=seconds)


class Valve:
    """Whether a socket's reader keeps up. A push producer on its transport.

    `open` falls when the bytes not yet taken pass the transport's buffer (64 KB
    beyond the kernel's own) and rises when they are gone. Whoever sends looks at
    `open` first, and sets `on_reopen` to be called when there is room again. `push`,
    where the server offers it, sends a text without waiting and without the layers
    between, and says whether the socket was still there to take it: what is told to
    hundreds at once goes this way.
    """

    def __init__(self, push: Push | None = None) -> None:
        self.open = True
        self.push = push
        self.shut_at: float | None = None  # time.monotonic() when it fell
        self.on_reopen: Callable[[], None] | None = None

    def shut_for(self) -> float:
        """Seconds since the reader stopped keeping up; 0 while it does."""
        return 0.0 if self.shut_at is None else time.monotonic() - self.shut_at

    def pauseProducing(self) -> None:  # noqa: N802 (Twisted's name)
        if self.open:
            self.open, self.shut_at = False, time.monotonic()

    def resumeProducing(self) -> None:  # noqa: N802 (Twisted's name)
        if not self.open:
            self.open, self.shut_at = True, None
            if self.on_reopen:
                self.on_reopen()

    def stopProducing(self) -> None:  # noqa: N802 (Twisted's name)
        self.on_reopen = None
        self.pauseProducing()


def valve_of(scope: Scope) -> Valve:
    """The socket's valve; one that stays open where the server offers none."""
    valve: Valve = scope.setdefault("valve", Valve())
    return valve


class ExactOrigin:
    """Refuses, at the handshake, a socket from any page but the site's own.

    Letter by letter: what merely reads as the same origin, no browser sends.
    """

    def __init__(self, app: Application, origins: Collection[str]) -> None:
        self.app, self.origins = app, {each.encode() for each in origins}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        told = [text for name, text in scope["headers"] if name == b"origin"]
        if len(told) == 1 and told[0] in self.origins:
            await self.app(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close"})


class FrameGuard:
    """Reads each socket eagerly and ends the ones that send too much.

    The server queues what arrives without bound, so a reader inside a busy
    application is too late: this one holds at most 1 MiB for it, closes 4413 on a
    frame over 64 KB and 4429 on a flood, and throws the rest away until the
    connection is gone. Whoever has used up half of either is sent `warning` first.
    """

    def __init__(
        self, app: Application, *, per_second: float, burst: int, warning: str
    ) -> None:
        self.app, self.per_second, self.burst = app, per_second, burst
        self.warning = warning

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        inbox = _Inbox(self.per_second, self.burst, self.warning)
        reader = asyncio.ensure_future(inbox.fill(receive, send))
        try:
            await self.app(scope, inbox.take, send)
        finally:
            reader.cancel()


class _Inbox:
    def __init__(self, per_second: float, burst: int, warning: str) -> None:
        self.per_second, self.burst = per_second, float(burst)
        self.warning, self.warned_at = warning, float("-inf")
        self.allowance, self.counted_at = float(burst), time.monotonic()
        self.messages: deque[Message] = deque()
        self.waiting_bytes = 0
        self.arrived = asyncio.Event()

    async def take(self) -> Message:
        while not self.messages:
            self.arrived.clear()
            await self.arrived.wait()
        message = self.messages.popleft()
        self.waiting_bytes -= _size(message)
        return message

    async def fill(self, receive: Receive, send: Send) -> None:
        refused = 0
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return self._put(message)
            if refused:
                continue
            if refused := self._refusal(message):
                self._forget()
                await send({"type": "websocket.close", "code": refused})
            else:
                self._put(message)
                await self._warn(send)

    async def _warn(self, send: Send) -> None:
        room = 2 * self.waiting_bytes <= MAX_WAITING_BYTES
        if room and 2 * self.allowance >= self.burst:
            return
        if self.counted_at - self.warned_at >= SECONDS_BETWEEN_WARNINGS:
            self.warned_at = self.counted_at
            await send({"type": "websocket.send", "text": self.warning})

    def _refusal(self, message: Message) -> int:
        if message["type"] != "websocket.receive":
            return 0
        if _size(message) > MAX_FRAME_BYTES:
            return TOO_BIG
        full = self.waiting_bytes + _size(message) > MAX_WAITING_BYTES
        return FLOODING if full or not self._allowed() else 0

    def _allowed(self) -> bool:
        now = time.monotonic()
        earned = (now - self.counted_at) * self.per_second
        self.allowance = min(self.burst, self.allowance + earned) - 1
        self.counted_at = now
        return self.allowance >= 0

    def _put(self, message: Message) -> None:
        self.messages.append(message)
        self.waiting_bytes += _size(message)
        self.arrived.set()

    def _forget(self) -> None:
        self.messages.clear()
        self.waiting_bytes = 0


def _size(message: Message) -> int:
    text = message.get("text")
    if text is None:
        return len(message.get("bytes") or b"")
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


async def unknown_path(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a socket at no known address as one that is not yours: 4404."""
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": UNKNOWN_PATH})
    while (await receive())["type"] != "websocket.disconnect":
        pass
