import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from jamboard import store
from jamboard.models import Board, Note
from journal.models import Answer, AnswerReader, OwnWords, StoryLine, ToDo
from sessions_app.models import Heard, Session, Suggestion
from sessions_app.planning import timetable
from sessions_app.running import moment
from tests.factories.members import make_member, make_network
from wessexcop.members.models import DesignGroup, Maxim, Member, Network, Team
from wessexcop.pages.demo import doors, loading
from wessexcop.pages.demo.content import content
from wessexcop.pages.models import DemoLoad

FERN, ROBIN = "facilitator@demo.example", "ward-nurse@demo.example"
DAY = timedelta(days=1)


def load(*options: str) -> None:
    call_command("demo", *options)


@pytest.fixture
def demo(loaded_demo: None, db: None, settings: Settings) -> None:
    settings.DEMO = True


def today() -> Session:
    return Session.objects.get(title="Rules nobody remembers making")


def counts() -> dict[str, int]:
    kept = (Network, Member, Team, Maxim, DesignGroup, Session, Heard, Suggestion)
    written = (Board, Note, Answer, AnswerReader, OwnWords, StoryLine, ToDo)
    return {model.__name__: model.objects.count() for model in (*kept, *written)}


@pytest.mark.usefixtures("demo")
class TestTheContent:
    def test_all_of_it_is_there(self) -> None:
        assert counts() == {
            "Network": 2,
            "Member": 26,
            "Team": 8,
            "Maxim": 6,
            "DesignGroup": 2,
            "Session": 6,
            "Heard": 6,
            "Suggestion": 7,
            "Board": 4,
            "Note": 51,
            "Answer": 38,
            "AnswerReader": 33,
            "OwnWords": 10,
            "StoryLine": 8,
            "ToDo": 12,
        }

    def test_now_is_in_the_jam_board_item_of_todays_session(self) -> None:
        slots = timetable(today().starts_at, list(today().items.all()))
        now = moment(slots, timezone.now()).now
        assert now
        assert now.item.title == "Jam board: two questions"

    def test_one_board_is_open_and_belongs_to_that_item(self) -> None:
        open_board = Board.objects.get(phase="share", network__slug="wessex")
        assert open_board.item.title == "Jam board: two questions"
        assert open_board.closes_at == today().ends_at + 7 * DAY

    def test_every_boards_log_says_what_its_rows_say(self) -> None:
        assert {b.title: store.differences(b) for b in Board.objects.all()} == {
            b.title: [] for b in Board.objects.all()
        }

    def test_a_note_without_a_name_has_no_writer_anywhere(self) -> None:
        said = [n for b in content()["board"] for n in b["notes"]]
        nameless = {n["text"] for n in said if n["by"] == "anonymous"}
        found = Note.objects.filter(participant=None)
        assert set(found.values_list("text", flat=True)) == nameless
        assert {len(n.key_hash) for n in found.filter(board__phase="share")} == {64}

    def test_heather_is_in_the_story_and_is_nobody_here(self) -> None:
        assert not Member.objects.filter(name="Heather").exists()
        assert StoryLine.objects.filter(text__contains="Heather").count() == 2

    def test_the_seeds_words_are_nobodys(self) -> None:
        words = OwnWords.objects.filter(text__startswith="I believe that humankind")
        assert [w.member for w in words] == [None]

    def test_withdrawn_words_are_kept_out_of_the_story(self) -> None:
        withdrawn = OwnWords.objects.exclude(withdrawn_at=None)
        assert [w.text.split()[0] for w in withdrawn] == ["WITHDRAWN-CANARY"]
        assert not withdrawn.filter(story_lines__isnull=False).exists()


class TestRedating:
    def later(self, days: int) -> Any:
        return time_machine.travel(timezone.now() + days * DAY)

    def test_an_untouched_demo_is_moved_to_today(self, demo: None) -> None:
        key = today().pk
        with self.later(3):
            load("--if-empty")
            session = today()
            assert session.is_on(timezone.now())
            assert session.pk == key
            assert session.started_at == session.starts_at

    def test_other_sessions_keep_their_own_clock_time(self, demo: None) -> None:
        with self.later(150):
            load("--if-empty")
            others = Session.objects.filter(network__slug="wessex").exclude(
                pk=today().pk
            )
            hours = {timezone.localtime(s.starts_at).hour for s in others}
            assert hours == {14}

    def test_what_was_done_stays_as_long_ago(self, demo: None) -> None:
        to_do = ToDo.objects.get(text="Ring Flintmill House")
        assert to_do.done_at
        ago = timezone.now() - to_do.done_at
        with self.later(3):
            load("--if-empty")
            to_do.refresh_from_db()
            assert abs(timezone.now() - to_do.done_at - ago) < timedelta(minutes=1)

    def test_moved_twice_it_is_still_untouched(self, demo: None) -> None:
        for days in (1, 2):
            with self.later(days):
                load("--if-empty")
        load_now = loading.last_load()
        assert load_now
        assert loading.is_untouched(load_now)

    def test_a_demo_someone_wrote_in_is_left_as_it_is(self, demo: None) -> None:
        ToDo.objects.create(member=Member.objects.get(email=ROBIN), text="Buy tea")
        starts_at = today().starts_at
        with self.later(3):
            load("--if-empty")
            assert today().starts_at == starts_at

    def test_beside_other_people_it_is_left_alone_and_said(self, demo: None) -> None:
        make_member("Alice")
        starts_at = today().starts_at
        with (
            self.later(3),
            pytest.raises(CommandError, match="nobody comes in by /demo/"),
        ):
            load("--if-empty")
        assert today().starts_at == starts_at

    def test_looking_round_is_not_writing(
        self, demo: None, as_member: Callable[[Member], Client]
    ) -> None:
        client = Client()
        client.post("/demo/", {"person": ROBIN})
        for path in ("/", "/networks/wessex/", f"/journal/{today().pk}/"):
            assert client.get(path).status_code == 200
        last = loading.last_load()
        assert last
        assert loading.is_untouched(last)


class TestDoors:
    def test_one_comes_in_as_whom_one_chose(self, demo: None) -> None:
        client = Client()
        response = client.post("/demo/", {"person": FERN}, follow=True)
        assert response.redirect_chain == [("/", 302)]
        assert "Fern</h1>" in response.content.decode()

    def test_being_someone_else_changes_the_session(self, demo: None) -> None:
        client = Client()
        client.post("/demo/", {"person": FERN})
        before = client.session.session_key
        client.post("/demo/", {"person": ROBIN})
        robin = Member.objects.get(email=ROBIN)
        assert client.session["_auth_user_id"] == str(robin.pk)
        assert client.session.session_key != before

    def test_a_facilitator_stands_first_and_then_a_member(self, demo: None) -> None:
        page = Client().get("/demo/").content.decode()
        people = re.findall(r'name="person" value="([^"]+)"', page)
        assert people[:2] == [FERN, ROBIN]
        assert len(people) == len(set(people)) == 26

    @pytest.mark.parametrize("person", ["nobody@example.org", "", "not an address"])
    def test_nobody_else_can_be_entered_as(self, demo: None, person: str) -> None:
        client = Client()
        assert client.post("/demo/", {"person": person}).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_someone_who_joined_a_demo_network_is_none_of_its_people(
        self, demo: None
    ) -> None:
        alice = make_member("Alice", network=Network.objects.get(slug="wessex"))
        assert alice not in doors.demo_members()
        assert doors.demo_members().count() == 26

    def test_beside_other_people_the_doors_are_shut_for_everyone(
        self, demo: None
    ) -> None:
        alice = make_member("Alice", network=Network.objects.get(slug="wessex"))
        client = Client()
        answers = [client.get("/demo/").status_code] + [
            client.post("/demo/", {"person": person}).status_code
            for person in (alice.email, FERN)
        ]
        assert answers == [404, 404, 404]
        assert "_auth_user_id" not in client.session

    def test_beside_another_network_the_doors_are_shut(self, demo: None) -> None:
        make_network("Elsewhere")
        assert Client().get("/demo/").status_code == 404

    @pytest.mark.parametrize("path", ["/", "/sign-in/"])
    def test_strangers_are_shown_the_doors_only_while_they_are_open(
        self, demo: None, path: str
    ) -> None:
        cache.clear()
        assert 'href="/demo/"' in Client().get(path).content.decode()
        make_network("Elsewhere")
        cache.clear()
        assert 'href="/demo/"' not in Client().get(path).content.decode()

    def test_a_post_without_its_token_is_refused(self, demo: None) -> None:
        client = Client(enforce_csrf_checks=True)
        assert client.post("/demo/", {"person": FERN}).status_code == 403

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_there_are_no_doors_where_it_is_no_demo(
        self, demo: None, settings: Settings, method: str
    ) -> None:
        settings.DEMO = False
        client = Client()
        assert getattr(client, method)("/demo/", {"person": FERN}).status_code == 404

    def test_an_unloaded_demo_has_no_doors(self, demo: None) -> None:
        DemoLoad.objects.all().delete()
        assert Client().get("/demo/").status_code == 404

    def test_it_is_off_unless_asked_for(self) -> None:
        assert django_settings.DEMO is False
