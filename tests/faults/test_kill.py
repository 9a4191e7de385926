import asyncio
import json
import random
from collections.abc import Callable

import pytest

from tests.e2e.server import RunningServer
from tests.faults.peers import Peer, crowd, lost, misnumbered

pytestmark = [pytest.mark.fault, pytest.mark.timeout(180)]

PEOPLE = 6
KILLS = 3
SECONDS_BETWEEN_KILLS = 1.5
SETTLE_SECONDS = 20
# In the name of the test, so that a failing one can be run again.
SEEDS = [random.SystemRandom().randrange(10**6)]

NewServer = Callable[..., RunningServer]


async def post_while_it_is_killed(
    server: RunningServer, peers: list[Peer], luck: random.Random, kills: int = KILLS
) -> None:
    """Have everyone write while the server is killed and started again and again."""
    over = asyncio.Event()
    living = [asyncio.create_task(peer.live(over)) for peer in peers]
    writing = asyncio.create_task(write_on(peers, luck))
    for _ in range(kills):
        await asyncio.sleep(SECONDS_BETWEEN_KILLS + luck.random())
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
    await asyncio.sleep(SECONDS_BETWEEN_KILLS)
    writing.cancel()
    await settle(peers)
    over.set()
    await asyncio.gather(*living)


async def write_on(peers: list[Peer], luck: random.Random) -> None:
    while True:
        await luck.choice(peers).post()
        await asyncio.sleep(0.02)


async def settle(peers: list[Peer]) -> None:
    """Wait until everyone's words are acked and all have heard the same."""
    for _ in range(SETTLE_SECONDS * 10):
        heads = {peer.head for peer in peers}
        if not any(peer.pending for peer in peers) and len(heads) == 1:
            return
        await asyncio.sleep(0.1)


def log_of(server: RunningServer, peers: list[Peer]) -> dict[str, object]:
    board = peers[0].seed["path"].split("/")[3]
    return json.loads(server.run_module("tests.faults.log_of", board))


@pytest.mark.parametrize("seed", SEEDS)
async def test_every_acked_note_is_there_once_after_kill_nine(
    new_server: NewServer, seed: int
) -> None:
    server = new_server()
    peers = crowd(server, PEOPLE, seed)

    await post_while_it_is_killed(server, peers, random.Random(seed))
    log = log_of(server, peers)

    acked = sum(len(peer.acked) for peer in peers)
    assert acked > 50
    assert min(peer.came_back for peer in peers) >= KILLS
    assert lost(peers, log["ops"]) == []
    assert misnumbered(peers, log["ops"]) == []
    assert [peer.pending for peer in peers] == [{}] * PEOPLE
    assert log["seqs"] == list(range(1, len(log["seqs"]) + 1))
    assert len(log["ops"]) == len(log["seqs"]) == acked
    assert log["differences"] == []
    assert {peer.head for peer in peers} == {len(log["seqs"])}


async def test_the_harness_catches_a_server_that_acks_before_it_commits(
    new_server: NewServer,
) -> None:
    server = new_server(module="tests.controls.acks_first")
    peers = crowd(server, PEOPLE, 1)

    await post_while_it_is_killed(server, peers, random.Random(1), kills=2)
    log = log_of(server, peers)

    assert lost(peers, log["ops"]) != []
