"""The server is asked to stop: what is queued is answered, and people are sent off."""

import asyncio
from threading import Event

import pytest
from asgiref.sync import sync_to_async

from jamboard import hub
from jamboard.models import Change
from tests.factories.jamboard import note_add
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]

BYE = {"type": "bye", "code": "server.retry", "retry_ms": 1500}


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


def hold_up_the_store():
    """Keep the store's own thread busy until the event is set."""
    free = Event()
    hub.current()._executor.submit(free.wait, 10)
    return free


@sync_to_async
def body(board, *args, **keys):
    return note_add(board, *args, **keys)


async def test_what_is_queued_is_written_first_and_then_everyone_is_sent_off(
    board, bob
):
    async with open_socket(board, bob) as socket:
        await socket.join()
        free = hold_up_the_store()
        await socket.say(await body(board))
        await asyncio.sleep(0.5)
        stopping = asyncio.create_task(hub.stop())
        await asyncio.sleep(0)
        free.set()
        code = await socket.close_code()
        await stopping

    kinds = [frame["type"] for frame in socket.frames]
    assert (code, socket.frames[-1]) == (1012, BYE)
    assert kinds.index("ack") < kinds.index("bye")
    assert await Change.objects.acount() == 1


async def test_whoever_comes_while_it_stops_is_sent_off_too(board, bob):
    hub.current()
    await hub.stop()

    async with open_socket(board, bob) as socket:
        code = await socket.close_code()

    assert (code, socket.frames) == (1012, [BYE])


async def test_what_cannot_be_written_in_time_is_to_be_sent_again(
    board, alice, bob, as_member
):
    client = await sync_to_async(as_member)(alice)
    ops, note = {"ops": [await body(board)]}, await body(board)
    async with open_socket(board, bob) as socket:
        await socket.join()
        free = hold_up_the_store()
        await socket.say(note)
        posting = asyncio.create_task(
            sync_to_async(client.post)(
                f"/boards/{board.pk}/ops/", ops, "application/json"
            )
        )
        await asyncio.sleep(0.5)
        stopping = asyncio.create_task(hub.stop())
        refusal = await socket.hear("refused")
        free.set()
        await stopping
        answers = (await posting).json()["frames"]

    assert (refusal["op"], refusal["code"]) == (note["op"], "server.retry")
    assert [answer["code"] for answer in answers] == ["server.retry"]


async def test_what_is_posted_while_it_stops_is_to_be_sent_again(board, bob, as_member):
    client = await sync_to_async(as_member)(bob)
    ops = {"ops": [await body(board)]}
    hub.current()
    await hub.stop()

    response = await sync_to_async(client.post)(
        f"/boards/{board.pk}/ops/", ops, "application/json"
    )

    answer = response.json()["frames"][0]
    assert (answer["code"], answer["retry_ms"]) == ("server.retry", 1500)
    assert await Change.objects.acount() == 0
