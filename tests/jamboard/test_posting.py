"""Ops by HTTP beside a hub: the limits and the listeners that ops by socket have."""

import pytest
from asgiref.sync import sync_to_async

from jamboard import hub
from tests.factories.jamboard import note_add
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


@pytest.fixture
def post(as_member, board):
    """Post ops as someone, while the hub runs; give the frame that answers each."""

    def send(member, bodies):
        response = as_member(member).post(
            f"/boards/{board.pk}/ops/", {"ops": bodies}, content_type="application/json"
        )
        return response.json()["frames"]

    async def beside_the_hub(member, *bodies):
        hub.current()
        return await sync_to_async(send)(member, bodies)

    return beside_the_hub


@sync_to_async
def notes(board, count):
    return [note_add(board, f"Note {number}") for number in range(count)]


def codes(frames):
    return [frame.get("code", "ack") for frame in frames]


async def test_ops_over_the_rate_are_held_back_where_no_socket_is_open(
    board, bob, post, settings
):
    settings.BOARD_OPS_BURST = 2

    frames = await post(bob, *await notes(board, 3))

    assert codes(frames) == ["ack", "ack", "rate.slow_down"]
    assert frames[2]["retry_ms"] > 0


async def test_known_ops_do_not_count_where_no_socket_is_open(
    board, bob, post, settings
):
    settings.BOARD_OPS_BURST = 4
    settings.BOARD_OPS_PER_SECOND = 0.1
    known, new = await notes(board, 3), await notes(board, 1)
    await post(bob, *known)

    again = await post(bob, *known[:1])
    frames = await post(bob, *new)

    assert codes(again + frames) == ["ack", "ack"]


async def test_the_boards_own_limit_holds_where_no_socket_is_open(
    board, alice, bob, post, settings
):
    settings.BOARD_TOTAL_OPS_PER_SECOND = 2
    hers, his = await notes(board, 2), await notes(board, 1)
    await post(alice, *hers)

    assert codes(await post(bob, *his)) == ["rate.slow_down"]


async def test_a_board_nobody_sits_at_is_let_go_of_again(board, bob, post):
    await post(bob, *await notes(board, 1))
    hub_ = hub.current()
    rooms = dict(hub_.rooms)

    await hub_._tend(0)

    assert (list(rooms), hub_.rooms) == ([board.pk], {})


async def test_whoever_sits_there_hears_what_is_posted(board, alice, bob, post):
    async with open_socket(board, alice) as hers:
        await hers.join()
        await post(bob, *await notes(board, 1))
        heard = await hers.hear("changes")

    assert heard["changes"][0]["text"] == "Note 0"
