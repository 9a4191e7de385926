"""Seeing that nothing was written: statement by statement, and in the end."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

# A page may begin or end a session.
OF_COMING_IN = "django_session"
# Someone's place on a board is made by coming to it, also to be told no there.
OF_BEING_THERE = "jamboard_participant"
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that wrote to the database while this was open."""
    written: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.upper().startswith(WRITING) and not _is_of_coming(sql):
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written


def _is_of_coming(sql: str) -> bool:
    return OF_COMING_IN in sql or f'INTO "{OF_BEING_THERE}"' in sql


def database_print() -> dict[str, str]:
    """A hash of every table, so that two moments can be compared."""
    return {
        model._meta.label: _print(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table != OF_COMING_IN
    }


def _print(model: Any) -> str:
    rows = model._base_manager.order_by("pk").values_list()
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()
