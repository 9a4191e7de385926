import pytest
from django.test import Client

from jamboard.core.limits import MOST_MISSED
from tests.factories.jamboard import note_add, op, write


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


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data"]
)
def test_a_page_without_its_token_is_told_in_json(bob, address, kind):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob)

    response = client.post(address, b"{}", content_type=kind)

    assert response.status_code == 403
    assert response["Cache-Control"] == "no-store"
    assert response.json() == {
        "type": "refused",
        "code": "not_allowed",
        "message": "This page is out of date. What you wrote is kept on it. Reload it.",
    }


def test_someone_signed_out_is_asked_to_sign_in_with_a_token_or_without(address):
    plain, strict = Client(), Client(enforce_csrf_checks=True)

    answers = [
        client.post(address, {"ops": []}, content_type="application/json")
        for client in (plain, strict)
    ]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()


def ask(client, address, since, epoch):
    frames = client.get(address, {"since": since, "epoch": epoch}).json()["frames"]
    return [frame["type"] for frame in frames]


def test_who_reads_by_http_is_told_what_they_missed_or_all_where_that_is_shorter(
    board, bob, bobs, address
):
    note = note_add(board)
    places = range(MOST_MISSED)
    moves = [op("note.move", note=note["note"], x=at, y=0) for at in places]
    write(board, bob, note, *moves)
    epoch = bobs.get(address).json()["frames"][0]["epoch"]

    assert ask(bobs, address, 0, epoch) == ["welcome", "yours"]
    assert set(ask(bobs, address, 1, epoch)) == {"changes", "yours"}


@pytest.mark.parametrize("since", ["-1", "x", "1.5", "٣", "9" * 5_000])
def test_a_since_that_is_no_number_is_malformed(bobs, address, since):
    response = bobs.get(address, {"since": since})

    assert response.status_code == 400
    assert response.json()["code"] == "protocol.malformed"
