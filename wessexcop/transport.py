"""daphne's server with what it lacks: a drain, a valve per socket, and limits.

daphne never waits for a reader, never drains, and may only close with 1000 or
3000-4999 (its source, 4.2.3). What is added here: each socket's scope carries a
`wessexcop.sockets.Valve`; a frame over the limit is answered 4413; equal messages
to many sockets are framed once; SIGTERM ends in an orderly goodbye. What arrives
over HTTP is bounded in `wessexcop.arriving`.
"""

import asyncio
import struct
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from daphne import server as daphne_server  # installs the reactor: import it first
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from twisted import internet
from twisted.logger import globalLogBeginner

from wessexcop import sockets
from wessexcop.arriving import Arrivals, Pages
from wessexcop.http import Health

# One of several types, decided when daphne was imported: no type says which.
reactor: Any = internet.reactor

# autobahn holds sending to the same limit: no message may be larger, either way.
MAX_MESSAGE_BYTES = 1024 * 1024
NOTICE_SECONDS = 0.5  # how long ready says 503 before anyone is sent away
FINISH_SECONDS = 2.0  # for the queues, then for the sockets, then for the pages
END_SECONDS = 1.0  # for whatever was cancelled
BACKLOG = 1024  # everyone rejoins at once after a restart

TEXT_FRAME = 0x81


class Socket(WebSocketProtocol):
    """One person's connection, with its valve."""

    def onOpen(self) -> None:  # noqa: N802 (autobahn's name)
        super().onOpen()
        self.transport.unregisterProducer()
        self.transport.registerProducer(self.server.valves[self], True)

    def serverSend(self, content: Any, binary: bool = False) -> None:  # noqa: N802
        if binary or self.state == self.STATE_CONNECTING:
            super().serverSend(content, binary)
        else:
            self.push(content)

    def push(self, text: str) -> bool:
        """Send at once, if still open: autobahn's own way raises where it is not."""
        if self.state != self.STATE_OPEN:
            return False
        write_now(self.transport, self.server.framed(text))
        return True

    def serverClose(self, code: int | None = None) -> None:  # noqa: N802
        self.closeWith(code or 1000)

    def closeWith(self, code: int) -> None:  # noqa: N802 (as its neighbours)
        """Close with any code: autobahn's own way refuses 1012."""
        if self.state == self.STATE_OPEN:
            self.sendCloseFrame(code=code)

    def _max_message_size_exceeded(self, size: int, limit: int, reason: str) -> None:
        # Once failed, autobahn throws the rest of the message away unread.
        self.failedByMe = True
        self.closeWith(sockets.TOO_BIG)


class Sockets(WebSocketFactory):
    protocol = Socket


class Server(daphne_server.Server):
    """Listens on one port until told to stop; then lets everyone finish."""

    def __init__(
        self, application: Any, *, arrivals: Arrivals | None = None, **options: Any
    ) -> None:
        super().__init__(application, endpoints=["tcp"], server_name="", **options)
        self.arrivals = arrivals or Arrivals()
        self.connections: dict[Any, dict[str, Any]] = {}
        self.valves: dict[Any, sockets.Valve] = {}
        self.last_framed: tuple[str, bytes] = ("", b"")
        self.stopping: asyncio.Task[None] | None = None
        self.loop: asyncio.AbstractEventLoop = reactor._asyncioEventloop

    # Running -----------------------------------------------------------------

    def listen(self, host: str, port: int) -> None:
        """Open the port; raise twisted's CannotListenError when it is taken."""
        globalLogBeginner.beginLoggingTo(
            [], redirectStandardIO=False, discardBuffer=True
        )
        self.http_factory = Pages(self, self.arrivals)
        self.ws_factory = self._sockets()
        asyncio.set_event_loop(self.loop)
        self.port = reactor.listenTCP(
            port, self.http_factory, backlog=BACKLOG, interface=host
        )

    def _sockets(self) -> Sockets:
        factory = Sockets(self, server="")
        factory.setProtocolOptions(
            allowNullOrigin=True,  # our own check of the origin is stricter
            autoPingTimeout=self.ping_timeout,
            closeHandshakeTimeout=5,
            failByDrop=False,
            maxFramePayloadSize=sockets.MAX_FRAME_BYTES,
            maxMessagePayloadSize=MAX_MESSAGE_BYTES,
            openHandshakeTimeout=self.websocket_handshake_timeout,
            tcpNoDelay=True,
        )
        return factory

    def run_until_stopped(self) -> None:
        self.loop.call_soon(sockets.start)
        reactor.callLater(1, self.application_checker)
        reactor.callLater(2, self.timeout_checker)
        reactor.run(installSignalHandlers=False)

    # Sockets -----------------------------------------------------------------

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        # A client may not choose its own root path, whatever headers it sends.
        scope["root_path"] = self.root_path
        if scope["type"] == "websocket":
            scope["valve"] = self.valves[protocol] = sockets.Valve(protocol.push)
        return super().create_application(protocol, scope)

    def protocol_disconnected(self, protocol: Any) -> None:
        self.valves.pop(protocol, None)
        super().protocol_disconnected(protocol)

    def framed(self, text: str) -> bytes:
        """Frame a message; the same object, sent to socket after socket, once."""
        if text is not self.last_framed[0]:
            self.last_framed = (text, frame(text))
        return self.last_framed[1]

    # Stopping ----------------------------------------------------------------

    def drain(self) -> None:
        """Begin an orderly stop; asked a second time, stop at once."""
        if self.stopping:
            reactor.stop()
        else:
            self.stopping = asyncio.ensure_future(self._drain())

    async def _drain(self) -> None:
        try:
            await self._let_everyone_finish()
        finally:
            reactor.stop()

    async def _let_everyone_finish(self) -> None:
        Health.draining = True
        await asyncio.sleep(NOTICE_SECONDS)
        self.port.stopListening()
        await sockets.drain(FINISH_SECONDS)
        for socket in list(self.valves):
            socket.closeWith(sockets.RESTARTING)
        await self._wait(lambda: not self.valves)
        await self._wait(lambda: not self._unfinished())
        await self._end(self._unfinished())

    async def _wait(self, done: Callable[[], bool]) -> None:
        for _ in range(int(FINISH_SECONDS / 0.05)):
            if done():
                return
            await asyncio.sleep(0.05)

    def _unfinished(self) -> list[asyncio.Task[Any]]:
        tasks = [each.get("application_instance") for each in self.connections.values()]
        return [task for task in tasks if task and not task.done()]

    async def _end(self, tasks: list[asyncio.Task[Any]]) -> None:
        # Python 3.11.7 crashes when a loop closes over tasks that still wait.
        for task in tasks:
            task.cancel()
        if tasks:  # one whose thread still works does not end at once
            await asyncio.wait(tasks, timeout=END_SECONDS)


def write_now(transport: Any, data: bytes) -> None:
    """Hand data to the kernel at once; what it does not take waits as usual.

    Twisted's own write asks the poll twice for every message. Only a transport that
    owes nothing is written past it, so order is kept.
    """
    owes = transport._tempDataBuffer or transport.dataBuffer
    if transport.connected and not owes:
        with suppress(OSError):  # full, or gone: the usual way finds out which
            data = data[transport.socket.send(data) :]
    if data:
        transport.write(data)


def frame(text: str) -> bytes:
    """One whole unmasked text frame (RFC 6455, section 5.2)."""
    payload = text.encode("utf-8")
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", TEXT_FRAME, size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", TEXT_FRAME, 126, size)
    else:
        head = struct.pack("!BBQ", TEXT_FRAME, 127, size)
    return head + payload
