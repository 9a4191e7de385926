import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.e2e.server import RunningServer

pytestmark = [pytest.mark.fault, pytest.mark.timeout(120)]

NOTES = 2_000
JOINS = 500
SOCKETS = 5
MOST_MB = 20
MOST_SECONDS = 1.0
JOIN = {"type": "join", "protocol": 1, "since": None}

NewServer = Callable[..., RunningServer]


@pytest.fixture
def server(new_server: NewServer) -> RunningServer:
    return new_server()


@pytest.fixture
def seed(server: RunningServer) -> dict[str, Any]:
    return json.loads(server.run_module("tests.bench.seed", "2", str(NOTES)))


@pytest.fixture
async def come(
    server: RunningServer, seed: dict[str, Any]
) -> AsyncIterator[Callable[..., Awaitable[ClientConnection]]]:
    """Open a socket to the board as one of its people; all are cut off at the end."""
    opened: list[ClientConnection] = []

    async def open_one(person: int, **options: Any) -> ClientConnection:
        socket = await connect(
            f"{server.ws_url}{seed['path']}",
            origin=server.url,
            additional_headers={"Cookie": seed["cookies"][person]},
            compression=None,
            max_size=None,
            **options,
        )
        opened.append(socket)
        return socket

    yield open_one
    for socket in opened:
        socket.transport.abort()
        await socket.wait_closed()


async def hear(socket: ClientConnection, kind: str) -> dict[str, Any]:
    while True:
        frame = json.loads(await asyncio.wait_for(socket.recv(), 15))
        if frame["type"] == kind:
            return frame


async def write(socket: ClientConnection, seed: dict[str, Any]) -> float:
    """Write a note; give how many seconds its ack took."""
    note = {
        "type": "op",
        "op": str(uuid4()),
        "do": "note.add",
        "note": str(uuid4()),
        "question": seed["questions"][0],
        "x": 1,
        "y": 2,
        "text": "Tea first.",
        "colour": "sky",
    }
    loop = asyncio.get_running_loop()
    began = loop.time()
    await socket.send(json.dumps(note))
    await hear(socket, "ack")
    return loop.time() - began


def resident_mb(server: RunningServer) -> int:
    status = Path(f"/proc/{server.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024


async def test_joining_without_reading_costs_little_memory_and_nobodys_time(
    server: RunningServer,
    seed: dict[str, Any],
    come: Callable[..., Awaitable[ClientConnection]],
) -> None:
    other = await come(0, max_queue=None)
    await other.send(json.dumps(JOIN))
    await hear(other, "yours")
    before, most, took = resident_mb(server), 0, []

    for _ in range(SOCKETS):
        deaf = await come(1, max_queue=1)
        for _ in range(JOINS):
            await deaf.send(json.dumps(JOIN))
        took.append(await write(other, seed))
    for _ in range(10):
        took.append(await write(other, seed))
        most = max(most, resident_mb(server))
        await asyncio.sleep(0.2)

    assert most - before <= MOST_MB
    assert sorted(took)[len(took) // 2] < MOST_SECONDS
