"""Which notes of a long board stand on one page of its List."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from jamboard.models import Board, Cluster, Question

NOTES_A_PAGE = 100
ORDERS = {"group": "By group", "newest": "Newest first", "oldest": "Oldest first"}
WAYS = ("edit", "move", "react")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone asks to see of the List.

    ``note`` is a note whose page is wanted, ahead of ``page``; ``opened`` is what they
    are about to do to it: "edit", "move", "react", or "" to read it. ``off`` is a note
    just taken off the board: told to whoever may bring it back.
    """

    find: str = ""
    order: str = "group"
    page: str = ""
    note: str = ""
    opened: str = ""
    off: str = ""

    @classmethod
    def of(cls, query: QueryDict, *, note: str = "") -> Self:
        order, opened = query.get("order", ""), query.get("open", "")
        way = query.get("do", WAYS[0])
        return cls(
            find=query.get("find", "").strip(),
            order=order if order in ORDERS else "group",
            page=query.get("page", ""),
            note=note or opened or query.get("at", ""),
            opened=way if opened and way in WAYS else "",
            off=query.get("off", ""),
        )

    @property
    def query(self) -> str:
        """What every link of the page carries on: "find=tea&", or nothing."""
        asked = {"find": self.find, "order": self.order}
        kept = {name: said for name, said in asked.items() if said not in ("", "group")}
        return f"{urlencode(kept)}&" if kept else ""


def page_of(
    board: Board,
    wanted: Wanted,
    questions: Sequence[Question],
    clusters: Sequence[Cluster],
) -> Page[UUID]:
    """Give the ids of one page's notes, in order.

    The questions take turns, so that a page holds the next notes of each, side by side.
    """
    by_question = _in_order(board, wanted, clusters)
    turns = sorted(
        (turn, at, note)
        for at, question in enumerate(questions)
        for turn, note in enumerate(by_question[question.pk])
    )
    notes = [note for _, _, note in turns]
    pages = Paginator(notes, NOTES_A_PAGE)
    return pages.get_page(_holding(notes, wanted.note) or wanted.page)


def in_words(page: Page[UUID]) -> str:
    first, last, count = page.start_index(), page.end_index(), page.paginator.count
    return f"Notes {first:,} to {last:,} of {count:,}"


def _in_order(
    board: Board, wanted: Wanted, clusters: Sequence[Cluster]
) -> dict[UUID, list[UUID]]:
    notes = board.notes.filter(removed_by="")
    if wanted.find:
        notes = notes.filter(text__icontains=wanted.find)
    newest = wanted.order == "newest"
    rows = list(
        notes.order_by("-added" if newest else "added").values_list(
            "question", "cluster", "pk"
        )
    )
    if wanted.order == "group":
        groups = {cluster.pk: at for at, cluster in enumerate(clusters)}
        rows.sort(key=lambda row: groups.get(row[1], len(groups)))
    by_question: dict[UUID, list[UUID]] = defaultdict(list)
    for question, _, note in rows:
        by_question[question].append(note)
    return by_question


def _holding(notes: Sequence[UUID], wanted: str) -> int | None:
    try:
        return notes.index(UUID(wanted)) // NOTES_A_PAGE + 1
    except ValueError:
        return None
