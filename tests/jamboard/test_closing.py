import asyncio

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from jamboard import hub
from jamboard.models import Board, Note
from tests.factories.jamboard import make_board, note_add, op, write
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


def kinds(frames):
    return [frame["type"] for frame in frames]


@sync_to_async
def body(board, *args, **keys):
    return note_add(board, *args, **keys)


async def test_closing_the_board_is_heard_and_rights_end(board, alice, bob):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        await hers.ask(op("board.phase", phase="closed"))
        heard = await his.hear("changes")
        refusal = await his.ask(await body(board))

    assert heard["changes"][0]["do"] == "board.phase"
    assert refusal["code"] == "board.closed"


async def test_everyone_is_told_what_they_may_do_once_the_board_is_closed_and_open(
    board, alice, bob
):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        told = []
        for phase in ("closed", "share"):
            await hers.say(op("board.phase", phase=phase))
            told += [(await each.hear("yours"))["you"]["may"] for each in (hers, his)]

    closed, opened = told[:2], told[2:]
    assert closed == [
        ["board.phase", "note.remove", "note.remove_others", "note.restore"],
        [],
    ]
    assert ["note.add" in may for may in opened] == [True, True]


async def test_a_note_changes_nobodys_rights(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        await socket.ask(await body(board))
        await socket.hear("changes")
        await asyncio.sleep(1.2)
        await socket.ask(await body(board))

    assert kinds(socket.frames).count("yours") == 1


@pytest.mark.parametrize("how", ["elsewhere", "by the clock"])
async def test_a_board_closed_without_this_process_ends_rights_too(
    board, alice, bob, how
):
    async with open_socket(board, bob) as his:
        await his.join()
        if how == "elsewhere":
            closing = op("board.phase", phase="closed")
            await sync_to_async(write)(board, alice, closing)
        else:
            await Board.objects.aupdate(closes_at=timezone.now())
        await asyncio.sleep(2.5)
        yours = await his.hear("yours")

    assert kinds(his.frames)[-2:] == ["changes", "yours"]
    assert yours["you"]["may"] == []


async def test_a_board_that_nobody_has_open_closes_when_its_time_has_come(
    group, board, bob
):
    due = await sync_to_async(make_board)(group)
    note = await body(due, anonymous=True, key="A" * 43)
    await sync_to_async(write)(due, bob, note)
    await Board.objects.filter(pk=due.pk).aupdate(closes_at=timezone.now())

    async with open_socket(board, bob):
        await asyncio.sleep(2.5)

    assert (await Note.objects.aget()).key_hash == ""
