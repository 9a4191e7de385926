"""The app, and what in it belongs to a person."""

from django.apps import AppConfig

from wessexcop.members.belongings import Row, register

BELONGINGS: list[Row] = [
    ("members.Member", "email", True, "delete", "how they sign in"),
    ("members.Member", "name", True, "delete", "what they are called"),
    ("members.Member", "pronouns", True, "delete", "how they are spoken of"),
    ("members.Member", "about", True, "delete", "what they say of themselves"),
    ("members.SignInLink", "member", False, "delete", "a door for one person"),
    ("members.Membership", "member", True, "delete", "where they belong"),
    ("members.Membership", "described_as", True, "delete", "may reveal health"),
    ("members.GroupMembership", "member", True, "delete", "the part they play"),
    ("members.Guest", "name", True, "delete", "what a guest chose to be called"),
    ("members.Network", "support_person", False, "empty", "someone else is asked"),
    ("members.DesignGroup", "support_person", False, "empty", "someone else is asked"),
    ("account.EmailAddress", "user", True, "delete", "an address of theirs"),
]
NOBODYS = {
    "members.Network": "what the network says of itself",
    "members.Team": "a team's names",
    "members.Maxim": "lines with their own credit",
    "members.DesignGroup": "what the group says of itself",
    "members.SignInLink": "a hash and moments",
}


class MembersConfig(AppConfig):
    name = "wessexcop.members"
    label = "members"

    def ready(self) -> None:
        register(BELONGINGS, NOBODYS)
