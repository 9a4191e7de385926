"""A websocket client that costs the load generator next to nothing."""

import asyncio
import base64
import json
import os
import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

Heard = Callable[[dict[str, Any], float, int], None]
HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: {key}\r\nCookie: {cookie}\r\n\r\n"
)


@lru_cache(maxsize=64)
def parsed(payload: bytes) -> dict[str, Any]:
    """Read a frame; the same bytes at every client are read once for them all."""
    frame: dict[str, Any] = json.loads(payload)
    return frame


class Client(asyncio.Protocol):
    """One connection. `heard(frame, when, size)` is called for each message."""

    def __init__(self, heard: Heard, request: str) -> None:
        self.heard, self.request = heard, request
        self.loop = asyncio.get_running_loop()
        self.opened: asyncio.Future[None] = self.loop.create_future()
        self.closed_with: int | None = None
        self.buffer = bytearray()
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self.request.encode())

    def connection_lost(self, error: Exception | None) -> None:
        self.closed_with = self.closed_with or 1006
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("refused"))

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.opened.done() and not self._handshake():
            return
        when = self.loop.time()
        while (message := self._next()) is not None:
            self.heard(parsed(message), when, len(message))

    def _handshake(self) -> bool:
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if b" 101 " not in self.buffer[:end]:
            self.opened.set_exception(ConnectionError(self.buffer[:end].decode()))
            return False
        del self.buffer[: end + 4]
        self.opened.set_result(None)
        return True

    def _next(self) -> bytes | None:
        """Take the next whole text message out of the buffer, answering pings."""
        while (bounds := self._bounds()) is not None:
            start, end = bounds
            opcode, payload = self.buffer[0] & 15, bytes(self.buffer[start:end])
            del self.buffer[:end]
            if opcode == 1:
                return payload
            if opcode == 8:
                self.closed_with = struct.unpack("!H", payload[:2])[0]
            elif opcode == 9:
                self.transport.write(masked(payload, opcode=10))
        return None

    def _bounds(self) -> tuple[int, int] | None:
        if len(self.buffer) < 2:
            return None
        size, start = self.buffer[1] & 127, 2
        if size >= 126:
            start = 4 if size == 126 else 10
            if len(self.buffer) < start:
                return None
            size = int.from_bytes(self.buffer[2:start], "big")
        end = start + size
        return (start, end) if len(self.buffer) >= end else None

    def send(self, frame: dict[str, Any]) -> None:
        self.transport.write(masked(json.dumps(frame).encode()))


def masked(payload: bytes, opcode: int = 1) -> bytes:
    """Frame as a client must, with a mask of zeros: allowed, and free."""
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
    else:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    return head + bytes(4) + payload


async def connect(url: str, cookie: str, heard: Heard) -> Client:
    parts = urlsplit(url)
    request = HANDSHAKE.format(
        path=parts.path,
        host=parts.netloc,
        key=base64.b64encode(os.urandom(16)).decode(),
        cookie=cookie,
    )
    loop = asyncio.get_running_loop()
    _, client = await loop.create_connection(
        lambda: Client(heard, request), parts.hostname, parts.port
    )
    await client.opened
    return client
