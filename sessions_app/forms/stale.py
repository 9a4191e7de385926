"""When someone saved first: both texts side by side, and a way to keep both."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict


@dataclass(frozen=True)
class Difference:
    label: str
    yours: str
    saved: str


def differences(form: forms.BaseForm, saved: forms.BaseForm) -> list[Difference]:
    """Each field where what was written is not what is stored, both in words."""
    told = [
        Difference(
            str(form[name].label),
            _in_words(form, name, form.cleaned_data.get(name)),
            _in_words(saved, name, saved.get_initial_for_field(field, name)),
        )
        for name, field in form.fields.items()
        if not field.widget.is_hidden
    ]
    return [one for one in told if one.yours != one.saved]


def keeping_both(data: QueryDict, saved: forms.BaseForm) -> QueryDict:
    """What was written, with what is stored put before it in every text."""
    merged = data.copy()
    for name, field in saved.fields.items():
        stored = saved.get_initial_for_field(field, name)
        if _is_text(field) and stored and stored != data.get(name):
            between = "\n\n" if isinstance(field.widget, forms.Textarea) else " / "
            merged[name] = between.join([stored, data.get(name, "")]).strip(" /\n")
    return merged


def on_top_of(form: forms.BaseForm, revision: int) -> None:
    """Let a save from this form now come after what is stored."""
    data = cast("QueryDict", form.data).copy()
    data["base"] = str(revision)
    form.data = data


def _is_text(field: forms.Field) -> bool:
    return type(field) is forms.CharField


def _in_words(form: forms.BaseForm, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        return _names(value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(cast("list[Any]", field.choices)).get(value, value))
    if isinstance(field, forms.BooleanField):
        return "Yes" if value else "No"
    return "" if value is None else str(value).replace("\r\n", "\n")


def _names(value: Any) -> str:
    if isinstance(value, models.QuerySet | list):
        return ", ".join(sorted(str(one) for one in value))
    return str(value or "")
