"""What a client may say: one class a frame, read once and never trusted.

``parse`` turns one text frame into a ``Join``, ``OpFrame``, ``Ping``, ``Editing`` or
``Cursor``, or raises ``Malformed`` with the code to answer. An ``OpFrame`` keeps its
body unread: an op the log already holds is acked again whatever its body says now, so
``ops.parse_op`` comes after that look.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .codes import Malformed
from .fields import Fields, hash_key, is_id, is_number
from .limits import KEYS_AT_ONCE, MAX_FRAME_BYTES

VERSION = 1


@dataclass(frozen=True, slots=True)
class Join:
    """Ask for the board. ``since`` is worth something only with its own ``epoch``.

    ``keys`` maps unsigned notes to the hashes of the keys that came with the frame.
    """

    since: int | None = None
    epoch: str | None = None
    keys: dict[str, str] = field(default_factory=dict)
    calm: bool = False


@dataclass(frozen=True, slots=True)
class OpFrame:
    op: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ping:
    t: float | None


@dataclass(frozen=True, slots=True)
class Editing:
    note: str | None


@dataclass(frozen=True, slots=True)
class Cursor:
    question: str
    x: float
    y: float


Frame = Join | OpFrame | Ping | Editing | Cursor


def parse(text: str | bytes, *, limit: int = MAX_FRAME_BYTES) -> Frame:
    """Read one frame of at most ``limit`` bytes, or raise ``Malformed``."""
    return frame_of(read_json(text, limit=limit))


def read_json(text: str | bytes, *, limit: int) -> object:
    """Read JSON as strictly as it is written down: no NaN, no key twice."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    if len(raw) > limit:
        raise Malformed("protocol.too_big")
    try:
        return json.loads(
            raw.decode("utf-8"),
            parse_constant=_no_constant,
            object_pairs_hook=_each_key_once,
        )
    except (ValueError, RecursionError):
        raise Malformed from None


def frame_among(value: object, *, limit: int = MAX_FRAME_BYTES) -> Frame:
    """Read one frame of several that came together, each no larger than one alone."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        raise Malformed from None
    if len(text.encode("utf-8", "replace")) > limit:
        raise Malformed("protocol.too_big")
    return frame_of(value)


def frame_of(value: object) -> Frame:
    """Read a frame from JSON already read, or raise ``Malformed``."""
    if not isinstance(value, dict):
        raise Malformed
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _READERS:
        raise Malformed
    return _READERS[kind](Fields(value))


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _join(fields: Fields) -> Join:
    version = fields.get("protocol")
    if version != VERSION or isinstance(version, bool):
        raise Malformed("protocol.version")
    epoch = fields.get("epoch")
    if epoch is not None and not isinstance(epoch, str):
        raise Malformed
    return Join(
        since=None if fields.get("since") is None else fields.whole("since"),
        epoch=epoch,
        keys=_keys(fields.get("keys")),
        calm=fields.flag("calm"),
    )


def _keys(value: object) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict) or len(value) > KEYS_AT_ONCE:
        raise Malformed
    if not all(map(is_id, value)):
        raise Malformed
    return {note: hash_key(key) for note, key in value.items()}


def _op(fields: Fields) -> OpFrame:
    return OpFrame(fields.new_id("op"), fields.body)


def _ping(fields: Fields) -> Ping:
    t = fields.get("t")
    if t is not None and not is_number(t):
        raise Malformed
    return Ping(t)


def _editing(fields: Fields) -> Editing:
    return Editing(fields.id_or_none("note"))


def _cursor(fields: Fields) -> Cursor:
    return Cursor(fields.id("question"), fields.coordinate("x"), fields.coordinate("y"))


_READERS: dict[str, Callable[[Fields], Frame]] = {
    "join": _join,
    "op": _op,
    "ping": _ping,
    "editing": _editing,
    "cursor": _cursor,
}
