import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from journal.models import OwnWords, StoryLine
from sessions_app.models import Heard, Suggestion
from tests.factories.members import make_network
from tests.factories.sessions import make_session
from wessexcop.members.models import DesignGroup, Maxim, Member, Network

SignIn = Callable[[Member], Client]


def page(client: Client, network: Network) -> str:
    response = client.get(f"/networks/{network.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def line(network: Network, position: int, text: str, *quotes: OwnWords) -> StoryLine:
    made = StoryLine.objects.create(
        network=network, position=position, step="because", text=text
    )
    made.quotes.set(quotes)
    return made


def words(network: Network, text: str, **fields: Any) -> OwnWords:
    return OwnWords.objects.create(
        network=network, text=text, **{"in_story": True, **fields}
    )


def test_the_story_stands_in_its_order(
    as_member: SignIn, bob: Member, network: Network
) -> None:
    line(network, 1, "then there was time.")
    line(network, 0, "first there was music.")
    text = page(as_member(bob), network)
    assert text.index("first there was music.") < text.index("then there was time.")


def test_a_line_not_written_yet_can_wait(
    as_member: SignIn, bob: Member, network: Network
) -> None:
    line(network, 0, "")
    assert "Not written yet. It can wait." in page(as_member(bob), network)


def test_each_quote_is_shown_once(
    as_member: SignIn, bob: Member, network: Network
) -> None:
    said = [words(network, f"Words number {number}.") for number in range(3)]
    line(network, 0, "there was music.", *said)
    text = page(as_member(bob), network)
    shown = re.findall(r"“Words number (\d)\.”", text)
    assert sorted(shown) == ["0", "1", "2"]


@pytest.mark.parametrize("kept_out", ["in_story", "withdrawn_at"])
def test_words_not_allowed_here_are_not_shown(
    as_member: SignIn, bob: Member, network: Network, kept_out: str
) -> None:
    value = {"in_story": False, "withdrawn_at": timezone.now()}[kept_out]
    said = words(network, "Not for here.", **{kept_out: value})
    line(network, 0, "there was music.", said)
    assert "Not for here." not in page(as_member(bob), network)


def test_words_are_credited_as_their_giver_chose(
    as_member: SignIn, bob: Member, alice: Member, network: Network
) -> None:
    words(network, "One.", member=alice, credit="name")
    words(network, "Two.", member=alice, credit="role", credit_text="a night nurse")
    words(network, "Three.", member=alice, credit="none")
    text = page(as_member(bob), network)
    shown = re.findall(r"<figcaption>([^<]*)</figcaption>", text)
    assert sorted(shown) == ["A night nurse", "Alice"]


def test_a_draft_is_not_named(
    as_member: SignIn, bob: Member, network: Network, group: DesignGroup
) -> None:
    make_session(group, "A secret title")
    assert "A secret title" not in page(as_member(bob), network)


def test_a_bare_network_still_has_its_page(
    as_member: SignIn, bob: Member, network: Network
) -> None:
    text = page(as_member(bob), network)
    assert f">{network.name}</h1>" in text
    assert "What you say, and what came of it, will stand here." in text


def test_another_networks_page_is_not_there(as_member: SignIn, bob: Member) -> None:
    other = make_network("Riverbank")
    assert as_member(bob).get(f"/networks/{other.slug}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_eight_times_at_most(
    rows: int,
    as_member: SignIn,
    bob: Member,
    network: Network,
    group: DesignGroup,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(rows):
        line(network, number, "music.", words(network, f"Words {number}.", member=bob))
        Maxim.objects.create(network=network, position=number, text="Start anywhere")
        said = Suggestion.objects.create(network=network, text="Pairs.")
        Heard.objects.create(suggestion=said, text="Done.")
        make_session(group, published=True)
    client = as_member(bob)
    with django_assert_max_num_queries(8):
        client.get(f"/networks/{network.slug}/")
