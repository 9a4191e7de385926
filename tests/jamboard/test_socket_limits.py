import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session as SignIn
from django.utils import timezone

from jamboard import hub
from jamboard.core.codes import NOT_HERE, SIGNED_OUT
from jamboard.models import Note
from tests.factories.jamboard import make_board, note_add
from tests.factories.sessions import make_session
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


@sync_to_async
def body(board, *args, **keys):
    return note_add(board, *args, **keys)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("not json", "protocol.malformed"),
        ("[1]", "protocol.malformed"),
        ('{"type":"nonsense"}', "protocol.malformed"),
        ('{"type":"op","op":"x","do":"note.add"}', "protocol.malformed"),
        ('{"type":"ping","t":NaN}', "protocol.malformed"),
        (json.dumps({"type": "ping", "t": 1, "pad": "x" * 33000}), "protocol.too_big"),
    ],
)
async def test_a_bad_frame_is_refused_and_the_socket_stays(board, bob, frame, code):
    async with open_socket(board, bob) as socket:
        await socket.join()

        refusal = await socket.ask(frame)
        ack = await socket.ask(await body(board))

    assert (refusal["op"], refusal["code"]) == (None, code)
    assert ack["type"] == "ack"


async def test_the_twentieth_bad_frame_in_a_minute_ends_the_socket(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        for _ in range(20):
            await socket.say("nonsense")

        assert await socket.close_code() == 4400


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "ping", "t": 1, "pad": "x" * 33_000},
        {"type": "join", "protocol": 2, "since": None},
    ],
)
async def test_a_frame_that_is_understood_and_refused_ends_no_socket(board, bob, frame):
    async with open_socket(board, bob) as socket:
        for _ in range(20):
            await socket.ask(frame)

        frames = await socket.join()

    assert frames[-1]["type"] == "yours"


async def test_a_frame_over_64_kb_ends_the_socket(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        await socket.say("x" * 70_000)

        assert await socket.close_code() == 4413


async def test_going_too_fast_is_refused_with_when_to_come_back(board, bob, settings):
    settings.BOARD_OPS_BURST = 2
    settings.BOARD_OPS_PER_SECOND = 1
    async with open_socket(board, bob) as socket:
        await socket.join()
        answers = [await socket.ask(await body(board)) for _ in range(3)]

    assert [answer["type"] for answer in answers] == ["ack", "ack", "refused"]
    assert answers[2]["code"] == "rate.slow_down"
    assert answers[2]["retry_ms"] > 0


async def test_a_known_op_is_acked_even_when_going_too_fast(board, bob, settings):
    settings.BOARD_OPS_BURST = 1
    settings.BOARD_OPS_PER_SECOND = 1
    async with open_socket(board, bob) as socket:
        await socket.join()
        note = await body(board)
        await socket.ask(note)

        again = await socket.ask(note)

    assert again["type"] == "ack"


async def test_sending_a_known_op_again_buys_no_new_one(board, bob, settings):
    settings.BOARD_OPS_BURST = 1
    settings.BOARD_OPS_PER_SECOND = 0.1
    async with open_socket(board, bob) as socket:
        await socket.join()
        known = await body(board)
        await socket.ask(known)
        for _ in range(5):
            await socket.ask(known)

        refusal = await socket.ask(await body(board))

    assert refusal["code"] == "rate.slow_down"


async def test_known_ops_do_not_count_against_the_board_either(board, bob, settings):
    settings.BOARD_TOTAL_OPS_PER_SECOND = 2
    async with open_socket(board, bob) as socket:
        await socket.join()
        known = await body(board)
        await socket.ask(known)
        for _ in range(9):
            await socket.ask(known)

        ack = await socket.ask(await body(board))

    assert ack["type"] == "ack"


async def test_signing_out_ends_ops_at_once(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        await SignIn.objects.all().adelete()

        refusal = await socket.ask(await body(board))
        code = await socket.close_code()

    assert (refusal["message"], code) == (SIGNED_OUT, 4401)
    assert await Note.objects.acount() == 0


async def test_signing_out_closes_a_silent_socket_within_five_seconds(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        await SignIn.objects.all().adelete()

        await asyncio.sleep(2.5)
        assert await socket.close_code() == 4401


async def test_leaving_the_network_ends_ops_at_once(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        await bob.memberships.aupdate(left_at=timezone.now())

        refusal = await socket.ask(await body(board))
        code = await socket.close_code()

    assert (refusal["message"], code) == (NOT_HERE, 4410)


async def test_leaving_the_design_group_closes_the_board_of_its_draft(group, dawn):
    draft = await sync_to_async(make_session)(group)
    board = await sync_to_async(make_board)(group, session=draft)
    async with open_socket(board, dawn) as socket:
        await socket.join()
        await dawn.group_memberships.aupdate(left_at=timezone.now())

        await asyncio.sleep(2.5)
        assert await socket.close_code() == 4410


async def test_who_floods_is_told_to_slow_down_before_the_end(board, bob):
    async with open_socket(board, bob) as socket:
        await socket.join()
        for _ in range(700):
            await socket.say({"type": "ping", "t": 1})
        code = await socket.close_code()

    warnings = [each for each in socket.frames if each["type"] == "refused"]
    assert code == 4429
    assert [(each["op"], each["code"]) for each in warnings] == [
        (None, "rate.slow_down")
    ]


async def test_the_oldest_of_too_many_sockets_closes(board, bob, settings):
    settings.BOARD_SOCKETS_PER_PERSON = 1
    async with open_socket(board, bob) as first:
        await first.join()
        async with open_socket(board, bob) as second:
            await second.join()

            assert await first.close_code() == 4420


async def test_sockets_on_all_boards_count_together(group, board, bob, settings):
    settings.BOARD_SOCKETS_PER_PERSON = 2
    other = await sync_to_async(make_board)(group)
    async with open_socket(board, bob) as first, open_socket(other, bob) as second:
        await first.join()
        await second.join()
        async with open_socket(other, bob) as third:
            await third.join()

            assert await first.close_code() == 4420
            ack = await second.ask(await body(other))

    assert ack["type"] == "ack"
