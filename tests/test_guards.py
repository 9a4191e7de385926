"""What stands before every socket, whichever app speaks over it."""

import asyncio
from typing import Any

import pytest

from wessexcop.sockets import ExactOrigin, FrameGuard

SITE = "http://127.0.0.1:8000"


class Line:
    """A socket's two ends: what a client sent, and what it was sent."""

    def __init__(self, *arriving: dict[str, Any]) -> None:
        self.arriving = [*arriving, {"type": "websocket.disconnect", "code": 1000}]
        self.sent: list[dict[str, Any]] = []

    async def receive(self) -> dict[str, Any]:
        return self.arriving.pop(0)

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)


async def welcoming(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "websocket.accept"})


async def let_in(*headers: tuple[bytes, bytes]) -> bool:
    line = Line({"type": "websocket.connect"})
    guard = ExactOrigin(welcoming, [SITE])
    await guard({"headers": headers}, line.receive, line.send)
    assert [each["type"] for each in line.sent] in (
        ["websocket.accept"],
        ["websocket.close"],
    )
    return line.sent[0]["type"] == "websocket.accept"


async def test_a_page_of_the_site_may_open_a_socket() -> None:
    assert await let_in((b"host", b"127.0.0.1:8000"), (b"origin", SITE.encode()))


@pytest.mark.parametrize(
    "origin",
    [
        *("null", "", "http://127.0.0.1", "http://127.0.0.1:80", "http://x.example"),
        *(f"{SITE}/", f"{SITE}/x", f"{SITE}?x", f" {SITE}", f"{SITE},{SITE}"),
        *("https://127.0.0.1:8000", "http://fern@127.0.0.1:8000", SITE.upper()),
    ],
)
async def test_what_only_reads_like_the_sites_origin_may_not(origin: str) -> None:
    assert not await let_in((b"origin", origin.encode()))


async def test_a_socket_that_does_not_say_whose_page_it_is_may_not() -> None:
    assert not await let_in((b"host", b"127.0.0.1:8000"))


async def test_a_socket_that_names_two_pages_may_not() -> None:
    own = (b"origin", SITE.encode())
    assert not await let_in(own, own)


async def busy(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.sleep(0.05)


async def told(*texts: str, burst: int = 10) -> list[dict[str, Any]]:
    """What someone is told who sends all this to a busy application."""
    line = Line(*({"type": "websocket.receive", "text": text} for text in texts))
    guard = FrameGuard(busy, per_second=1, burst=burst, warning="slow down")
    await guard({}, line.receive, line.send)
    return line.sent


WARNING = {"type": "websocket.send", "text": "slow down"}
CLOSE = {"type": "websocket.close", "code": 4429}


async def test_who_sends_a_few_frames_is_told_nothing() -> None:
    assert await told(*["x"] * 5) == []


async def test_who_goes_fast_is_warned_once_and_not_closed() -> None:
    assert await told(*["x"] * 10) == [WARNING]


async def test_who_floods_is_warned_and_then_closed() -> None:
    assert await told(*["x"] * 100) == [WARNING, CLOSE]


async def test_who_fills_the_memory_is_warned_and_then_closed() -> None:
    assert await told(*["x" * 60_000] * 20, burst=100) == [WARNING, CLOSE]
