"""Fields that plans share, with errors a tired person can act on."""

from typing import Any

from django import forms

from sessions_app.models import LONGEST_MINUTES
from wessexcop.members.models import Member, Network

TOO_LONG = "Please use %(limit_value)d letters or fewer. You have %(show_value)d."
ITEM_MINUTES = {
    "required": "How many minutes? A guess is fine.",
    "invalid": "Please give whole minutes, like 10.",
    "min_value": "An item lasts 1 minute or more.",
    "max_value": "That is longer than 12 hours.",
}
SESSION_MINUTES = {
    **ITEM_MINUTES,
    "min_value": "A session lasts 5 minutes or more.",
}
TITLE = {
    "required": "Give it a title. A few words are enough.",
    "max_length": TOO_LONG,
}


def minutes_field(least: int, errors: dict[str, str], **extra: Any) -> Any:
    return forms.IntegerField(
        label="Minutes",
        min_value=least,
        max_value=LONGEST_MINUTES,
        error_messages=errors,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        **extra,
    )


def link_field(label: str) -> forms.URLField:
    return forms.URLField(
        label=label,
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": "That does not look like a web address. They start https://",
            "max_length": TOO_LONG,
        },
    )


def offer(form: forms.BaseForm, **offered: Any) -> None:
    """Let a form's choices be these rows, and no others."""
    for name, rows in offered.items():
        field: Any = form.fields[name]
        field.queryset = rows


def people_of(network: Network) -> Any:
    """The people in a network now, by name."""
    return Member.objects.filter(
        is_active=True,
        memberships__network=network,
        memberships__left_at=None,
    ).order_by("name")
