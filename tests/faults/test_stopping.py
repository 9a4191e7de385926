import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPException
from typing import Any

import pytest

from tests.e2e.server import RunningServer
from tests.faults.peers import Peer, crowd
from tests.faults.posting import Poster
from tests.faults.test_kill import log_of
from tests.faults.test_leaving import begin

pytestmark = pytest.mark.fault

POSTERS = 6
NewServer = Callable[..., RunningServer]


async def test_it_stops_in_time_while_people_write_and_loses_nothing(
    new_server: NewServer,
) -> None:
    server = new_server()
    writer, *others = crowd(server, 1 + POSTERS, 1)
    over, living = await begin(writer)
    posters = [Poster(server, peer.seed, at) for at, peer in enumerate(others, 1)]
    pool = ThreadPoolExecutor(POSTERS)
    posting = [pool.submit(post_while_it_answers, each, over) for each in posters]
    writing = asyncio.create_task(write_until(over, writer))
    await asyncio.sleep(1)

    started = time.monotonic()
    try:
        code = await asyncio.to_thread(server.stop)
    finally:
        over.set()
    seconds = time.monotonic() - started
    await asyncio.gather(writing, *living)
    answers = [answer for each in posting for answer in each.result()]
    acked = writer.acked | {
        each["op"]: each["seq"] for each in answers if "seq" in each
    }
    codes = {each["code"] for each in answers if "code" in each}
    log = log_of(server, [writer])

    assert (code, seconds < 10) == (0, True)
    assert len(acked) > POSTERS
    assert acked.items() <= log["ops"].items()
    assert codes <= {"server.retry"}
    assert log["differences"] == []


def post_while_it_answers(poster: Poster, over: asyncio.Event) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = []
    with closing(poster), suppress(OSError, HTTPException):
        while not over.is_set():
            answers += poster.post(1)
            time.sleep(0.02)
    return answers


async def write_until(over: asyncio.Event, writer: Peer) -> None:
    while not over.is_set():
        await writer.post()
        await asyncio.sleep(0.1)
