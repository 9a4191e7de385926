"""Writes what a batch of changes did: the log, and the rows it touched."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from jamboard.core.board import Change, Note
from jamboard.models import Board, Reaction
from jamboard.models import Change as Line
from jamboard.models import Cluster as ClusterRow
from jamboard.models import Note as NoteRow
from jamboard.store import log
from jamboard.store.states import Known

NOTE_FIELDS: Final = (
    "question",
    "cluster",
    "participant",
    "key_hash",
    "text",
    "colour",
    "content_note",
    "x",
    "y",
    "z",
    "width",
    "added",
    "revisions",
    "removed_by",
)


def write(board: Board, known: Known, changes: Sequence[Change]) -> None:
    """Write log and rows for changes already applied to ``known``."""
    if not changes:
        return
    _write_clusters(board, known, changes)
    _write_notes(board, known, changes)
    _write_reactions(known, changes)
    Line.objects.bulk_create(
        [log.line_for(change, board.pk, known.rows) for change in changes]
    )
    board.seq, board.phase = known.state.seq, known.state.phase
    board.save(update_fields=["seq", "phase"])
    if any(change.payload.get("phase") == "closed" for change in changes):
        board.notes.exclude(key_hash="").update(key_hash="")


def _write_notes(board: Board, known: Known, changes: Iterable[Change]) -> None:
    touched = {
        note_id
        for change in changes
        for note_id in _notes_of(change)
    }  # fmt: skip
    notes = [known.state.notes[note_id] for note_id in touched]
    NoteRow.objects.bulk_create(
        [_note_row(note, board.pk, known.rows) for note in notes],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=NOTE_FIELDS,
    )


def _notes_of(change: Change) -> list[str]:
    if change.do == "note.react":
        return []  # its totals are counted from reaction rows
    if "note" in change.payload:
        return [change.payload["note"]]
    return list(change.payload.get("notes", ()))


def _note_row(note: Note, board_id: UUID, writers: dict[str, UUID]) -> NoteRow:
    return NoteRow(
        id=note.id,
        board_id=board_id,
        question_id=note.question,
        cluster_id=note.cluster,
        participant_id=writers[note.author.key] if note.author else None,
        key_hash=note.key_hash or "",
        text=note.text,
        colour=note.colour,
        content_note=note.content_note,
        x=note.x,
        y=note.y,
        z=note.z,
        width=note.width,
        added=note.added,
        revisions=note.revs,
        removed_by=note.removed or "",
    )


def _write_clusters(board: Board, known: Known, changes: Iterable[Change]) -> None:
    touched = {each.payload["cluster"] for each in changes if each.do == "cluster.add"}
    clusters = [known.state.clusters[cluster_id] for cluster_id in touched]
    ClusterRow.objects.bulk_create(
        ClusterRow(
            id=cluster.id,
            board_id=board.pk,
            question_id=cluster.question,
            title=cluster.title,
            x=cluster.x,
            y=cluster.y,
        )
        for cluster in clusters
    )


def _write_reactions(known: Known, changes: Iterable[Change]) -> None:
    for change in changes:
        if change.do == "note.react":
            _set_reaction(known, change)


def _set_reaction(known: Known, change: Change) -> None:
    kept = change.unlogged
    key = {
        "note_id": change.payload["note"],
        "participant_id": known.rows[kept["reactor"]],
        "kind": kept["kind"],
    }
    if kept["on"]:
        Reaction.objects.get_or_create(**key)
    else:
        Reaction.objects.filter(**key).delete()
