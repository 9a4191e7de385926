"""Who may see a session, and who may plan it. Fetching is permission."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from sessions_app.models import AgendaItem, AgendaItemQuerySet, Session
from wessexcop.members.access import groups_planned_by
from wessexcop.members.models import DesignGroup, GroupMembership, Member, Part


def get_session(member: Member, pk: UUID) -> Session:
    """A session this member may read; 404 for any other."""
    sessions = Session.objects.visible_to(member).with_names()
    return get_object_or_404(sessions, pk=pk)


def get_plan(member: Member, pk: UUID) -> Session:
    """A session this member may change: 404 if unseen, 403 if only seen."""
    session = get_session(member, pk)
    if not can_plan(member, session):
        raise PermissionDenied("Only the design group changes the plan")
    return session


def get_item(member: Member, session_pk: UUID, pk: UUID) -> AgendaItem:
    """An item of a plan this member may change, with its session at hand."""
    session = get_plan(member, session_pk)
    return _item_of(session, AgendaItem.ever.kept(), pk)


def get_removed_item(member: Member, session_pk: UUID, pk: UUID) -> AgendaItem:
    """An item taken out of such a plan, so that it can be put back."""
    session = get_plan(member, session_pk)
    return _item_of(session, AgendaItem.ever.removed(), pk)


def get_item_or_removed(member: Member, session_pk: UUID, pk: UUID) -> AgendaItem:
    """An item of such a plan, also one taken out while it was being written in."""
    session = get_plan(member, session_pk)
    return _item_of(session, AgendaItem.ever.all(), pk)


def get_plan_to_check(member: Member, pk: UUID) -> Session:
    """A plan this member may sign off: 403 unless a lived-experience partner."""
    session = get_plan(member, pk)
    if not can_sign_off(member, session):
        raise PermissionDenied("Sign-off is given by people with lived experience")
    return session


def get_planned_groups(member: Member) -> list[DesignGroup]:
    """The design groups this member plans with; 403 for someone with none."""
    if groups := groups_planned_by(member):
        return groups
    raise PermissionDenied("Only a design group plans sessions")


def can_plan(member: Member, session: Session) -> bool:
    return Session.objects.planned_by(member).filter(pk=session.pk).exists()


def can_sign_off(member: Member, session: Session) -> bool:
    return (
        GroupMembership.objects.current()
        .of(member)
        .filter(group=session.group_id, part=Part.PARTNER)
        .exists()
    )


def _item_of(session: Session, items: AgendaItemQuerySet, pk: UUID) -> AgendaItem:
    item = get_object_or_404(items, session=session, pk=pk)
    item.session = session
    return item
