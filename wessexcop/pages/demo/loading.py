"""Loads the demo, and knows whether it may."""

from datetime import datetime

from django.db import transaction

from wessexcop.members.models import Member, Network
from wessexcop.pages.demo.boards import load_boards, load_riverbank_board
from wessexcop.pages.demo.clearing import clear_demo
from wessexcop.pages.demo.content import emails, slugs
from wessexcop.pages.demo.journal import load_journal, load_riverbank_journal
from wessexcop.pages.demo.people import load_people
from wessexcop.pages.demo.prints import content_print
from wessexcop.pages.demo.riverbank import load_riverbank
from wessexcop.pages.demo.sessions import load_sessions
from wessexcop.pages.demo.words import load_words
from wessexcop.pages.models import DemoLoad


def last_load() -> DemoLoad | None:
    return DemoLoad.objects.first()


def is_empty() -> bool:
    return not (Network.objects.exists() or Member.objects.exists())


def holds_others() -> bool:
    """Whether people or networks are here that the demo did not bring."""
    ours = DemoLoad.objects.values("networks")
    others = Network.objects.exclude(pk__in=ours)
    return others.exists() or Member.objects.exclude(email__in=emails()).exists()


def clashes() -> bool:
    """Whether somebody else already has the demo's addresses."""
    ours = DemoLoad.objects.values("networks")
    networks = Network.objects.filter(slug__in=slugs()).exclude(pk__in=ours)
    people = Member.objects.filter(email__in=emails())
    return networks.exists() or (last_load() is None and people.exists())


def is_untouched(load: DemoLoad) -> bool:
    """Whether nobody has written anything since, and nobody else is here."""
    return not holds_others() and load.content_print == content_print()


@transaction.atomic
def load_demo(now: datetime) -> None:
    """(Re)load the whole demo, counted from `now`; an earlier one is cleared."""
    if load := last_load():
        clear_demo(load)
    wessex, riverbank = load_people(now), load_riverbank(now)
    load_sessions(wessex)
    load_words(wessex)
    load_boards(wessex)
    load_journal(wessex)
    load_riverbank_board(riverbank)
    load_riverbank_journal(riverbank)
    _note_load([wessex.network, riverbank.network], now)


def _note_load(networks: list[Network], now: datetime) -> None:
    load = DemoLoad.objects.create(dated_at=now, content_print=content_print())
    load.networks.set(networks)
