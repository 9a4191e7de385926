"""Saving a form that others may have saved meanwhile."""

from collections.abc import Callable
from typing import Any

from django import forms

from sessions_app import actions
from sessions_app.forms import Difference, differences


def save_over(
    form: Any, save: Callable[..., Any], fresh: Callable[[Any], forms.BaseForm]
) -> tuple[Any, list[Difference]]:
    """Save on top of what others saved, unless both changed the same thing.

    Gives what is stored then, and what both changed: where there is any, nothing was
    saved. ``fresh`` makes the form of what is stored, not yet written in.
    """
    base = form.cleaned_data["base"]
    while True:
        try:
            return save(base=base, **form.words()), []
        except actions.Stale as stale:
            base = stale.stored.revision
            if told := differences(form, fresh(stale.stored)):
                return stale.stored, told
