"""Minutes, places, one-press answers, taking out and putting back; the doors."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.models import AgendaItem, Session
from tests.factories.members import make_member
from tests.factories.sessions import make_item, make_items, make_session, titles
from tests.sessions_app.conftest import HTMX
from wessexcop.members.models import DesignGroup


def to(name: str, item: AgendaItem) -> str:
    return reverse(f"sessions:{name}", args=[item.session_id, item.pk])


def add_to(session: Session) -> str:
    return reverse("sessions:item_add", args=[session.pk])


def words(item: AgendaItem, **changes: Any) -> dict[str, Any]:
    written = {
        "title": item.title,
        "kind": item.kind,
        "shape": item.shape,
        "base": item.revision,
    }
    return {**written, **changes}


# Minutes, places, one-press answers ------------------------------------------


def test_minutes_are_set(planner: Client, session: Session) -> None:
    item = make_item(session)
    planner.post(to("item_minutes", item), {"minutes": "25"})
    item.refresh_from_db()
    assert item.minutes == 25


@pytest.mark.parametrize(("step", "left"), [("1", 11), ("-1", 9)])
def test_a_button_gives_or_takes_one_minute(
    planner: Client, session: Session, step: str, left: int
) -> None:
    item = make_item(session, minutes=10)
    planner.post(to("item_minutes", item), {"minutes": "10", "step": step})
    item.refresh_from_db()
    assert item.minutes == left


def test_a_button_never_takes_the_last_minute(
    planner: Client, session: Session
) -> None:
    item = make_item(session, minutes=1)
    planner.post(to("item_minutes", item), {"minutes": "1", "step": "-1"})
    item.refresh_from_db()
    assert item.minutes == 1


@pytest.mark.parametrize("minutes", ["", "0", "-1", "NaN", "ten", "721", "9" * 5000])
def test_bad_minutes_are_answered_beside_the_field(
    planner: Client, session: Session, minutes: str
) -> None:
    item = make_item(session, minutes=10)
    response = planner.post(to("item_minutes", item), {"minutes": minutes})
    row = response.context["plan"].rows[0]
    assert response.status_code == 422
    assert row.refused["minutes"].value() == minutes
    item.refresh_from_db()
    assert item.minutes == 10


def test_the_minutes_being_typed_are_never_swapped(
    planner: Client, session: Session
) -> None:
    item = make_item(session)
    data = {"minutes": "25"}
    page = planner.post(to("item_minutes", item), data, headers=HTMX).content.decode()
    assert f'id="minutes-{item.pk}" hx-preserve="true"' in page


def test_an_open_editor_is_never_swapped_by_another_save(
    planner: Client, session: Session
) -> None:
    one, two = make_items(session, "One", "Two")
    data = {"place": "1", "open": [str(two.pk), "", "junk"]}
    page = planner.post(to("item_move", one), data, headers=HTMX).content.decode()
    assert f'<div id="editor-{two.pk}" hx-preserve="true"></div>' in page


def test_an_item_is_moved(planner: Client, session: Session) -> None:
    items = make_items(session, "A", "B", "C")
    planner.post(to("item_move", items[0]), {"place": "1"})
    assert titles(session) == ["B", "A", "C"]


@pytest.mark.parametrize("place", ["", "NaN", "first", "-99", "9" * 30])
def test_a_place_that_is_none_moves_nothing(
    planner: Client, session: Session, place: str
) -> None:
    items = make_items(session, "A", "B")
    response = planner.post(to("item_move", items[1]), {"place": place})
    assert response.status_code == 422
    assert titles(session) == ["A", "B"]


def test_one_press_answers_a_warning(planner: Client, session: Session) -> None:
    item = make_item(session, kind="share")
    planner.post(to("item_fix", item), {"fix": "small groups"})
    planner.post(to("item_fix", item), {"fix": "keep"})
    item.refresh_from_db()
    assert (item.shape, item.protected) == ("small groups", True)
    assert planner.post(to("item_fix", item), {"fix": "erase"}).status_code == 422


# Removing -------------------------------------------------------------------


def test_a_removed_item_can_be_put_back_without_scripts(
    planner: Client, session: Session
) -> None:
    first, _second = make_items(session, "A", "B")
    response = planner.post(to("item_remove", first), follow=True)
    assert response.context["plan"].change.removed == first
    assert to("item_restore", first) in response.content.decode()
    planner.post(to("item_restore", first))
    assert titles(session) == ["A", "B"]


@pytest.mark.parametrize("removed", ["junk", str(uuid4())])
def test_a_strange_undo_is_ignored(
    planner: Client, session: Session, removed: str
) -> None:
    plan = reverse("sessions:plan", args=[session.pk])
    response = planner.get(plan, {"removed": removed})
    assert response.context["plan"].change.removed is None


# Doors ----------------------------------------------------------------------

POSTS = ["item", "item_move", "item_minutes", "item_fix", "item_remove"]


@pytest.mark.parametrize("name", POSTS)
def test_members_outsiders_and_strangers_change_nothing(
    name: str,
    client: Client,
    reader: Client,
    as_member: Any,
    charlie: Any,
    group: DesignGroup,
) -> None:
    published = make_session(group, published=True)
    item = make_item(published)
    data = {"minutes": "5", "place": "0", "fix": "keep"}
    assert reader.post(to(name, item), data).status_code == 403
    assert as_member(charlie).post(to(name, item), data).status_code == 404
    assert client.post(to(name, item), data).status_code == 302
    item.refresh_from_db()
    assert (item.removed_at, item.minutes) == (None, 10)


@pytest.mark.parametrize("name", [*POSTS[1:], "item_restore"])
def test_what_changes_a_plan_is_never_a_get(
    planner: Client, session: Session, name: str
) -> None:
    assert planner.get(to(name, make_item(session))).status_code == 405


def test_an_item_of_another_plan_is_not_found(
    planner: Client, session: Session, group: DesignGroup
) -> None:
    other = make_item(make_session(group))
    url = reverse("sessions:item", args=[session.pk, other.pk])
    assert planner.get(url).status_code == 404
    assert planner.post(url, words(other)).status_code == 404


def test_someone_who_left_the_network_is_offered_no_more(
    planner: Client, session: Session, ray: Any
) -> None:
    item = make_item(session)
    make_member("Wing", network=session.network)
    form = planner.get(to("item", item)).context["plan"].change.form
    offered = [str(person) for person in form.fields["leads"].queryset]
    assert offered == ["Alice", "Wing"]
