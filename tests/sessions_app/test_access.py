from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from sessions_app import access, actions
from sessions_app.models import AgendaItem, Session
from tests.factories.members import add_to_group, make_member
from tests.factories.sessions import make_item, make_session
from wessexcop.members.models import DesignGroup, Member, Part, Role


@pytest.fixture
def draft(group: DesignGroup) -> Session:
    return make_session(group)


@pytest.fixture
def published(group: DesignGroup) -> Session:
    return make_session(group, published=True)


def test_a_draft_is_seen_by_those_who_plan_it(
    draft: Session, alice: Member, dawn: Member
) -> None:
    assert access.get_session(alice, draft.pk) == draft
    assert access.get_session(dawn, draft.pk) == draft


def test_a_draft_is_unseen_by_everyone_else(
    draft: Session, bob: Member, charlie: Member, ray: Member
) -> None:
    for member in (bob, charlie, ray):
        with pytest.raises(Http404):
            access.get_session(member, draft.pk)


def test_a_lead_who_plans_with_no_group_does_not_see_drafts(draft: Session) -> None:
    lead = make_member("Olive", network=draft.network, role=Role.LEAD)
    with pytest.raises(Http404):
        access.get_session(lead, draft.pk)


def test_a_published_session_is_seen_by_its_network_alone(
    published: Session, bob: Member, charlie: Member, ray: Member
) -> None:
    assert access.get_session(bob, published.pk) == published
    for member in (charlie, ray):
        with pytest.raises(Http404):
            access.get_session(member, published.pk)


def test_a_member_may_read_but_not_plan(published: Session, bob: Member) -> None:
    with pytest.raises(PermissionDenied):
        access.get_plan(bob, published.pk)


def test_the_design_group_and_facilitators_plan(
    draft: Session, alice: Member, dawn: Member
) -> None:
    assert access.get_plan(alice, draft.pk) == draft
    assert access.get_plan(dawn, draft.pk) == draft


def test_an_item_is_reached_only_through_its_own_session(
    draft: Session, group: DesignGroup, alice: Member
) -> None:
    item = make_item(make_session(group), "Elsewhere")
    with pytest.raises(Http404):
        access.get_item(alice, draft.pk, item.pk)
    with pytest.raises(Http404):
        access.get_item(alice, draft.pk, uuid4())


def test_a_removed_item_is_reached_only_to_put_it_back(
    draft: Session, alice: Member
) -> None:
    item = make_item(draft)
    actions.remove_item(item=item)
    with pytest.raises(Http404):
        access.get_item(alice, draft.pk, item.pk)
    assert access.get_removed_item(alice, draft.pk, item.pk) == item
    actions.restore_item(item=AgendaItem.ever.get(pk=item.pk))
    with pytest.raises(Http404):
        access.get_removed_item(alice, draft.pk, item.pk)


def test_only_lived_experience_partners_sign_off(
    draft: Session, group: DesignGroup, alice: Member, dawn: Member
) -> None:
    wren = make_member("Wren", network=draft.network)
    add_to_group(group, wren, Part.PARTNER)
    assert access.get_plan_to_check(wren, draft.pk) == draft
    for member in (alice, dawn):
        with pytest.raises(PermissionDenied):
            access.get_plan_to_check(member, draft.pk)


def test_someone_who_plans_with_no_group_starts_no_plan(
    group: DesignGroup, alice: Member, bob: Member
) -> None:
    assert access.get_planned_groups(alice) == [group]
    with pytest.raises(PermissionDenied):
        access.get_planned_groups(bob)
