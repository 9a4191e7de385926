import pytest

from tests.factories.jamboard import note_add


@pytest.fixture
def bobs(as_member, bob):
    return as_member(bob)


@pytest.fixture
def address(board):
    return f"/boards/{board.pk}/ops/"


def post(client, address, *bodies):
    return client.post(address, {"ops": list(bodies)}, "application/json").json()


def test_an_op_over_32_kb_is_refused_and_the_rest_go_on(board, bobs, address):
    large = note_add(board, pad="x" * 33_000)

    frames = post(bobs, address, large, note_add(board))["frames"]

    assert [frame.get("code", "ack") for frame in frames] == [
        "protocol.too_big",
        "ack",
    ]
