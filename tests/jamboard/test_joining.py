"""Joining often, or without reading, costs nobody else anything."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async

from jamboard import hub
from jamboard.hub import Seat
from tests.factories.jamboard import note_add, op, visitor, write
from tests.sockets import JOIN, open_socket
from wessexcop.sockets import Valve

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]

PAGES = 3
NOTES_A_PAGE = 31
LONG = "w" * 2000


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


class Reader:
    """A socket's far end that says itself when it keeps up.

    ``heard`` is in order, and without ``people``, who may come and go at any time.
    """

    def __init__(self):
        self.heard = []
        self.takes = None
        self.valve = Valve(self._take)

    def _take(self, text):
        frame = json.loads(text)
        if frame["type"] != "people":
            self.heard.append(frame)
        if self.takes is not None and len(self.heard) >= self.takes:
            self.valve.pauseProducing()
        return True

    async def sit(self, board, member):
        async def send(message):
            self.heard.append(message)

        seat = Seat(visitor(member), send, self.valve)
        room = await hub.current().sit(seat, board.pk)
        self.valve.on_reopen = lambda: room.reopened(seat)
        return room, seat

    def kinds(self):
        return [frame["type"] for frame in self.heard]

    async def has_heard(self, count):
        """Wait for so many frames, and a moment more for any that should not come."""
        for _ in range(300):
            if len(self.heard) >= count:
                break
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)


@sync_to_async
def fill(board, member):
    """Write so much that a welcome takes three frames; give the notes' ids."""
    bodies = [note_add(board, LONG) for _ in range(PAGES * NOTES_A_PAGE - 10)]
    write(board, member, *bodies)
    return [body["note"] for body in bodies]


async def test_joins_sent_while_one_is_answered_are_answered_once(board, bob):
    reader = Reader()
    room, seat = await reader.sit(board, bob)

    for _ in range(50):
        room.join(seat, None, None)
    await reader.has_heard(2)

    assert reader.kinds() == ["welcome", "yours"]


async def test_the_latest_join_is_the_one_answered(board, bob):
    await sync_to_async(write)(board, bob, await sync_to_async(note_add)(board))
    reader = Reader()
    reader.takes = 1
    room, seat = await reader.sit(board, bob)
    room.join(seat, None, None)
    await reader.has_heard(1)

    for since in (None, 1, 0):
        room.join(seat, since, board.epoch)
    reader.takes = None
    reader.valve.resumeProducing()
    await reader.has_heard(4)

    assert reader.kinds() == ["welcome", "yours", "changes", "yours"]
    assert (reader.heard[2]["from"], reader.heard[2]["to"]) == (1, 1)


async def test_a_reader_who_stops_is_told_the_rest_when_they_go_on(board, bob):
    await fill(board, bob)
    reader = Reader()
    reader.takes = 1
    room, seat = await reader.sit(board, bob)

    room.join(seat, None, None)
    await reader.has_heard(1)
    assert reader.kinds() == ["welcome"]
    reader.takes = None
    reader.valve.resumeProducing()
    await reader.has_heard(4)

    assert reader.kinds() == ["welcome", "notes", "notes", "yours"]
    assert [frame.get("more") for frame in reader.heard[:3]] == [True, True, False]


@sync_to_async
def write_many(board, member, count):
    write(board, member, *[note_add(board) for _ in range(count)])


async def test_what_was_missed_waits_for_its_reader_too(board, bob):
    reader = Reader()
    room, seat = await reader.sit(board, bob)
    room.join(seat, None, None)
    await reader.has_heard(2)

    reader.valve.pauseProducing()
    await write_many(board, bob, 600)
    await room.hear(600)
    reader.takes = 3
    reader.valve.resumeProducing()
    await reader.has_heard(3)
    assert reader.heard[-1]["to"] == 500
    reader.takes = None
    reader.valve.resumeProducing()
    await reader.has_heard(4)

    assert reader.heard[-1]["to"] == 600


async def test_a_note_taken_off_is_gone_from_a_welcome_kept_for_the_next(board, bob):
    notes = await fill(board, bob)
    first, second = Reader(), Reader()
    room, seat = await first.sit(board, bob)
    room.join(seat, None, None)
    await first.has_heard(4)

    await sync_to_async(write)(board, bob, op("note.remove", note=notes[40]))
    await room.hear(len(notes) + 1)
    room, seat = await second.sit(board, bob)
    room.join(seat, None, None)
    await second.has_heard(5)

    told = [note["id"] for frame in second.heard for note in frame.get("notes", [])]
    assert notes[40] in json.dumps(first.heard[:3])
    assert sorted(told) == sorted(set(notes) - {notes[40]})
    assert second.heard[-1]["changes"][-1]["do"] == "note.remove"


async def test_an_op_sent_right_after_its_join_is_taken(board, bob):
    body = await sync_to_async(note_add)(board)
    async with open_socket(board, bob) as socket:
        await socket.say(JOIN)

        assert (await socket.ask(body))["type"] == "ack"


async def join_until_held(socket):
    """Join as fast as answers come, until told to slow down."""
    for _ in range(200):
        await socket.say(JOIN)
        while (frame := await socket.hear())["type"] != "yours":
            if frame["type"] == "refused":
                return frame
    return None


async def test_joining_too_often_is_told_and_answered_later(board, bob):
    async with open_socket(board, bob) as socket:
        refusal = await join_until_held(socket)
        yours = await socket.hear("yours")

    assert (refusal["op"], refusal["code"]) == (None, "rate.slow_down")
    assert 0 < refusal["retry_ms"] <= 1000
    assert yours["you"]["name"] == "Bob"


async def test_one_person_joining_too_often_holds_up_nobody_else(board, alice, bob):
    async with open_socket(board, bob) as his, open_socket(board, alice) as hers:
        await join_until_held(his)
        frames = await hers.join()

    assert [frame["type"] for frame in frames] == ["welcome", "yours"]
