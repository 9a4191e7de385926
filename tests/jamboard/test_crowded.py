"""A board with as many people as may write on it at once: here, one."""

import pytest
from asgiref.sync import sync_to_async

from jamboard import hub
from tests.factories.jamboard import note_add
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _one_place(settings):
    settings.BOARD_PEOPLE = 1


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


@sync_to_async
def body(board, *args, **keys):
    return note_add(board, *args, **keys)


def may(frames):
    return bool(frames[-1]["you"]["may"])


async def test_the_next_one_may_read(board, alice, bob):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        frames = await his.join()
        refusal = await his.ask(await body(board))

    assert (may(frames), refusal["code"]) == (False, "board.read_only")


async def test_someone_who_joins_again_still_writes(board, alice):
    async with open_socket(board, alice) as socket:
        await socket.join()
        frames = await socket.join()
        ack = await socket.ask(await body(board))

    assert (may(frames), ack["type"]) == (True, "ack")


async def test_one_who_watches_writes_no_more_in_a_second_tab(board, alice, bob):
    async with (
        open_socket(board, alice) as hers,
        open_socket(board, bob) as his,
        open_socket(board, bob) as his_second,
    ):
        await hers.join()
        await his.join()

        assert not may(await his_second.join())


async def test_the_second_tab_of_one_who_writes_writes_too(board, alice):
    async with open_socket(board, alice) as one, open_socket(board, alice) as two:
        await one.join()

        assert may(await two.join())


async def test_one_who_watches_is_told_when_a_place_is_free(board, alice, bob):
    async with open_socket(board, bob) as his:
        async with open_socket(board, alice) as hers:
            await hers.join()
            await his.join()
        yours = await his.hear("yours")
        ack = await his.ask(await body(board))

    assert yours["you"]["may"] != []
    assert ack["type"] == "ack"


async def test_what_was_acked_before_is_acked_to_one_who_watches(board, alice, bob):
    note = await body(board)
    async with open_socket(board, bob) as his:
        await his.join()
        first = await his.ask(note)
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        again = await his.ask(note)

    assert again == first


@pytest.mark.parametrize(("who", "answer"), [("alice", "ack"), ("bob", "refused")])
async def test_by_http_only_whoever_has_a_place_writes(
    board, alice, as_member, who, answer, request
):
    someone = await sync_to_async(request.getfixturevalue)(who)
    client = await sync_to_async(as_member)(someone)
    ops = {"ops": [await body(board)]}
    async with open_socket(board, alice) as hers:
        await hers.join()
        address = f"/boards/{board.pk}/ops/"
        posted = await sync_to_async(client.post)(address, ops, "application/json")
        read = await sync_to_async(client.get)(address)

    assert posted.json()["frames"][0]["type"] == answer
    assert may(read.json()["frames"]) == (answer == "ack")
