"""A board as a list: question, group, note, as one person may see and use it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.core.paginator import Page
from django.db.models import Prefetch

from jamboard import access, store
from jamboard.access import Visitor
from jamboard.core import rights
from jamboard.core.ops import COLOURS
from jamboard.keyring import Keyring
from jamboard.models import Board, Cluster, Note, Participant, Question, Reaction
from jamboard.paging import Wanted, page_of
from wessexcop.members.models import Member

MARKS = {
    "heart": ("Heart", "heart"),
    "idea": ("Idea", "lightbulb"),
    "me_too": ("Me too", "users"),
    "thank_you": ("Thank you", "hand-heart"),
    "question": ("Question", "question"),
}

# What is done with a note, by which right: its writer's, and everyone else's.
TOOLS = {
    "react": (rights.NOTE_REACT, rights.NOTE_REACT),
    "edit": (rights.NOTE_EDIT, rights.EDIT_OTHERS),
    "move": (rights.NOTE_MOVE, rights.MOVE_OTHERS),
    "remove": (rights.NOTE_REMOVE, rights.REMOVE_OTHERS),
}


@dataclass(slots=True)
class Mark:
    kind: str
    name: str
    icon: str
    mine: bool
    shown: bool


@dataclass(slots=True)
class ListedNote:
    row: Note
    by: str
    mine: bool
    may_edit: bool
    may_move: bool
    may_remove: bool
    by_right: dict[str, str]
    marks: list[Mark]
    opened: str = ""
    op: str = field(default_factory=lambda: str(uuid4()))

    @property
    def first_words(self) -> str:
        return " ".join(self.row.text.split()[:5])

    @property
    def base(self) -> int:
        return int(self.row.revisions.get("text", self.row.added))


@dataclass(slots=True)
class ListedGroup:
    title: str
    notes: list[ListedNote]


@dataclass(slots=True)
class ListedQuestion:
    row: Question
    groups: list[ListedGroup]
    op: str = field(default_factory=lambda: str(uuid4()))
    note: str = field(default_factory=lambda: str(uuid4()))
    colour: str = COLOURS[0]


@dataclass(slots=True)
class Listing:
    board: Board
    questions: list[ListedQuestion]
    may: frozenset[str]
    may_while_open: frozenset[str]
    page: Page[UUID]
    note: ListedNote | None
    off: Note | None


@dataclass(slots=True)
class Reader:
    """Who reads the list, and the keyring their browser holds for them."""

    key: UUID | None
    may: frozenset[str]
    may_while_open: frozenset[str]
    keys: Keyring | None


def list_board(
    board: Board, member: Member, keys: Keyring | None, wanted: Wanted
) -> Listing:
    """Read one page as of one moment; ``listing.board.seq`` says which."""
    with store.reading():
        board = Board.objects.select_related("network", "group", "session").get(
            pk=board.pk
        )
        reader = _reader(board, member, keys)
        clusters = list(board.clusters.order_by("y", "x"))
        questions = list(board.questions.all())
        page = page_of(board, wanted, questions, clusters)
        notes = _notes(list(page))
        removed = access.find_removed(board, wanted.off)
    listed = [_listed(note, reader, wanted) for note in notes]
    by_question: dict[UUID, list[ListedNote]] = defaultdict(list)
    for note in listed:
        by_question[note.row.question_id].append(note)
    return Listing(
        board=board,
        questions=[
            _question(row, at, by_question[row.pk], clusters, wanted.order)
            for at, row in enumerate(questions)
        ],
        may=reader.may,
        may_while_open=reader.may_while_open,
        page=page,
        note=next((note for note in listed if str(note.row.pk) == wanted.note), None),
        off=removed if removed and _may_restore(removed, reader) else None,
    )


def _reader(board: Board, member: Member, keys: Keyring | None) -> Reader:
    role = access.roles_on(board, [Visitor(member.pk)])[member.pk]
    place = Participant.objects.filter(board=board, member=member).first()
    may_while_open = rights.rights(role, board.settings)
    may = rights.rights(role, board.settings, board.phase)
    return Reader(place.pk if place else None, may, may_while_open, keys)


def _notes(ids: Sequence[UUID]) -> list[Note]:
    """The notes of these ids, in their order."""
    rows = (
        Note.objects.filter(pk__in=ids)
        .select_related("participant")
        .prefetch_related(
            Prefetch("reactions", Reaction.objects.only("note", "kind", "participant"))
        )
    )
    return sorted(rows, key=lambda note: ids.index(note.pk))


def _question(
    row: Question,
    at: int,
    notes: list[ListedNote],
    clusters: list[Cluster],
    order: str,
) -> ListedQuestion:
    if order != "group":
        return ListedQuestion(row, [ListedGroup("", notes)], colour=_colour(at))
    groups = [
        ListedGroup(cluster.title, own)
        for cluster in clusters
        if (own := [note for note in notes if note.row.cluster_id == cluster.pk])
    ]
    loose = [note for note in notes if note.row.cluster_id is None]
    groups.append(ListedGroup("Not in a group yet", loose))
    return ListedQuestion(row, groups, colour=_colour(at))


def _colour(at: int) -> str:
    return COLOURS[at * 5 % len(COLOURS)]


def _listed(note: Note, reader: Reader, wanted: Wanted) -> ListedNote:
    mine = _is_mine(note, reader)
    may = reader.may

    def allowed(own: str, others: str) -> bool:
        return (mine and own in may) or others in may

    return ListedNote(
        row=note,
        by=_by(note, mine),
        mine=mine,
        may_edit=allowed(rights.NOTE_EDIT, rights.EDIT_OTHERS),
        may_move=allowed(rights.NOTE_MOVE, rights.MOVE_OTHERS),
        may_remove=allowed(rights.NOTE_REMOVE, rights.REMOVE_OTHERS),
        by_right=_by_right(mine, reader.may_while_open),
        marks=_marks(note, reader),
        opened=wanted.opened if str(note.pk) == wanted.note else "",
    )


def _by_right(mine: bool, may: frozenset[str]) -> dict[str, str]:
    """By which right each thing is done with a note, of those held while it is open."""
    return {
        name: right
        for name, (own, others) in TOOLS.items()
        if (right := own if mine else others) in may
    }


def _may_restore(note: Note, reader: Reader) -> bool:
    """Its writer, where they took it off; a facilitator, where one of them did."""
    by_writer = note.removed_by == Note.RemovedBy.WRITER
    theirs = _is_mine(note, reader) if by_writer else rights.REMOVE_OTHERS in reader.may
    return theirs and rights.NOTE_RESTORE in reader.may


def _is_mine(note: Note, reader: Reader) -> bool:
    if note.participant_id:
        return note.participant_id == reader.key
    return reader.keys is not None and reader.keys.opens(note)


def _by(note: Note, mine: bool) -> str:
    if note.participant is None:
        return "No name, yours" if mine else "No name"
    name = store.person_name(note.participant)
    return f"{name}, you" if mine else name


def _marks(note: Note, reader: Reader) -> list[Mark]:
    given: dict[str, set[UUID]] = defaultdict(set)
    for reaction in note.reactions.all():
        given[reaction.kind].add(reaction.participant_id)
    return [
        Mark(kind, name, icon, reader.key in given[kind], bool(given[kind]))
        for kind, (name, icon) in MARKS.items()
    ]
