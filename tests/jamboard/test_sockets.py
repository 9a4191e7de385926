import asyncio

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from jamboard import hub, store
from jamboard.models import Board, Change, Note
from tests.factories.jamboard import an_id, make_board, note_add, write
from tests.sockets import cookie_of, open_socket
from wessexcop.asgi import application

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


async def test_a_member_joins_and_is_told_the_board_then_their_own_part(board, bob):
    async with open_socket(board, bob) as socket:
        frames = await socket.join()

    assert kinds(frames) == ["welcome", "yours"]
    assert (frames[0]["seq"], frames[0]["notes"]) == (0, [])
    assert frames[1]["you"]["name"] == "Bob"


async def test_a_stranger_is_asked_to_sign_in(board):
    async with open_socket(board) as socket:
        assert await socket.close_code() == 4401


@pytest.mark.parametrize("whose", ["charlie", "ray"])
async def test_an_outsider_is_told_there_is_no_such_board(board, whose, request):
    person = await sync_to_async(request.getfixturevalue)(whose)

    async with open_socket(board, person) as socket:
        assert await socket.close_code() == 4404


async def test_a_board_that_is_not_there_is_told_the_same(board, bob):
    async with open_socket(an_id(), bob) as socket:
        assert await socket.close_code() == 4404


async def test_a_member_cannot_open_a_design_group_board(group, bob, dawn):
    board = await sync_to_async(make_board)(group, seen_by="design group")

    async with open_socket(board, bob) as socket:
        assert await socket.close_code() == 4404
    async with open_socket(board, dawn) as socket:
        assert kinds(await socket.join()) == ["welcome", "yours"]


async def test_another_site_cannot_open_a_socket(board, bob):
    cookie = await sync_to_async(cookie_of)(bob)
    headers = [
        (b"origin", b"http://127.0.0.1:9999"),
        (b"cookie", f"session={cookie}".encode()),
    ]
    communicator = WebsocketCommunicator(
        application, f"/ws/boards/{board.pk}/", headers=headers
    )

    connected, _ = await communicator.connect()

    assert not connected


async def test_a_note_is_acked_and_heard_by_everyone(board, alice, bob):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        note = await body(board, "Kettle on.")

        ack = await his.ask(note)
        heard = await hers.hear("changes")

    assert ack == {"type": "ack", "op": note["op"], "seq": 1}
    assert (heard["from"], heard["to"]) == (1, 1)
    assert heard["changes"][0]["text"] == "Kettle on."


async def test_an_op_before_join_is_refused_and_not_dropped(board, bob):
    async with open_socket(board, bob) as socket:
        refusal = await socket.ask(await body(board))

    assert refusal["code"] == "not_allowed"
    assert await Change.objects.acount() == 0


async def test_an_op_sent_twice_gets_the_same_ack(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        note = await body(board)

        first = await socket.ask(note)
        again = await socket.ask(note)

    assert first == again
    assert await Note.objects.acount() == 1


async def test_coming_back_with_since_gives_only_what_was_missed(board, bob):
    async with open_socket(board, bob) as socket:
        welcome, _ = await socket.join()
        for text in ("One", "Two", "Three"):
            await socket.ask(await body(board, text))

    async with open_socket(board, bob) as socket:
        frames = await socket.join(since=1, epoch=welcome["epoch"])

    assert kinds(frames) == ["changes", "yours"]
    assert [change["text"] for change in frames[0]["changes"]] == ["Two", "Three"]


async def test_missing_nothing_is_said_with_an_empty_frame(board, bob):
    async with open_socket(board, bob) as socket:
        welcome, _ = await socket.join()

        frames = await socket.join(since=0, epoch=welcome["epoch"])

    assert frames[0] == {"type": "changes", "from": 1, "to": 0, "changes": []}


@pytest.mark.parametrize("claim", [{"since": 0}, {"since": 0, "epoch": "another"}])
async def test_a_since_without_its_epoch_gets_a_welcome(board, bob, claim):
    async with open_socket(board, bob) as socket:
        frames = await socket.join(**claim)

    assert kinds(frames) == ["welcome", "yours"]


async def test_a_since_beyond_the_head_gets_a_welcome(board, bob):
    async with open_socket(board, bob) as socket:
        welcome, _ = await socket.join()
        frames = await socket.join(since=99, epoch=welcome["epoch"])

    assert kinds(frames) == ["welcome", "yours"]


async def test_ping_is_answered_before_join_too(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.say({"type": "ping", "t": 7})
        pong = await socket.hear("pong")

    assert (pong["t"], pong["seq"]) == (7, 0)


async def test_people_are_counted_and_named(board, alice, bob):
    async with open_socket(board, alice) as hers:
        await hers.join()
        here = await hers.hear("people")
        async with open_socket(board, bob) as his:
            await his.join()
            news = await hers.hear("people")

    known = {person["key"]: person["name"] for person in here["here"] + news["came"]}
    assert (sorted(known.values()), news["count"]) == (["Alice", "Bob"], 2)


async def test_a_write_by_another_process_is_heard_within_five_seconds(
    board, alice, bob
):
    async with open_socket(board, bob) as his:
        await his.join()
        note = await body(board, "From elsewhere")
        await sync_to_async(write)(board, alice, note)

        await asyncio.sleep(2.5)
        heard = await his.hear("changes")

    assert heard["changes"][0]["text"] == "From elsewhere"


async def test_two_sockets_hear_the_same_changes_in_the_same_order(board, alice, bob):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        notes = [await body(board, f"Note {n}") for n in range(20)]
        for note in notes:
            await (hers if note is notes[0] else his).say(note)
        heard = [await _changes(socket, 20) for socket in (hers, his)]

    assert heard[0] == heard[1]
    assert [change["seq"] for change in heard[0]] == list(range(1, 21))


async def _changes(socket, count):
    found = []
    while len(found) < count:
        found += (await socket.hear("changes"))["changes"]
    return found


async def test_unknown_paths_are_closed_like_boards_that_are_not_yours(bob):
    cookie = await sync_to_async(cookie_of)(bob)
    headers = [
        (b"origin", b"http://127.0.0.1:8000"),
        (b"cookie", f"session={cookie}".encode()),
    ]
    communicator = WebsocketCommunicator(application, "/ws/nothing/", headers=headers)

    connected, _ = await communicator.connect()
    message = await communicator.receive_output()

    assert connected
    assert message["code"] == 4404


async def test_a_log_of_many_hands_is_what_the_rows_say(board, alice, bob):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        for n in range(10):
            await (hers if n % 2 else his).ask(await body(board))

    assert (
        await sync_to_async(lambda: store.differences(Board.objects.get(pk=board.pk)))()
        == []
    )
