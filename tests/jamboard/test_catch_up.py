"""What was said of a note before it was taken off is told to nobody who comes later."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async

from jamboard import hub
from tests.factories.jamboard import note_add, op, write
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]

SECRET = "Ivy Smith, bed 4"
TAKEN_OFF = ["withheld", "note.remove"]
BACK = [*TAKEN_OFF, "note.restore"]


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


@pytest.fixture
def note(board, bob):
    """A note on the board; nobody is there any more."""
    body = note_add(board, SECRET)
    write(board, bob, body)
    return body["note"]


def kinds(frames):
    return [change["do"] for frame in frames for change in frame.get("changes", [])]


@sync_to_async
def polled(as_member, member, board):
    url = f"/boards/{board.pk}/ops/?since=0&epoch={board.epoch}"
    return as_member(member).get(url).json()["frames"]


async def test_whoever_polls_does_not_hear_it(board, alice, bob, note, as_member):
    await sync_to_async(write)(board, bob, op("note.remove", note=note))

    frames = await polled(as_member, alice, board)

    assert kinds(frames) == TAKEN_OFF
    assert SECRET not in json.dumps(frames)


async def test_whoever_polls_hears_a_note_brought_back_whole(
    board, alice, bob, note, as_member
):
    await sync_to_async(write)(board, bob, op("note.remove", note=note))
    await sync_to_async(write)(board, bob, op("note.restore", note=note))

    frames = await polled(as_member, alice, board)

    assert kinds(frames) == BACK
    assert frames[0]["changes"][2]["text"] == SECRET


async def test_a_join_is_not_told_it_from_the_database(board, alice, bob, note):
    await sync_to_async(write)(board, bob, op("note.remove", note=note))

    async with open_socket(board, alice) as socket:
        frames = await socket.join(since=0, epoch=board.epoch)

    assert kinds(frames) == TAKEN_OFF
    assert SECRET not in json.dumps(socket.frames)


async def test_a_join_is_not_told_it_from_memory(board, alice, bob):
    async with open_socket(board, bob) as his:
        await his.join()
        body = await sync_to_async(note_add)(board, SECRET)
        await his.ask(body)
        await his.ask(op("note.remove", note=body["note"]))
        async with open_socket(board, alice) as hers:
            frames = await hers.join(since=0, epoch=board.epoch)

    assert kinds(frames) == TAKEN_OFF
    assert SECRET not in json.dumps(hers.frames)


async def test_a_welcome_made_earlier_does_not_tell_it(board, alice, bob, note):
    async with open_socket(board, bob) as his:
        assert SECRET in json.dumps(await his.join())
        await his.ask(op("note.remove", note=note))
        async with open_socket(board, alice) as hers:
            await hers.join()

    assert SECRET not in json.dumps(hers.frames)


async def test_a_note_taken_off_elsewhere_is_in_no_welcome_either(
    board, alice, bob, note
):
    async with open_socket(board, bob) as his:
        await his.join()
        await sync_to_async(write)(board, bob, op("note.remove", note=note))
        await asyncio.sleep(2.5)
        await his.hear("changes")
        async with open_socket(board, alice) as hers:
            await hers.join()

    assert SECRET not in json.dumps(hers.frames)


async def test_those_who_are_there_hear_everything_as_it_comes(board, alice, bob, note):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        await his.ask(op("note.remove", note=note))
        first = await hers.hear("changes")
        await his.ask(op("note.restore", note=note))
        second = await hers.hear("changes")

    assert kinds([first, second]) == ["note.remove", "note.restore"]
