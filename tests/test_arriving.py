import asyncio
import socket
import time
from collections.abc import AsyncIterator
from http.client import HTTPConnection

import pytest

from tests.test_transport import Echo, said

pytestmark = pytest.mark.fault

SECONDS, MOST = 0.5, 3
HEAD = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
TOO_LATE = b"HTTP/1.1 408 Request Timeout"


@pytest.fixture
async def hasty() -> AsyncIterator[Echo]:
    """A server that waits half a second for a request, and for three at once."""
    running = Echo(str(SECONDS), str(MOST))
    yield await running.until_open()
    running.process.kill()
    running.process.wait()


def drip(port: int, begin: bytes, drop: bytes) -> tuple[bytes, float]:
    """Send a drop ten times a second; give what came back, and after how long."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=0.1) as slow:
        slow.sendall(begin)
        while time.monotonic() < began + 10:
            try:
                return slow.recv(4096), time.monotonic() - began
            except TimeoutError:
                slow.sendall(drop)
    return b"", time.monotonic() - began


@pytest.mark.parametrize(
    ("begin", "drop"),
    [
        (HEAD, b"X-More: to come\r\n"),
        (b"", b"P"),
        (HEAD + b"Content-Length: 1000\r\n\r\n", b"a"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
    ids=["headers", "the first line", "a body", "a body in chunks"],
)
async def test_what_drips_in_is_ended(hasty: Echo, begin: bytes, drop: bytes) -> None:
    answer, seconds = await asyncio.to_thread(drip, hasty.port, begin, drop)
    assert answer.startswith(TOO_LATE)
    assert SECONDS <= seconds < 5


async def test_what_drips_in_after_a_whole_request_is_ended(hasty: Echo) -> None:
    whole = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=0.1) as kept:
        kept.sendall(whole)
        await asyncio.sleep(0.2)
        assert kept.recv(4096).startswith(b"HTTP/1.1 200")
        answer = await asyncio.to_thread(drip_on, kept)
    assert answer.startswith(TOO_LATE)


def drip_on(kept: socket.socket) -> bytes:
    for _ in range(100):
        kept.sendall(b"G")
        try:
            return kept.recv(4096)
        except TimeoutError:
            continue
    return b""


async def test_a_slow_answer_is_waited_for(hasty: Echo) -> None:
    connection = HTTPConnection("127.0.0.1", hasty.port, timeout=10)
    connection.request("GET", "/slow")
    answer = await asyncio.to_thread(connection.getresponse)
    assert answer.status == 200
    connection.close()


async def test_a_connection_may_rest_between_requests(hasty: Echo) -> None:
    connection = HTTPConnection("127.0.0.1", hasty.port, timeout=10)
    for _ in range(2):
        connection.request("GET", "/")
        answer = await asyncio.to_thread(connection.getresponse)
        assert (answer.status, len(answer.read()) > 0) == (200, True)
        await asyncio.sleep(SECONDS * 2)
    connection.close()


async def test_a_socket_stays_open(hasty: Echo) -> None:
    person = await hasty.connect()
    await asyncio.sleep(SECONDS * 2)
    assert await said(person, "still here") == "still here"


@pytest.fixture
async def crowded() -> AsyncIterator[Echo]:
    """A server that waits long, but for three requests at once."""
    running = Echo("30", str(MOST))
    yield await running.until_open()
    running.process.kill()
    running.process.wait()


async def test_of_too_many_that_are_not_in_the_oldest_goes(crowded: Echo) -> None:
    slow = [begin(crowded.port) for _ in range(MOST)]
    connection = HTTPConnection("127.0.0.1", crowded.port, timeout=10)
    connection.request("GET", "/")
    answer = await asyncio.to_thread(connection.getresponse)
    assert answer.status == 200
    assert (await asyncio.to_thread(slow[0].recv, 4096)).startswith(TOO_LATE)
    for each in slow[1:]:
        each.settimeout(0.2)
        with pytest.raises(TimeoutError):
            each.recv(4096)
    for each in (*slow, connection):
        each.close()


def begin(port: int) -> socket.socket:
    unfinished = socket.create_connection(("127.0.0.1", port), timeout=10)
    unfinished.sendall(HEAD)
    return unfinished


async def test_whoever_a_client_says_it_is_the_nearest_proxy_is_believed(
    hasty: Echo,
) -> None:
    connection = HTTPConnection("127.0.0.1", hasty.port, timeout=10)
    forwarded = {
        "X-Forwarded-For": "10.6.6.6, 192.0.2.7",
        "X-Forwarded-Proto": "http, https",
    }
    connection.request("GET", "/", headers=forwarded)
    answer = await asyncio.to_thread(connection.getresponse)
    assert answer.read() == b"https 192.0.2.7"
    connection.close()
