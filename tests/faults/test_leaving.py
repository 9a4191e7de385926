import asyncio
import json
from collections.abc import Callable

import pytest
from websockets.asyncio.client import connect

from tests.e2e.server import RunningServer
from tests.faults.peers import GONE, Peer, crowd
from tests.faults.test_kill import settle
from tests.test_transport import RawClient

pytestmark = pytest.mark.fault

JOIN = json.dumps({"type": "join", "protocol": 1, "since": None})
RESTLESS = 6
SECONDS = 6

NewServer = Callable[..., RunningServer]


async def test_one_who_never_answers_a_close_makes_nobody_deaf(
    new_server: NewServer,
) -> None:
    writer, reader, rude = crowd(new_server(), 3, 1)
    over, living = await begin(writer, reader)
    raw = await asyncio.to_thread(open_raw, rude)
    raw.send(JOIN)
    await asyncio.sleep(0.5)
    raw.send("x" * 70_000)
    await asyncio.sleep(0.2)

    await write(writer, 5)
    raw.close()

    await end(over, living)
    assert (reader.head, reader.came_back) == (5, 0)


async def test_people_coming_and_going_make_nobody_deaf(new_server: NewServer) -> None:
    server = new_server(BOARD_OPS_PER_SECOND="200")
    writer, reader, *restless = crowd(server, 2 + RESTLESS, 1)
    over, living = await begin(writer, reader)
    coming = [asyncio.create_task(come_and_go(peer, over)) for peer in restless]

    await write(writer, SECONDS * 50)

    await end(over, [*living, *coming])
    assert (reader.head, reader.came_back) == (SECONDS * 50, 0)


async def begin(*peers: Peer) -> tuple[asyncio.Event, list[asyncio.Task[None]]]:
    """Have them come, and wait until all of them are here."""
    over = asyncio.Event()
    living = [asyncio.create_task(peer.live(over)) for peer in peers]
    for _ in range(100):
        if all(peer.epoch for peer in peers):
            break
        await asyncio.sleep(0.1)
    return over, living


async def write(writer: Peer, count: int) -> None:
    for _ in range(count):
        await writer.post()
        await asyncio.sleep(0.02)
    await settle([writer])


async def end(over: asyncio.Event, living: list[asyncio.Task[None]]) -> None:
    await asyncio.sleep(1)
    over.set()
    await asyncio.gather(*living)


def open_raw(peer: Peer) -> RawClient:
    origin, cookie = peer.server.url, peer.cookie
    return RawClient(peer.server.port, peer.seed["path"], Origin=origin, Cookie=cookie)


async def come_and_go(peer: Peer, over: asyncio.Event) -> None:
    while not over.is_set():
        try:
            async with connect(
                f"{peer.server.ws_url}{peer.seed['path']}",
                origin=peer.server.url,
                additional_headers={"Cookie": peer.cookie},
            ) as visit:
                await visit.send(JOIN)
                await asyncio.sleep(0.05)
        except GONE:
            await asyncio.sleep(0.1)
