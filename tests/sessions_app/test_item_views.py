"""Adding items, and their words."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app import actions
from sessions_app.models import Activity, AgendaItem, Session
from tests.factories.sessions import make_item
from tests.sessions_app.conftest import HTMX


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


# Adding ---------------------------------------------------------------------


def test_an_item_of_ones_own_is_added(planner: Client, session: Session) -> None:
    data = {"title": "Tea", "minutes": "15", "kind": "talk", "shape": "pairs"}
    response = planner.post(add_to(session), data)
    item = session.items.get()
    plan = reverse("sessions:plan", args=[session.pk])
    assert response.url == f"{plan}#item-{item.pk}"
    assert (item.title, item.minutes, item.shape) == ("Tea", 15, "pairs")


def test_an_activity_is_added_at_one_press(planner: Client, session: Session) -> None:
    meet = Activity.objects.get(key="meet")
    planner.post(add_to(session), {"activity": meet.pk})
    item = session.items.get()
    assert (item.title, item.minutes, item.kind, item.shape) == (
        *("Meet someone new", 15, "connect", "pairs"),
    )


def test_another_networks_activity_is_not_offered(
    planner: Client, session: Session, other_network: Any
) -> None:
    theirs = Activity.objects.create(network=other_network, key="x", name="Theirs")
    response = planner.post(add_to(session), {"activity": theirs.pk})
    assert response.status_code == 422
    assert not session.items.exists()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("title", "", "Give it a title. A few words are enough."),
        ("title", "x" * 3000, "Please use 120 letters or fewer. You have 3000."),
        ("minutes", "", "How many minutes? A guess is fine."),
        ("minutes", "0", "An item lasts 1 minute or more."),
        ("minutes", "-4", "An item lasts 1 minute or more."),
        ("minutes", "NaN", "Please give whole minutes, like 10."),
        ("minutes", "1.5", "Please give whole minutes, like 10."),
    ],
)
def test_what_cannot_be_added_is_kept(
    planner: Client, session: Session, field: str, value: str, error: str
) -> None:
    data = {"title": "Tea", "minutes": "15", field: value}
    response = planner.post(add_to(session), data)
    form = response.context["plan"].change.adder
    assert response.status_code == 422
    assert form.errors == {field: [error]}
    assert form[field].value() == value


# Editing --------------------------------------------------------------------


def test_an_item_opens_in_its_plan_without_scripts(
    planner: Client, session: Session
) -> None:
    item = make_item(session, "Share", instruction="Each team shows one thing.")
    page = planner.get(to("item", item)).content.decode()
    assert f'id="editor-{item.pk}"' in page
    assert "Each team shows one thing." in page


def test_words_leads_and_teams_are_saved(
    planner: Client, session: Session, bob: Any
) -> None:
    item = make_item(session)
    data = words(item, title="Teams", leads=[bob.pk], content_note="Take care")
    response = planner.post(to("item", item), data)
    item.refresh_from_db()
    assert response.status_code == 302
    assert (item.title, item.content_note) == ("Teams", "Take care")
    assert list(item.leads.all()) == [bob]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 3000),
        ("kind", "lecture"),
        ("shape", "rows"),
        ("content_note", "x" * 301),
        ("music_link", "javascript:alert(1)"),
        ("base", ""),
        ("base", "NaN"),
    ],
)
def test_what_cannot_be_saved_is_kept(
    planner: Client, session: Session, field: str, value: str
) -> None:
    item = make_item(session, "Share")
    response = planner.post(to("item", item), words(item, **{field: value}))
    form = response.context["plan"].change.form
    assert response.status_code == 422
    assert list(form.errors) == [field]
    assert form[field].value() == value
    item.refresh_from_db()
    assert (item.title, item.revision) == ("Share", 1)


def test_someone_of_another_network_cannot_lead(
    planner: Client, session: Session, charlie: Any
) -> None:
    item = make_item(session)
    response = planner.post(to("item", item), words(item, leads=[charlie.pk]))
    assert response.status_code == 422
    assert not item.leads.exists()


def test_a_stale_save_shows_both_texts_and_loses_neither(
    planner: Client, session: Session
) -> None:
    item = make_item(session, "Share")
    actions.edit_item(item=item, base=1, instruction="Theirs")
    mine = words(item, instruction="Mine", base=1)
    response = planner.post(to("item", item), mine, headers=HTMX)
    (difference,) = response.context["plan"].change.differences
    assert response.status_code == 409
    assert (difference.label, difference.yours, difference.saved) == (
        *("What members see", "Mine", "Theirs"),
    )
    page = response.content.decode()
    assert "Keep mine" in page
    assert "Keep what is saved" in page
    assert "Keep both" in page
    item.refresh_from_db()
    assert item.instruction == "Theirs"


def test_mine_theirs_or_both_may_be_kept(planner: Client, session: Session) -> None:
    item = make_item(session, "Share")
    actions.edit_item(item=item, base=1, instruction="Theirs")
    both = words(item, instruction="Mine", base=2, keep="both")
    planner.post(to("item", item), both)
    item.refresh_from_db()
    assert item.instruction == "Theirs\n\nMine"
    planner.post(to("item", item), words(item, instruction="Mine", base=3))
    item.refresh_from_db()
    assert item.instruction == "Mine"


def test_a_stale_choice_of_leads_is_told_by_name(
    planner: Client, session: Session, bob: Any, alice: Any
) -> None:
    item = make_item(session, "Share")
    actions.edit_item(item=item, base=1, leads=[alice])
    response = planner.post(to("item", item), words(item, leads=[bob.pk], base=1))
    (difference,) = response.context["plan"].change.differences
    assert (difference.yours, difference.saved) == ("Bob", "Alice")


def test_only_what_both_changed_is_asked_about(
    planner: Client, session: Session
) -> None:
    item = make_item(session, "Share")
    form = planner.get(to("item", item)).context["plan"].change.form
    actions.edit_item(item=item, base=1, title="Theirs")
    mine = words(item, title="Share", instruction="Mine", base=1)
    mine["opened"] = form["opened"].value()
    response = planner.post(to("item", item), mine)
    item.refresh_from_db()
    assert response.status_code == 302
    assert (item.title, item.instruction) == ("Theirs", "Mine")


def test_saving_an_item_that_was_taken_out_puts_it_back(
    planner: Client, session: Session
) -> None:
    item = make_item(session, "Share")
    actions.remove_item(item=item)
    planner.post(to("item", item), words(item, instruction="Mine"))
    assert [each.instruction for each in session.items.all()] == ["Mine"]


def test_both_texts_too_long_together_are_both_kept(
    planner: Client, session: Session
) -> None:
    item = make_item(session, "Share")
    actions.edit_item(item=item, base=1, content_note="t" * 200)
    both = words(item, content_note="m" * 200, base=2, keep="both")
    response = planner.post(to("item", item), both)
    form = response.context["plan"].change.form
    assert response.status_code == 422
    assert form["content_note"].value() == "t" * 200 + "\n\n" + "m" * 200
