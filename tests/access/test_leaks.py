"""Nothing of one network is ever shown to another's people, nor words withdrawn.

Every text of Riverbank is made a canary; people of Wessex then follow every link
they are shown, and try Riverbank's own addresses. First a control: those who may
see a canary do.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from jamboard import store
from jamboard.models import Board, Note, Participant, Question
from journal.actions import share_answer
from journal.models import Answer, Audience, OwnWords, StoryLine, ToDo
from sessions_app.models import AgendaItem, Heard, Session, Suggestion
from wessexcop.members.models import DesignGroup, Maxim, Member, Network, Team

CANARY, WITHDRAWN = "RIVERBANK-CANARY", "WITHDRAWN-CANARY"
WESSEX = ("ward-nurse", "facilitator", "design-partner", "network-lead", "carer")
LINK = re.compile(r'(?:href|action|hx-get)="(/[^"#]*)"')
MOST_PAGES = 400
# Leaving would end the walk; files are the same for everyone.
NOT_FOLLOWED = ("/static/", "/sign-out/", "/demo/", "/step-away/")


@pytest.fixture
def riverbank(loaded_demo: None, db: None) -> Iterator[Network]:
    network = Network.objects.get(slug="riverbank")
    fill(network)
    for rows in everything_of(network):
        sing(rows)
    # Kept out for being withdrawn, and for nothing else.
    OwnWords.objects.filter(text__startswith=WITHDRAWN).update(in_story=True)
    store.forget()
    yield network
    store.forget()


def fill(network: Network) -> None:
    """Give Riverbank one of each thing the demo left out of it."""
    session, reed = (
        Session.objects.get(network=network),
        Member.objects.get(name="Reed"),
    )
    suggestion = Suggestion.objects.create(network=network, session=session, text="x")
    Heard.objects.create(suggestion=suggestion, text="x")
    AgendaItem.objects.create(session=session, position=0, title="x")
    Maxim.objects.create(network=network, position=0, text="x")
    Team.objects.create(network=network, name="x")
    StoryLine.objects.create(network=network, position=0, step="once", text="x")
    OwnWords.objects.create(network=network, text="x", in_story=True)
    ToDo.objects.create(member=reed, text="x")
    share_answer(
        answer=Answer.objects.get(reflection__session=session),
        audience=Audience.NETWORK,
    )


def everything_of(network: Network) -> list[QuerySet[Any]]:
    by_network = (Session, Board, Maxim, Team, DesignGroup, StoryLine, OwnWords)
    people = Member.objects.filter(memberships__network=network)
    return [
        Network.objects.filter(pk=network.pk),
        people,
        *(model.objects.filter(network=network) for model in by_network),
        Suggestion.objects.filter(network=network),
        Heard.objects.filter(suggestion__network=network),
        AgendaItem.objects.filter(session__network=network),
        Question.objects.filter(board__network=network),
        Note.objects.filter(board__network=network),
        Participant.objects.filter(board__network=network),
        Answer.objects.filter(reflection__session__network=network),
        ToDo.objects.filter(member__in=people),
    ]


def sing(rows: QuerySet[Any]) -> None:
    """Put the canary in every text of these rows that a person could have written."""
    for field in rows.model._meta.concrete_fields:
        if is_text(field):
            rows.update(**{field.name: f"{CANARY} {field.name}"[: field.max_length]})


def is_text(field: models.Field) -> bool:
    kind = type(field) in (models.CharField, models.TextField)
    made = field.name.endswith("_hash") or field.name in MADE
    return kind and not field.choices and not made


# Not written by anyone: they name a kind, a colour, a place in time.
MADE = {"password", "epoch", "template", "time_zone", "colour", "cycle"}


def walk(client: Client, *starts: str) -> dict[str, HttpResponse]:
    """Follow every link from these pages, as a person with time on their hands."""
    seen: dict[str, HttpResponse] = {}
    waiting = list(starts)
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop()
        if path in seen or path.startswith(NOT_FOLLOWED):
            continue
        seen[path] = response = client.get(path)
        if "html" in response.headers.get("Content-Type", ""):
            waiting += LINK.findall(response.content.decode())
        if location := response.headers.get("Location"):
            waiting.append(location)
    return seen


def those_with(pages: dict[str, HttpResponse], canary: str) -> list[str]:
    return [
        path
        for path, page in pages.items()
        if canary in page.content.decode() or canary in str(page.headers)
    ]


def signed_in(who: str) -> Client:
    client = Client()
    client.force_login(
        Member.objects.get(email=f"{who}@demo.example"),
        "django.contrib.auth.backends.ModelBackend",
    )
    return client


def addresses_of(network: Network) -> list[str]:
    session = Session.objects.get(network=network)
    board = Board.objects.get(network=network)
    to_do = ToDo.objects.get(member__memberships__network=network)
    by_session = ("detail", "plan", "details", "publish")
    return [
        reverse("network", args=[network.slug]),
        *(reverse(f"sessions:{name}", args=[session.pk]) for name in by_session),
        reverse("session_print", args=[session.pk]),
        reverse("journal:session", args=[session.pk]),
        reverse("journal:todo_edit", args=[to_do.pk]),
        *(
            reverse(f"jamboard:{name}", args=[board.pk])
            for name in ("board", "outline", "ops")
        ),
    ]


def test_its_own_people_see_the_canary_nearly_everywhere(riverbank: Network) -> None:
    pages = walk(signed_in("other-facilitator"), "/", *addresses_of(riverbank))
    seen = those_with(pages, CANARY)
    assert {"/", "/sessions/", "/boards/", "/networks/riverbank/"} <= set(seen)
    assert len(seen) > len(pages) / 2


@pytest.mark.parametrize("who", WESSEX)
def test_people_of_wessex_never_see_it_nor_withdrawn_words(
    riverbank: Network, who: str
) -> None:
    client = signed_in(who)
    pages = walk(client, "/")
    assert len(pages) > 20
    assert those_with(pages, CANARY) == []
    assert those_with(pages, WITHDRAWN) == []
    theirs = {path: client.get(path) for path in addresses_of(riverbank)}
    assert {page.status_code for page in theirs.values()} == {404}
    assert those_with(theirs, CANARY) == []


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/support/", "/step-away/"])
def test_strangers_never_see_it(riverbank: Network, path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 200
    assert those_with({path: response}, CANARY) == []


def test_words_not_withdrawn_would_be_seen(riverbank: Network) -> None:
    OwnWords.objects.filter(text__startswith=WITHDRAWN).update(withdrawn_at=None)
    pages = walk(signed_in("ward-nurse"), "/")
    assert those_with(pages, WITHDRAWN) == ["/networks/wessex/"]
