import pytest
from django.test import Client

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
