import pytest
from asgiref.sync import sync_to_async

from jamboard import hub, store
from tests.factories.jamboard import note_add
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


@pytest.fixture
def broken_text(monkeypatch):
    """A store that breaks on one text, as a bug of ours would make it."""
    sound = store.commit

    def commit(board_id, submitted):
        if any(each.frame.body["text"] == "Break it" for each in submitted):
            raise KeyError("a bug")
        return sound(board_id, submitted)

    monkeypatch.setattr("jamboard.store.commit", commit)


async def test_an_op_that_breaks_the_store_takes_no_other_with_it(
    board, bob, broken_text, caplog
):
    async with open_socket(board, bob) as socket:
        await socket.join()
        bad = await sync_to_async(note_add)(board, "Break it")
        good = await sync_to_async(note_add)(board, "Tea first")
        await socket.say(bad)
        await socket.say(good)
        answers = [await socket.hear("refused"), await socket.hear("ack")]

    assert [answer["op"] for answer in answers] == [bad["op"], good["op"]]
    assert "broke board" in caplog.text
