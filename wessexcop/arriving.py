"""What arrives over HTTP: whole requests, of a bearable size, in a bearable time.

Anyone may send these, before anyone has signed in. Twisted's own timeout begins again
with every byte, and daphne's only once all is in, so that a request which drips in
would live for ever; here it has a deadline, and the oldest of too many goes.
"""

from typing import Any

from daphne.http_protocol import HTTPFactory, WebRequest
from twisted.internet.protocol import connectionDone
from twisted.web.http import HTTPChannel

from wessexcop.http import Health

MAX_BODY_BYTES = 8 * 1024 * 1024
IDLE_SECONDS = 30
ARRIVE_SECONDS = 30.0  # for all of a request, headers and body
MOST_ARRIVING = 2_000  # connections with no whole request yet
# Each a list that a client may begin, and that the nearest proxy ends.
FORWARDED = (b"x-forwarded-for", b"x-forwarded-port", b"x-forwarded-proto")


class Request(WebRequest):
    """A request whose body ends at 8 MiB, and errors that name no software."""

    error_template = "<!doctype html><title>%(title)s</title><p>%(body)s</p>"
    body_bytes = 0

    def process(self) -> Any:
        for name in FORWARDED:
            if said := self.requestHeaders.getRawHeaders(name):
                nearest = said[-1].rpartition(b",")[2].strip()
                self.requestHeaders.setRawHeaders(name, [nearest])
        return super().process()

    def gotLength(self, length: int | None) -> None:  # noqa: N802 (Twisted's name)
        super().gotLength(length)
        if (length or 0) > MAX_BODY_BYTES:
            self._refuse_body()

    def handleContentChunk(self, data: bytes) -> None:  # noqa: N802 (Twisted's name)
        self.body_bytes += len(data)
        if self.body_bytes > MAX_BODY_BYTES:
            self._refuse_body()
        else:
            super().handleContentChunk(data)

    def handle_reply(self, message: dict[str, Any]) -> None:
        if Health.draining and message["type"] == "http.response.start":
            self._ask_for_no_more()
        super().handle_reply(message)

    def _ask_for_no_more(self) -> None:
        """Make this answer the last on its connection: no new page may come by it."""
        if self.channel:
            self.channel.persistent = False
            self.responseHeaders.setRawHeaders(b"connection", [b"close"])

    def _refuse_body(self) -> None:
        self.channel.end(b"413 Content Too Large")


class Connection(HTTPChannel):
    """A connection whose requests must each be in within their time."""

    transport: Any
    deadline: Any = None

    def connectionMade(self) -> None:  # noqa: N802 (Twisted's name)
        super().connectionMade()
        self._expect()

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 (Twisted's name)
        if not self._handlingRequest:
            self._expect()
        super().dataReceived(data)

    def allContentReceived(self) -> None:  # noqa: N802 (Twisted's name)
        self._expect_no_more()
        super().allContentReceived()

    def connectionLost(self, reason: Any = connectionDone) -> None:  # noqa: N802
        self._expect_no_more()
        super().connectionLost(reason)

    def end(self, status: bytes = b"408 Request Timeout") -> None:
        """Answer what is not all in, and hang up."""
        self._expect_no_more()
        self.transport.write(b"HTTP/1.1 " + status + b"\r\nConnection: close\r\n\r\n")
        self.loseConnection()

    def _expect(self) -> None:
        if self.deadline is None:
            arrivals = self.factory.arrivals
            self.deadline = self.callLater(arrivals.seconds, self.end)
            arrivals.begin(self)

    def _expect_no_more(self) -> None:
        if self.deadline is not None:
            if self.deadline.active():
                self.deadline.cancel()
            self.deadline = None
            self.factory.arrivals.finish(self)


class Arrivals:
    """The connections whose request is not in yet, and what they are allowed."""

    def __init__(self, seconds: float = ARRIVE_SECONDS, most: int = MOST_ARRIVING):
        self.seconds, self.most = seconds, most
        self.waiting: dict[Connection, None] = {}  # the oldest first

    def begin(self, connection: Connection) -> None:
        self.waiting[connection] = None
        if len(self.waiting) > self.most:
            next(iter(self.waiting)).end()

    def finish(self, connection: Connection) -> None:
        self.waiting.pop(connection, None)


class Pages(HTTPFactory):
    protocol = Connection

    def __init__(self, server: Any, arrivals: Arrivals) -> None:
        super().__init__(server)
        self.arrivals = arrivals
        self.timeOut = IDLE_SECONDS

    def buildProtocol(self, addr: Any) -> Any:  # noqa: N802 (Twisted's name)
        connection = super().buildProtocol(addr)
        connection.requestFactory = Request
        return connection
