"""What a person asks of a board: one small class an op, read key by key.

To add an op: a frozen dataclass with its ``do`` and a ``read``, one function in
``deciding`` and one in ``applying``, and its line in ``docs/protocol.md``.
``key_hash`` is all that is kept of the key of an unsigned note.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, Self

from .codes import Malformed, Refused
from .fields import Fields
from .limits import (
    NARROWEST_NOTE,
    NOTES_AT_ONCE,
    TEXT_CHARACTERS,
    TITLE_CHARACTERS,
    WIDEST_NOTE,
)

COLOURS = ("gorse", "apricot", "rose", "heather", "sky", "sea", "down", "chalk")
REACTIONS = ("heart", "idea", "me_too", "thank_you", "question")
PHASES = ("write", "share", "vote", "closed")


class Op(Protocol):
    """Anything ``decide`` can judge."""

    do: ClassVar[str]

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Read the op's own keys, or raise ``Malformed`` or ``Refused``."""


@dataclass(frozen=True, slots=True)
class AddNote:
    do: ClassVar[str] = "note.add"
    note: str
    question: str
    x: float
    y: float
    text: str
    colour: str
    content_note: str = ""
    anonymous: bool = False
    key_hash: str | None = None

    @classmethod
    def read(cls, fields: Fields) -> Self:
        anonymous = fields.flag("anonymous")
        key_hash = fields.key_hash() if anonymous else None
        if anonymous and key_hash is None:
            raise Malformed
        return cls(
            note=fields.new_id("note"),
            question=fields.id("question"),
            x=fields.coordinate("x"),
            y=fields.coordinate("y"),
            text=fields.words("text", TEXT_CHARACTERS),
            colour=fields.one_of("colour", COLOURS, "note.colour"),
            content_note=_content_note(fields) or "",
            anonymous=anonymous,
            key_hash=key_hash,
        )


@dataclass(frozen=True, slots=True)
class EditNote:
    """``base`` is the revision of the text the person was looking at."""

    do: ClassVar[str] = "note.edit"
    note: str
    text: str | None = None
    base: int | None = None
    colour: str | None = None
    content_note: str | None = None
    width: float | None = None
    key_hash: str | None = None

    @classmethod
    def read(cls, fields: Fields) -> Self:
        if not any(map(fields.has, ("text", "colour", "content_note", "width"))):
            raise Malformed
        has_text = fields.has("text")
        return cls(
            note=fields.id("note"),
            base=fields.whole("base") if has_text else None,
            text=fields.words("text", TEXT_CHARACTERS) if has_text else None,
            colour=_colour(fields),
            content_note=_content_note(fields),
            width=_width(fields),
            key_hash=fields.key_hash(),
        )


@dataclass(frozen=True, slots=True)
class MoveNote:
    """``cluster`` of none takes the note out of its group, if ``regroup`` says so."""

    do: ClassVar[str] = "note.move"
    note: str
    x: float
    y: float
    question: str | None = None
    cluster: str | None = None
    regroup: bool = False
    front: bool = False
    key_hash: str | None = None

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(
            note=fields.id("note"),
            x=fields.coordinate("x"),
            y=fields.coordinate("y"),
            question=fields.id_or_none("question"),
            cluster=fields.id_or_none("cluster"),
            regroup=fields.has("cluster"),
            front=fields.flag("front"),
            key_hash=fields.key_hash(),
        )


@dataclass(frozen=True, slots=True)
class RemoveNote:
    do: ClassVar[str] = "note.remove"
    note: str
    key_hash: str | None = None

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.id("note"), fields.key_hash())


@dataclass(frozen=True, slots=True)
class RestoreNote:
    do: ClassVar[str] = "note.restore"
    note: str
    key_hash: str | None = None

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.id("note"), fields.key_hash())


@dataclass(frozen=True, slots=True)
class React:
    """Set, not toggle: said twice, it is still said once."""

    do: ClassVar[str] = "note.react"
    note: str
    kind: str
    on: bool

    @classmethod
    def read(cls, fields: Fields) -> Self:
        if not fields.has("on"):
            raise Malformed
        return cls(
            fields.id("note"), fields.one_of("kind", REACTIONS), fields.flag("on")
        )


@dataclass(frozen=True, slots=True)
class AddCluster:
    do: ClassVar[str] = "cluster.add"
    cluster: str
    question: str
    title: str
    x: float
    y: float
    notes: tuple[str, ...] = ()

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(
            cluster=fields.new_id("cluster"),
            question=fields.id("question"),
            title=fields.words("title", TITLE_CHARACTERS),
            x=fields.coordinate("x"),
            y=fields.coordinate("y"),
            notes=fields.ids("notes", NOTES_AT_ONCE),
        )


@dataclass(frozen=True, slots=True)
class SetPhase:
    do: ClassVar[str] = "board.phase"
    phase: str

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.one_of("phase", PHASES))


OPS: dict[str, type[Op]] = {
    op.do: op
    for op in (
        AddNote,
        EditNote,
        MoveNote,
        RemoveNote,
        RestoreNote,
        React,
        AddCluster,
        SetPhase,
    )
}


def parse_op(body: Mapping[str, Any]) -> Op:
    """Read an op frame's keys; raise ``Malformed`` or ``Refused`` with a code."""
    do = body.get("do")
    if not isinstance(do, str):
        raise Malformed
    if do not in OPS:
        raise Refused("protocol.unknown_do")
    return OPS[do].read(Fields(body))


def _colour(fields: Fields) -> str | None:
    if not fields.has("colour"):
        return None
    return fields.one_of("colour", COLOURS, "note.colour")


def _content_note(fields: Fields) -> str | None:
    if not fields.has("content_note"):
        return None
    return fields.text("content_note", TITLE_CHARACTERS)


def _width(fields: Fields) -> float | None:
    if not fields.has("width"):
        return None
    return fields.number("width", NARROWEST_NOTE, WIDEST_NOTE)
