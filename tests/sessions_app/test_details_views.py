"""Starting a plan, and changing what it is called, when and where."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions_app import actions
from sessions_app.models import Session
from tests.factories.members import make_network
from tests.factories.sessions import local
from wessexcop.members.models import DesignGroup, Maxim, Member

NEW = {
    "title": "Kinder nights",
    "date": "2027-01-21",
    "time": "14:00",
    "minutes": "120",
    "place": "Online",
    "start_from": "empty",
}


def details(session: Session, **changes: Any) -> dict[str, Any]:
    start = timezone.localtime(session.starts_at)
    written = {
        "title": session.title,
        "date": f"{start:%Y-%m-%d}",
        "time": f"{start:%H:%M}",
        "minutes": session.minutes,
        "base": session.revision,
    }
    return {**written, **changes}


def to(name: str, session: Session) -> str:
    return reverse(f"sessions:{name}", args=[session.pk])


# Starting -------------------------------------------------------------------


def test_a_plan_is_started_and_opened(planner: Client, group: DesignGroup) -> None:
    response = planner.post(reverse("sessions:new"), NEW)
    session = Session.objects.get()
    assert response.url == to("plan", session)
    assert session.starts_at == local(2027, 1, 21, 14)
    assert (session.group, session.place) == (group, "Online")


def test_a_plan_is_started_from_the_two_hour_shape(
    planner: Client, group: DesignGroup
) -> None:
    planner.post(reverse("sessions:new"), {**NEW, "start_from": "two hours"})
    assert Session.objects.get().items.count() == 9


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("title", "", "Give it a title. A few words are enough."),
        ("title", "   ", "Give it a title. A few words are enough."),
        ("title", "x" * 3000, "Please use 120 letters or fewer. You have 3000."),
        ("date", "", "Choose a day. You can change it later."),
        ("date", "31/02/2027", "That is not a day we know. Write it like 21/01/2027."),
        ("date", "0001-01-01", "Please check the year."),
        ("date", "9999-12-31", "Please check the year."),
        ("time", "25:00", "That is not a time we know. Write it like 14:00."),
        ("minutes", "-5", "A session lasts 5 minutes or more."),
        ("minutes", "0", "A session lasts 5 minutes or more."),
        ("minutes", "NaN", "Please give whole minutes, like 10."),
        ("minutes", "9" * 5000, "Please give whole minutes, like 10."),
        ("minutes", "1e2", "Please give whole minutes, like 10."),
        ("minutes", "99999", "That is longer than 12 hours."),
    ],
)
def test_bad_details_are_answered_kindly_and_kept(
    planner: Client, group: DesignGroup, field: str, value: str, error: str
) -> None:
    response = planner.post(reverse("sessions:new"), {**NEW, field: value})
    form = response.context["form"]
    assert response.status_code == 422
    assert form.errors == {field: [error]}
    assert form[field].value() == value
    assert not Session.objects.exists()


def test_a_time_the_clocks_skip_is_asked_about(
    planner: Client, group: DesignGroup
) -> None:
    skipped = {**NEW, "date": "2027-03-28", "time": "01:30"}
    response = planner.post(reverse("sessions:new"), skipped)
    assert response.context["form"].errors == {
        "time": ["That time does not happen: the clocks go forward that night."]
    }


def test_another_networks_group_cannot_be_planned_for(
    planner: Client, group: DesignGroup, alice: Member
) -> None:
    foreign = DesignGroup.objects.create(network=make_network("Else"), name="Theirs")
    DesignGroup.objects.create(network=group.network, name="Second")
    response = planner.post(reverse("sessions:new"), {**NEW, "group": foreign.pk})
    assert list(response.context["form"].errors) == ["group"]


def test_a_member_who_plans_nothing_is_refused(
    reader: Client, group: DesignGroup
) -> None:
    assert reader.get(reverse("sessions:new")).status_code == 403
    assert reader.post(reverse("sessions:new"), NEW).status_code == 403


# Details --------------------------------------------------------------------


def test_details_are_changed(planner: Client, session: Session) -> None:
    maxim = Maxim.objects.create(network=session.network, position=0, text="Own it")
    changed = details(session, title="New", maxim=maxim.pk, place="Hall A")
    response = planner.post(to("details", session), changed)
    session.refresh_from_db()
    assert response.url == to("plan", session)
    assert (session.title, session.maxim, session.place) == ("New", maxim, "Hall A")


def test_stale_details_show_both_and_lose_neither(
    planner: Client, session: Session
) -> None:
    actions.change_details(session=session, base=1, title="Theirs")
    mine = details(session, title="Mine", base=1)
    response = planner.post(to("details", session), mine)
    (difference,) = response.context["differences"]
    assert response.status_code == 409
    assert (difference.label, difference.yours, difference.saved) == (
        *("Title", "Mine", "Theirs"),
    )
    assert response.context["form"]["title"].value() == "Mine"
    assert response.context["form"]["base"].value() == "2"


def test_what_only_they_changed_is_not_asked_about_and_stays(
    planner: Client, session: Session
) -> None:
    page = planner.get(to("details", session)).context["form"]
    actions.change_details(session=session, base=1, place="Hall A")
    mine = details(session, purpose="Rest", base=1, opened=page["opened"].value())
    response = planner.post(to("details", session), mine)
    session.refresh_from_db()
    assert response.status_code == 302
    assert (session.place, session.purpose) == ("Hall A", "Rest")


def test_keeping_both_leaves_what_only_they_changed(
    planner: Client, session: Session
) -> None:
    opened = planner.get(to("details", session)).context["form"]["opened"].value()
    actions.change_details(session=session, base=1, title="Theirs", place="Hall A")
    mine = details(session, title="Mine", base=1, opened=opened)
    response = planner.post(to("details", session), mine)
    assert [one.label for one in response.context["differences"]] == ["Title"]
    both = mine | {"base": 2, "keep": "both"}
    planner.post(to("details", session), both)
    session.refresh_from_db()
    assert (session.title, session.place) == ("Theirs / Mine", "Hall A")


def test_a_date_that_has_gone_is_asked_about_and_not_refused(
    planner: Client, group: DesignGroup
) -> None:
    past = NEW | {"date": "2020-02-01"}
    response = planner.post(reverse("sessions:new"), past, follow=True)
    assert "Is this a record of a session you held?" in response.content.decode()


def test_after_seeing_both_mine_may_be_kept(planner: Client, session: Session) -> None:
    actions.change_details(session=session, base=1, title="Theirs")
    planner.post(to("details", session), details(session, title="Mine", base=2))
    session.refresh_from_db()
    assert session.title == "Mine"


def test_after_seeing_both_both_may_be_kept(planner: Client, session: Session) -> None:
    actions.change_details(session=session, base=1, title="Theirs", purpose="Rest")
    mine = details(session, title="Mine", purpose="Music", base=2, keep="both")
    planner.post(to("details", session), mine)
    session.refresh_from_db()
    assert (session.title, session.purpose) == ("Theirs / Mine", "Rest\n\nMusic")


def test_a_stranger_to_the_network_cannot_be_the_support_person(
    planner: Client, session: Session, charlie: Member
) -> None:
    data = details(session, support_person=charlie.pk)
    response = planner.post(to("details", session), data)
    assert list(response.context["form"].errors) == ["support_person"]


def test_a_call_link_must_be_a_web_address(planner: Client, session: Session) -> None:
    data = details(session, meeting_link="javascript:alert(1)")
    response = planner.post(to("details", session), data)
    assert list(response.context["form"].errors) == ["meeting_link"]
