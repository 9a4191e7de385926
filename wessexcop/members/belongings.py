"""What belongs to a person: every relation to one, every text one wrote.

Each app says in its ``AppConfig.ready()`` what becomes of its own when the person
takes a copy of what is theirs, and when they are erased. A relation nobody spoke for
fails a test, so that none is forgotten.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

OnErase = Literal["delete", "empty", "keep"]
# Model, field, exported, on_erase, why: as in Belonging.
Row = tuple[str, str, bool, OnErase, str]


@dataclass(frozen=True)
class Belonging:
    """One field of one model.

    ``exported``: whether it is in the copy a person takes away. ``on_erase``:
    ``delete`` takes the row out, ``empty`` leaves it without this, ``keep`` leaves
    it as it is. ``why`` says it to whoever asks.
    """

    model: str
    field: str
    exported: bool
    on_erase: OnErase
    why: str

    @property
    def name(self) -> str:
        return f"{self.model}.{self.field}"


_belongings: dict[str, Belonging] = {}
_nobodys: dict[str, str] = {}


def register(rows: Iterable[Row], nobodys: Mapping[str, str]) -> None:
    """Take an app's table, and the models whose texts are nobody's own."""
    for row in rows:
        belonging = Belonging(*row)
        _belongings[belonging.name] = belonging
    _nobodys.update(nobodys)


def registered() -> Iterable[Belonging]:
    return _belongings.values()


def is_registered(name: str) -> bool:
    return name in _belongings


def is_nobodys(model: str) -> bool:
    return model in _nobodys
