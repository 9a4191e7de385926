from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app import actions
from sessions_app.models import Activity, AgendaItem, Session, Shape, SignOff
from tests.factories.members import make_team
from tests.factories.sessions import (
    local,
    make_item,
    make_items,
    make_session,
    places,
    titles,
)
from wessexcop.members.models import DesignGroup, Member, Network


@pytest.fixture
def session(group: DesignGroup) -> Session:
    return make_session(group)


def begun(group: DesignGroup, **fields: Any) -> Session:
    moment = local(2027, 1, 21, 14)
    return actions.create_session(
        group=group, title="New", starts_at=moment, minutes=120, **fields
    )


# Beginning ------------------------------------------------------------------


def test_a_new_session_is_an_empty_draft_of_its_group(group: DesignGroup) -> None:
    session = begun(group)
    assert session.network == group.network
    assert session.is_draft
    assert titles(session) == []


def test_a_plan_may_begin_from_the_two_hour_shape(group: DesignGroup) -> None:
    session = begun(group, start_from="two hours")
    assert sum(item.minutes for item in session.items.all()) == 120
    assert places(session) == list(range(9))
    first = session.items.first()
    assert first.activity == Activity.objects.get(key="arrive")


def test_a_plan_may_begin_from_the_groups_last_session(
    group: DesignGroup, bob: Member
) -> None:
    make_items(make_session(group, in_days=-60), "Older")
    last = make_session(group, in_days=-30)
    item = make_item(last, "Share", kind="share", minutes=7, protected=True)
    item.leads.add(bob)
    copy = begun(group, start_from="last session").items.get()
    assert (copy.title, copy.kind, copy.minutes, copy.protected) == (
        *("Share", "share", 7, True),
    )
    assert not copy.leads.exists()


def test_a_draft_far_ahead_is_not_the_last_session(group: DesignGroup) -> None:
    held = local(2027, 1, 7, 14)
    make_items(make_session(group, starts_at=held, published=True), "Held")
    make_session(group, "A draft", starts_at=local(2027, 1, 14, 14))
    make_session(group, "Years ahead", in_days=700, published=True)
    assert titles(begun(group, start_from="last session")) == ["Held"]


def test_with_no_last_session_the_copy_is_empty(group: DesignGroup) -> None:
    assert titles(begun(group, start_from="last session")) == []


# Details --------------------------------------------------------------------


def test_details_are_saved_and_counted(session: Session) -> None:
    actions.change_details(session=session, base=1, title="Kinder nights")
    session.refresh_from_db()
    assert (session.title, session.revision) == ("Kinder nights", 2)


def test_stale_details_change_nothing_and_bring_what_is_stored(
    session: Session,
) -> None:
    actions.change_details(session=session, base=1, title="First")
    with pytest.raises(actions.Stale) as refusal:
        actions.change_details(session=session, base=1, title="Second")
    assert refusal.value.stored.title == "First"
    session.refresh_from_db()
    assert session.title == "First"


# Items ----------------------------------------------------------------------


def test_an_item_is_added_at_the_end(session: Session) -> None:
    make_items(session, "One", "Two")
    actions.add_item(session=session, title="Three", minutes=10, kind="talk")
    assert titles(session) == ["One", "Two", "Three"]
    assert places(session) == [0, 1, 2]


def test_an_item_is_added_before_the_closing(session: Session) -> None:
    make_item(session, "One")
    make_item(session, "Close", kind="close")
    actions.add_item(session=session, title="Two", minutes=10, kind="talk")
    assert titles(session) == ["One", "Two", "Close"]
    assert places(session) == [0, 1, 2]


def test_an_items_words_and_people_are_saved_together(
    session: Session, bob: Member
) -> None:
    team = make_team(session.network)
    item = make_item(session, "Share")
    actions.edit_item(item=item, base=1, title="Teams", leads=[bob], teams=[team])
    item.refresh_from_db()
    assert (item.title, item.revision) == ("Teams", 2)
    assert [*item.leads.all(), *item.teams.all()] == [bob, team]


def test_a_stale_edit_changes_nothing_and_brings_what_is_stored(
    session: Session, bob: Member
) -> None:
    item = make_item(session, "Share")
    actions.edit_item(item=item, base=1, title="First")
    with pytest.raises(actions.Stale) as refusal:
        actions.edit_item(item=item, base=1, title="Second", leads=[bob])
    assert refusal.value.stored.title == "First"
    item.refresh_from_db()
    assert (item.title, item.leads.count()) == ("First", 0)


def test_the_same_edit_sent_twice_is_saved_once(session: Session, bob: Member) -> None:
    item = make_item(session, "Share")
    for _ in range(2):
        actions.edit_item(item=item, base=1, title="Teams", leads=[bob])
    item.refresh_from_db()
    assert item.revision == 2


def test_minutes_do_not_make_an_open_edit_stale(session: Session) -> None:
    item = make_item(session, "Share")
    actions.set_minutes(item=item, minutes=25)
    actions.edit_item(item=item, base=1, title="Teams")
    item.refresh_from_db()
    assert (item.title, item.minutes) == ("Teams", 25)


def test_an_item_is_put_in_small_groups_or_kept_safe(session: Session) -> None:
    item = make_item(session, "Share", kind="share")
    actions.set_shape(item=item, shape=Shape.SMALL_GROUPS)
    actions.keep_item(item=item)
    item.refresh_from_db()
    assert (item.shape, item.protected) == ("small groups", True)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, ["C", "A", "B", "D"]),
        (1, ["A", "C", "B", "D"]),
        (2, ["A", "B", "C", "D"]),
        (3, ["A", "B", "D", "C"]),
        (99, ["A", "B", "D", "C"]),
        (-1, ["C", "A", "B", "D"]),
    ],
)
def test_moving_keeps_the_numbers_dense(
    session: Session, place: int, expected: list[str]
) -> None:
    items = make_items(session, "A", "B", "C", "D")
    actions.move_item(item=items[2], place=place)
    assert titles(session) == expected
    assert places(session) == [0, 1, 2, 3]


def test_renumbering_is_one_update_however_long_the_plan(session: Session) -> None:
    items = make_items(session, *"ABCDEFGH")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        actions.move_item(item=items[7], place=0)
    updates = [one for one in queries if one["sql"].startswith("UPDATE")]
    assert len(updates) == 1


def test_a_removed_item_leaves_no_gap_and_can_be_put_back(session: Session) -> None:
    items = make_items(session, "A", "B", "C")
    actions.remove_item(item=items[1])
    assert (titles(session), places(session)) == (["A", "C"], [0, 1])
    actions.restore_item(item=AgendaItem.ever.get(pk=items[1].pk))
    assert (titles(session), places(session)) == (["A", "B", "C"], [0, 1, 2])


def test_putting_back_twice_is_putting_back_once(session: Session) -> None:
    items = make_items(session, "A", "B")
    actions.remove_item(item=items[0])
    gone = AgendaItem.ever.get(pk=items[0].pk)
    actions.restore_item(item=gone)
    actions.restore_item(item=gone)
    assert (titles(session), places(session)) == (["A", "B"], [0, 1])


def test_an_item_comes_back_at_the_end_of_a_plan_that_shrank(session: Session) -> None:
    items = make_items(session, "A", "B", "C")
    for item in (items[2], items[1]):
        actions.remove_item(item=item)
    actions.restore_item(item=AgendaItem.ever.get(pk=items[2].pk))
    assert (titles(session), places(session)) == (["A", "C"], [0, 1])


# Publishing, sign-off, even better ------------------------------------------


def test_publishing_is_a_moment_that_comes_once(session: Session) -> None:
    actions.publish_session(session=session, without_sign_off="We will ask on Monday.")
    session.refresh_from_db()
    first = session.published_at
    actions.publish_session(session=session)
    session.refresh_from_db()
    assert session.published_at == first
    assert session.without_sign_off == "We will ask on Monday."


def test_a_second_sign_off_replaces_the_first(session: Session, dawn: Member) -> None:
    for says in (SignOff.Says.NOT_YET, SignOff.Says.YES):
        actions.give_sign_off(session=session, member=dawn, says=says)
    assert list(session.sign_offs.values_list("says", flat=True)) == ["yes"]


def test_a_suggestion_without_a_name_has_nobody(network: Network) -> None:
    suggestion = actions.suggest(network=network, text="More music")
    suggestion.refresh_from_db()
    assert (suggestion.member, suggestion.guest) == (None, None)


def test_the_library_ships_a_dozen_activities(db: None) -> None:
    assert Activity.objects.filter(network=None).count() == 12
    meet = Activity.objects.get(key="meet")
    assert (meet.minutes, meet.shape) == (15, "pairs")
    assert "Liberating Structures" in meet.credit
    assert isinstance(meet.pk, UUID)
