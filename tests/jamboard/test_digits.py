"""Numbers that come as digits, in an address or a form, are read with care."""

import pytest

from tests.factories.jamboard import note_add, write

THOUSANDS = "9" * 5000


def test_a_since_beyond_any_log_gets_a_welcome(board, bob, as_member):
    where = {"since": "9" * 20, "epoch": board.epoch}

    response = as_member(bob).get(f"/boards/{board.pk}/ops/", where)

    assert response.json()["frames"][0]["type"] == "welcome"


@pytest.mark.parametrize("base", [THOUSANDS, "-1", "x", "²", ""])
def test_a_base_that_is_no_number_of_ours_hands_the_words_back(
    board, bob, as_member, base
):
    body = note_add(board)
    write(board, bob, body)
    url = f"/boards/{board.pk}/notes/{body['note']}/edit/"

    response = as_member(bob).post(
        url, {"text": "Better words", "base": base, "colour": "sky"}
    )

    assert response.status_code == 422
    assert "Better words" in response.content.decode()
