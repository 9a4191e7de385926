"""Two networks with one of each thing, so that every URL has something to show."""

from dataclasses import dataclass

from django.test import Client
from django.utils import timezone

from jamboard.models import Board
from journal.models import ToDo
from sessions_app.models import AgendaItem, Session
from tests.factories.jamboard import make_board, note_add, write
from tests.factories.members import add_to_group, make_group, make_member, make_network
from tests.factories.sessions import make_item, make_session
from wessexcop.members.actions import make_sign_in_link
from wessexcop.members.models import Member, Network, Role

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class World:
    network: Network
    people: dict[str, Member]
    published: Session
    draft: Session
    item: AgendaItem
    taken_out: AgendaItem
    board: Board
    group_board: Board
    note: str
    to_dos: dict[str, ToDo]
    link: str

    def client(self, role: str, **options: bool) -> Client:
        """A browser of someone in this role; a stranger's is signed in as nobody."""
        client = Client(**options)
        if role != "stranger":
            client.force_login(self.people[role], BACKEND)
        return client


def make_world() -> World:
    network = make_network("Wessex", slug="wessex")
    people = _people(network)
    group = make_group(network, people["facilitator"], people["design_group"])
    published = make_session(group, "Published", published=True)
    draft = make_session(group, "A draft", in_days=60)
    board = make_board(group, session=published)
    note = note_add(board)
    write(board, people["member"], note)
    return World(
        network=network,
        people=people,
        published=published,
        draft=draft,
        item=make_item(draft, "Meet", minutes=20),
        taken_out=make_item(draft, "Taken out", removed_at=timezone.now()),
        board=board,
        group_board=make_board(
            group, title="For the group", seen_by=Board.SeenBy.GROUP
        ),
        note=note["note"],
        to_dos={
            role: ToDo.objects.create(member=person, text=f"To do of {role}")
            for role, person in people.items()
        },
        link=make_sign_in_link(member=people["member"]),
    )


def _people(network: Network) -> dict[str, Member]:
    outside = make_network("Riverbank", slug="riverbank")
    outsider = make_member("Charlie", network=outside, role=Role.FACILITATOR)
    add_to_group(make_group(outside), outsider)
    return {
        "outsider": outsider,
        "removed": make_member("Ray", network=network, left_at=timezone.now()),
        "member": make_member("Bob", network=network),
        "design_group": make_member("Dawn", network=network),
        "facilitator": make_member("Alice", network=network, role=Role.FACILITATOR),
        "lead": make_member("Lena", network=network, role=Role.LEAD),
    }
