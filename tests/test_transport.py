import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from http.client import HTTPConnection

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.e2e.server import ROOT, clean_environment, free_port

pytestmark = pytest.mark.fault


class Echo:
    def __init__(self, *limits: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.echo", str(self.port), *limits],
            cwd=ROOT,
            env=clean_environment(),
        )

    async def until_open(self) -> "Echo":
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except ConnectionRefusedError:
                await asyncio.sleep(0.05)
            else:
                return self
        raise TimeoutError("The echo server did not open its port.")

    async def connect(self) -> ClientConnection:
        url = f"ws://127.0.0.1:{self.port}/"
        return await connect(url, compression=None, max_queue=None)


@pytest.fixture
async def echo() -> AsyncIterator[Echo]:
    running = Echo()
    yield await running.until_open()
    running.process.kill()
    running.process.wait()


async def close_code(socket: ClientConnection) -> int:
    try:
        while True:
            await asyncio.wait_for(socket.recv(), 15)
    except ConnectionClosed as ended:
        return ended.rcvd.code if ended.rcvd else 1006


async def said(socket: ClientConnection, text: str) -> str:
    await socket.send(text)
    return str(await asyncio.wait_for(socket.recv(), 15))


async def test_a_message_comes_back(echo: Echo) -> None:
    assert await said(await echo.connect(), "hello") == "hello"


@pytest.mark.parametrize("size", [125, 126, 65535, 65536])
async def test_a_message_of_any_length_is_framed_whole(echo: Echo, size: int) -> None:
    sender = await echo.connect()
    await sender.send("x" * size)
    assert await sender.recv() == "x" * min(size, 100)


async def test_a_frame_over_64_kb_is_closed_with_4413(echo: Echo) -> None:
    sender = await echo.connect()
    await sender.send("x" * (64 * 1024 + 1))
    assert await close_code(sender) == 4413


async def test_a_message_over_64_kb_in_small_pieces_is_closed_too(echo: Echo) -> None:
    sender = await echo.connect()
    await sender.send(["x" * 1000] * 70)
    assert await close_code(sender) == 4413


async def test_a_frame_of_10_mb_costs_no_memory(echo: Echo) -> None:
    watcher = await echo.connect()
    before = int(await said(watcher, "memory"))
    sender = await echo.connect()
    sending = asyncio.ensure_future(sender.send("x" * 10_000_000))
    assert await close_code(sender) == 4413
    sending.cancel()
    assert int(await said(watcher, "memory")) - before < 5


async def test_a_flood_is_closed_with_4429_and_costs_little(echo: Echo) -> None:
    watcher = await echo.connect()
    before = int(await said(watcher, "memory"))
    sender = await echo.connect()
    await sender.send("sleep")
    flood = asyncio.ensure_future(send_many(sender, 2000))
    assert await close_code(sender) == 4429
    await asyncio.gather(flood, return_exceptions=True)
    assert int(await said(watcher, "memory")) - before < 20


async def send_many(sender: ClientConnection, count: int) -> None:
    for _ in range(count):
        await sender.send("x" * 60_000)


async def test_a_reader_who_stops_is_sent_no_more(echo: Echo) -> None:
    watcher = await echo.connect()
    before = int(await said(watcher, "memory"))
    slow = RawClient(echo.port)
    slow.send("fill 1000")
    await asyncio.sleep(1.5)
    assert int(await said(watcher, "memory")) - before < 5
    slow.close()


async def test_a_reader_who_comes_back_gets_everything(echo: Echo) -> None:
    slow = RawClient(echo.port)
    slow.send("fill 200")
    await asyncio.sleep(0.5)
    assert await asyncio.to_thread(slow.read, 200 * 64 * 1024) == 200 * 64 * 1024
    slow.close()


async def test_stopping_says_goodbye_closes_1012_and_ends_with_0(echo: Echo) -> None:
    people = [await echo.connect() for _ in range(30)]
    assert await said(people[0], "here") == "here"
    echo.process.terminate()
    heard = [await asyncio.wait_for(person.recv(), 5) for person in people]
    codes = [await close_code(person) for person in people]
    code = await asyncio.to_thread(echo.process.wait, 10)
    assert (set(heard), set(codes), code) == ({"bye"}, {1012}, 0)


async def test_a_body_over_8_mb_is_refused(echo: Echo) -> None:
    connection = HTTPConnection("127.0.0.1", echo.port, timeout=10)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", str(9 * 1024 * 1024))
    connection.endheaders()
    assert (await asyncio.to_thread(connection.getresponse)).status == 413
    connection.close()


async def test_answers_name_no_software(echo: Echo) -> None:
    connection = HTTPConnection("127.0.0.1", echo.port, timeout=10)
    connection.request("GET", "/")
    response = await asyncio.to_thread(connection.getresponse)
    assert response.getheader("Server") is None
    connection.close()


class RawClient:
    """A client that reads only when told to."""

    HEAD = (
        "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
    )

    def __init__(self, port: int, path: str = "/", **headers: str) -> None:
        more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=15)
        self.socket.sendall(f"{self.HEAD.format(path)}{more}\r\n".encode())
        assert b"101" in self.socket.recv(4096)

    def send(self, text: str) -> None:
        size = len(text)
        length = [0x80 | size] if size < 126 else [0xFF, *size.to_bytes(8)]
        self.socket.sendall(bytes([0x81, *length]) + bytes(4) + text.encode())

    def read(self, payload_bytes: int) -> int:
        """Read whole 64 KB messages until that many bytes of text have come."""
        header = 10
        wanted = payload_bytes + header * (payload_bytes // (64 * 1024))
        while wanted > 0:
            wanted -= len(self.socket.recv(min(wanted, 65536)))
        return payload_bytes

    def close(self) -> None:
        self.socket.close()
