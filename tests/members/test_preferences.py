from collections.abc import Callable

from django.test import Client

from wessexcop.members.models import Member


def test_a_choice_is_kept_and_the_other_left_alone(
    as_member: Callable[[Member], Client], bob: Member
) -> None:
    client = as_member(bob)
    response = client.post("/preferences/", {"quieter_view": "1", "next": "/support/"})
    bob.refresh_from_db()
    assert (bob.quieter_view, bob.plain_lettering) == (True, False)
    assert response.headers["Location"] == "/support/"


def test_said_twice_it_is_still_on(
    as_member: Callable[[Member], Client], bob: Member
) -> None:
    client = as_member(bob)
    for _ in range(2):
        client.post("/preferences/", {"plain_lettering": "1"})
    bob.refresh_from_db()
    assert bob.plain_lettering is True


def test_something_else_than_on_or_off_is_refused(
    as_member: Callable[[Member], Client], bob: Member
) -> None:
    response = as_member(bob).post("/preferences/", {"quieter_view": "perhaps"})
    assert response.status_code == 400


def test_one_is_not_sent_to_another_site(
    as_member: Callable[[Member], Client], bob: Member
) -> None:
    response = as_member(bob).post("/preferences/", {"next": "//evil.example/"})
    assert response.headers["Location"] == "/"
