from wessexcop.members.models.groups import DesignGroup, GroupMembership, Part
from wessexcop.members.models.guests import Guest
from wessexcop.members.models.networks import Maxim, Membership, Network, Role, Team
from wessexcop.members.models.people import Member, SignInLink

__all__ = [
    "DesignGroup",
    "GroupMembership",
    "Guest",
    "Maxim",
    "Member",
    "Membership",
    "Network",
    "Part",
    "Role",
    "SignInLink",
    "Team",
]

# Someone who acts: a member with an account, or a guest with a link.
Actor = Member | Guest
