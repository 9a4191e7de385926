"""Who may write and read in the journal. Fetching is permission.

A turn and its answers are their writer's alone. What they share is read by
exactly those it was shared with; no role adds anything.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from journal.models import Answer, ToDo
from sessions_app.models import Session
from wessexcop.members.models import (
    DesignGroup,
    GroupMembership,
    Member,
    Membership,
    Network,
    Team,
)


def get_session(member: Member, pk: UUID) -> Session:
    """A session this member may write about; 404 unless they may see it."""
    sessions = Session.objects.visible_to(member).select_related("network", "group")
    return get_object_or_404(sessions, pk=pk)


def get_session_or_none(member: Member, pk: UUID | None) -> Session | None:
    """The session a to do may hang on, if it names one; 404 unless they may see it."""
    return get_session(member, pk) if pk else None


def get_team(member: Member, session: Session, pk: UUID | None) -> Team | None:
    """The team a first-quadrant box is about; 404 unless the journal asks of it."""
    if pk is None:
        return None
    return get_object_or_404(teams_asked_about(member, session), pk=pk)


def get_to_do(member: Member, pk: UUID) -> ToDo:
    """One of this member's own to dos; 404 for anyone else's."""
    return get_object_or_404(ToDo.objects.of(member), pk=pk)


def teams_asked_about(member: Member, session: Session) -> QuerySet[Team]:
    """The teams that shared, and any this member wrote about before plans changed."""
    written = Answer.objects.written_by(member).filter(reflection__session=session)
    asked = Q(shares__session=session) | Q(pk__in=written.values("about_team"))
    return Team.objects.filter(asked, network=session.network_id).distinct()


def own_team(member: Member, network_id: UUID) -> Team | None:
    membership = (
        Membership.objects.current()
        .of(member)
        .filter(network=network_id)
        .select_related("team")
        .first()
    )
    return membership.team if membership else None


def others_in_team(member: Member, team: Team) -> QuerySet[Member]:
    """Who else is in a team now: those who would read what is shared with it."""
    held = Membership.objects.current().filter(network=team.network_id, team=team)
    people = Member.objects.filter(memberships__in=held)
    return people.exclude(pk=member.pk).order_by("name")


def others_in_group(member: Member, group: DesignGroup) -> QuerySet[Member]:
    held = GroupMembership.objects.current().filter(group=group)
    people = Member.objects.filter(group_memberships__in=held)
    return people.exclude(pk=member.pk).order_by("name")


def still_in(network: Network) -> QuerySet[Membership]:
    return Membership.objects.current().filter(network=network)
