"""One plan, many hands: the session's row is the lock, a revision the witness."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import models, transaction

from sessions_app.models import Session


class Stale(Exception):
    """Someone saved first. Carries what is stored, so that nothing is lost."""

    def __init__(self, stored: models.Model) -> None:
        super().__init__("Changed since it was opened")
        self.stored: Any = stored


@contextmanager
def changing(session_id: UUID) -> Iterator[Session]:
    """Hold a session's row for one transaction; all changes to its plan queue here."""
    with transaction.atomic():
        yield Session.objects.select_for_update().get(pk=session_id)


def holds(row: models.Model, fields: Mapping[str, object]) -> bool:
    """Whether a row already says all of this: a save sent twice is no conflict."""
    return all(_held(row, name) == _plain(value) for name, value in fields.items())


def _held(row: models.Model, name: str) -> object:
    value = getattr(row, name)
    return _plain(value.all()) if isinstance(value, models.Manager) else value


def _plain(value: object) -> object:
    return set(value) if isinstance(value, models.QuerySet | list) else value
