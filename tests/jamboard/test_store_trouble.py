import pytest
from asgiref.sync import sync_to_async
from django.db import connection

from jamboard import actions, hub, store
from jamboard.models import Board, Change, Note, Participant
from tests.factories.jamboard import note_add, visitor, write
from tests.sockets import open_socket

pytestmark = pytest.mark.django_db(transaction=True)


def answers(outcomes):
    return [outcome.answer.get("code", outcome.answer["type"]) for outcome in outcomes]


@pytest.fixture
def picky(db):
    """A database that takes any note but one, as a constraint would."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER picky BEFORE INSERT ON jamboard_note "
            "WHEN NEW.text = 'Break it' BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER picky")


def test_an_op_the_database_will_not_take_is_refused_for_good_and_alone(
    board, bob, picky, caplog
):
    texts = ["One", "Two", "Break it", "Three", "Four"]

    outcomes = write(board, bob, *[note_add(board, text) for text in texts])

    refused = "protocol.malformed"
    assert answers(outcomes) == ["ack", "ack", refused, "ack", "ack"]
    assert list(Change.objects.values_list("seq", flat=True)) == [1, 2, 3, 4]
    assert store.differences(Board.objects.get()) == []
    assert "1 ops broke board" in caplog.text


def test_an_op_that_breaks_alone_keeps_nothing(board, bob, picky):
    write(board, bob, note_add(board, "Break it"))

    kept = (Change.objects.count(), Note.objects.count(), Participant.objects.count())
    assert kept == (0, 0, 0)


def test_a_page_without_sockets_loses_only_the_op_that_breaks(board, bob, picky):
    bodies = [note_add(board, text) for text in ("One", "Break it")]

    frames = actions.submit_ops(by=visitor(bob), board_id=board.pk, bodies=bodies)

    assert [frame.get("code") for frame in frames] == [None, "protocol.malformed"]


async def test_a_hub_without_a_room_loses_only_the_op_that_breaks(board, bob, picky):
    hub.current()
    bodies = await sync_to_async(
        lambda: [note_add(board, text) for text in ("One", "Break it")]
    )()

    frames = await sync_to_async(actions.submit_ops, thread_sensitive=False)(
        by=visitor(bob), board_id=board.pk, bodies=bodies
    )
    await hub.stop()

    assert [frame.get("code") for frame in frames] == [None, "protocol.malformed"]


@pytest.mark.socket
async def test_an_op_that_breaks_takes_no_other_socket_with_it(
    board, alice, bob, picky
):
    async with open_socket(board, alice) as hers, open_socket(board, bob) as his:
        await hers.join()
        await his.join()
        bad = await sync_to_async(note_add)(board, "Break it")
        good = await sync_to_async(note_add)(board, "Tea first")
        await hers.say(bad)
        await his.say(good)
        answers = [await hers.hear("refused"), await his.hear("ack")]
    await hub.stop()

    assert [answer["op"] for answer in answers] == [bad["op"], good["op"]]
