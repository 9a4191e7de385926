import pytest
from django.core.management import CommandError, call_command

from sessions_app.models import Session
from tests.factories.members import make_member, make_network
from wessexcop.members.models import Member, Network
from wessexcop.pages.models import DemoLoad


def load(*options: str) -> None:
    call_command("demo", *options)


def test_again_it_is_as_it_was(db: None) -> None:
    load()
    Session.objects.filter(title__startswith="Rules").update(title="Changed")
    load()
    assert Session.objects.filter(title__startswith="Rules").count() == 1
    assert (Network.objects.count(), Member.objects.count()) == (2, 26)


def test_a_database_with_other_people_is_refused_in_one_line(db: None) -> None:
    make_member("Alice", network=make_network())
    with pytest.raises(CommandError, match="other people's things"):
        load()
    assert Network.objects.count() == 1


def test_other_peoples_things_stay_beside_an_added_demo(db: None) -> None:
    alice = make_member("Alice", network=make_network("Elsewhere"))
    load("--add")
    load("--add")
    assert Network.objects.filter(name="Elsewhere").exists()
    assert Member.objects.filter(pk=alice.pk).exists()
    assert DemoLoad.objects.count() == 1


def test_a_network_with_the_demos_address_is_never_written_over(db: None) -> None:
    make_network("Real", slug="wessex")
    with pytest.raises(CommandError):
        load("--add")
    assert Network.objects.get().name == "Real"


def test_an_empty_database_is_filled_at_start(db: None) -> None:
    load("--if-empty")
    assert Network.objects.count() == 2


def test_other_peoples_database_is_left_alone_at_start(db: None) -> None:
    make_network("Elsewhere")
    with pytest.raises(CommandError):
        load("--if-empty")
    assert Network.objects.count() == 1
