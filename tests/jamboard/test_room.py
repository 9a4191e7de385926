import pytest
from asgiref.sync import sync_to_async

from jamboard import hub, store
from tests.factories.jamboard import note_add, write
from tests.sockets import open_socket

pytestmark = [pytest.mark.socket, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
async def _hub_stops():
    yield
    await hub.stop()


@sync_to_async
def body(board, *args, **keys):
    return note_add(board, *args, **keys)


@pytest.fixture
def deaf_once(monkeypatch):
    """A store that cannot read the log the first time it is asked."""
    sound, asked = store.changes_since, []

    def changes_since(board_id, since):
        asked.append(since)
        if len(asked) == 1:
            raise OSError("not now")
        return sound(board_id, since)

    monkeypatch.setattr("jamboard.store.changes_since", changes_since)


async def test_what_was_written_is_acked_though_it_cannot_be_heard_yet(
    board, alice, bob, deaf_once, caplog
):
    async with open_socket(board, bob) as socket:
        await socket.join()
        await sync_to_async(write)(board, alice, await body(board, "From elsewhere"))

        ack = await socket.ask(await body(board, "From here"))
        again = await socket.ask(await body(board, "And again"))
        heard = await socket.hear("changes")

    assert (ack["seq"], again["seq"], heard["to"]) == (2, 3, 3)
    assert "written and not heard" in caplog.text
