"""Who may see and do what in a network. Fetching is permission."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from wessexcop.members.models import (
    DesignGroup,
    GroupMembership,
    Member,
    Membership,
    Network,
    Role,
)


def current_network(member: Member) -> Network | None:
    """The network a page without one in its address speaks for."""
    return Network.objects.of(member).order_by("made_at").first()


def role_in(member: Member, network: Network) -> Role | None:
    """The member's role there now; None for anyone else, whoever they are."""
    role = (
        Membership.objects.current()
        .of(member)
        .filter(network=network)
        .values_list("role", flat=True)
        .first()
    )
    return Role(role) if role else None


def planned_groups(member: Member) -> Q:
    """Select the design groups whose plans this member may see and change."""
    facilitated = Membership.objects.current().of(member).filter(role=Role.FACILITATOR)
    joined = GroupMembership.objects.current().of(member)
    return Q(network__in=facilitated.values("network")) | Q(
        pk__in=joined.values("group")
    )


def groups_planned_by(member: Member) -> list[DesignGroup]:
    return list(
        DesignGroup.objects.filter(planned_groups(member))
        .select_related("network")
        .order_by("name")
    )


def can_plan(member: Member, group: DesignGroup) -> bool:
    return DesignGroup.objects.filter(planned_groups(member), pk=group.pk).exists()


def get_network(member: Member, slug: str) -> Network:
    """The network at this address; 404 unless the member is in it now."""
    return get_object_or_404(Network.objects.of(member), slug=slug)


def get_current_network(member: Member) -> Network:
    """The member's own network; 404 for someone who is in none."""
    if network := current_network(member):
        return network
    raise Http404("Not in a network")
