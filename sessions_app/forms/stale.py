"""When someone saved first: both texts side by side, and a way to keep both.

A form carries what its boxes held when its page was opened, so that only what two
people both changed is asked about; what one of them left alone is never undone.
"""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict

from wessexcop.ui import day


@dataclass(frozen=True)
class Difference:
    label: str
    yours: str
    saved: str


class OpenedField(forms.Field):
    """What every box held when the page was opened; nothing where it is not said."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else json.dumps(value)

    def to_python(self, value: Any) -> dict[str, Any]:
        try:
            opened = json.loads(value or "")
        except ValueError:
            return {}
        return opened if isinstance(opened, dict) else {}


def held(form: forms.BaseForm) -> dict[str, Any]:
    """What each box of a form not yet written in holds, as `OpenedField` keeps it."""
    return {
        name: _plain(form.get_initial_for_field(field, name))
        for name, field in _boxes(form)
    }


def changed(form: forms.BaseForm) -> set[str]:
    """The boxes their writer changed: all, where the page did not say what it held."""
    opened = form.cleaned_data.get("opened") or {}
    return {
        name
        for name, field in _boxes(form)
        if name not in opened or _plain(form.cleaned_data.get(name)) != opened[name]
    }


def differences(form: forms.BaseForm, saved: forms.BaseForm) -> list[Difference]:
    """Each box that both changed, and not alike, in words."""
    stored, opened = held(saved), form.cleaned_data.get("opened") or {}
    told = [
        Difference(
            str(form[name].label),
            _in_words(form, name, form.cleaned_data.get(name)),
            _in_words(saved, name, saved.get_initial_for_field(field, name)),
        )
        for name, field in _boxes(form)
        if name in changed(form) and opened.get(name) != stored[name]
    ]
    return [one for one in told if one.yours != one.saved]


def keeping_both(data: QueryDict, saved: forms.BaseForm) -> QueryDict:
    """What was written, after what is stored, in every text that both changed."""
    merged, stored = data.copy(), held(saved)
    opened = OpenedField().to_python(data.get("opened"))
    for name, field in _boxes(saved):
        theirs, mine = stored[name], data.get(name, "").replace("\r\n", "\n")
        apart = theirs != mine and opened.get(name) not in (theirs, mine)
        if _is_text(field) and theirs and apart:
            between = "\n\n" if isinstance(field.widget, forms.Textarea) else " / "
            merged[name] = between.join([theirs, mine]).strip(" /\n")
    return merged


def on_top_of(form: forms.BaseForm, revision: int) -> None:
    """Let a save from this form now come after what is stored."""
    data = cast("QueryDict", form.data).copy()
    data["base"] = str(revision)
    form.data = data


def _boxes(form: forms.BaseForm) -> Iterable[tuple[str, forms.Field]]:
    fields = form.fields.items()
    return [(name, field) for name, field in fields if not field.widget.is_hidden]


def _is_text(field: forms.Field) -> bool:
    return type(field) is forms.CharField


def _plain(value: Any) -> Any:
    """A value as it can be told apart after a journey through a page."""
    if isinstance(value, models.QuerySet | list):
        return sorted(_plain(one) for one in value)
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if value is None or isinstance(value, bool):
        return value or ""
    return str(value).replace("\r\n", "\n")


def _in_words(form: forms.BaseForm, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        return _names(value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(cast("list[Any]", field.choices)).get(value, value))
    if isinstance(field, forms.BooleanField):
        return "Yes" if value else "No"
    if isinstance(value, dt.date | dt.time):
        return day(value) if isinstance(value, dt.date) else value.strftime("%H:%M")
    return "" if value is None else str(value).replace("\r\n", "\n")


def _names(value: Any) -> str:
    if isinstance(value, models.QuerySet | list):
        return ", ".join(sorted(str(one) for one in value))
    return str(value or "")
