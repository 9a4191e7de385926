"""Writes what a batch of changes did: the log, and the rows it touched."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from jamboard.core.board import Change, Note
from jamboard.core.fields import is_random_id
from jamboard.models import Board, Reaction
from jamboard.models import Change as Line
from jamboard.models import Cluster as ClusterRow
from jamboard.models import Note as NoteRow
from jamboard.store import log
from jamboard.store.states import Known

# What a note can change in; all else is set once, when it is added.
CHANGEABLE: Final = (
    "question",
    "cluster",
    "text",
    "colour",
    "content_note",
    "x",
    "y",
    "z",
    "width",
    "revisions",
    "removed_by",
)


def ids_elsewhere(board: Board, bodies: Iterable[Mapping[str, Any]]) -> set[str]:
    """Of the ids that these ops would add, give those that another board holds."""
    bodies = list(bodies)
    notes = NoteRow.objects.filter(pk__in=_added(bodies, "note.add", "note"))
    clusters = ClusterRow.objects.filter(
        pk__in=_added(bodies, "cluster.add", "cluster")
    )
    return {
        str(pk)
        for rows in (notes, clusters)
        for pk in rows.exclude(board=board).values_list("pk", flat=True)
    }


def _added(bodies: Iterable[Mapping[str, Any]], do: str, name: str) -> list[str]:
    """The ids in ops of one kind; what is no id is refused where the op is read."""
    ids = [body.get(name) for body in bodies if body.get("do") == do]
    return [each for each in ids if is_random_id(each)]


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
    changes = list(changes)
    added = {each.payload["note"] for each in changes if each.do == "note.add"}
    touched = {note_id for change in changes for note_id in _notes_of(change)}
    rows = {
        note_id: _note_row(known.state.notes[note_id], board.pk, known.rows)
        for note_id in touched
    }
    NoteRow.objects.bulk_create([rows[note_id] for note_id in added])
    _update_notes(board, [rows[note_id] for note_id in touched - added])


def _update_notes(board: Board, rows: Sequence[NoteRow]) -> None:
    """Set all that can change, on this board alone.

    Written out, because a batch may touch hundreds: one ``update`` each takes ten
    times as long, ``bulk_update`` sixty, and an upsert would reach other boards.
    """
    if not rows:
        return
    fields = {field.name: field for field in NoteRow._meta.concrete_fields}
    named = [fields[name] for name in (*CHANGEABLE, "id", "board")]
    columns = ", ".join(f"{fields[name].column} = %s" for name in CHANGEABLE)
    values = [
        [
            each.get_db_prep_save(getattr(row, each.attname), connection)
            for each in named
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {NoteRow._meta.db_table} SET {columns} "  # noqa: S608 (no values)
            "WHERE id = %s AND board_id = %s",
            values,
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
