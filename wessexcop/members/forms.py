from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms

from wessexcop.members import codes
from wessexcop.members.adapter import GUESSED_AT


class AskForCodeForm(RequestLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.label = "Your e-mail address"
        email.help_text = (
            "No password to remember. We send six numbers, and you type them here."
        )
        email.widget.attrs = {"autocomplete": "username"}

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if codes.guessed_at(email):
            raise forms.ValidationError(GUESSED_AT)
        return email


class EnterCodeForm(ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = "Code from the e-mail"
        code.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}

    def clean_code(self) -> str:
        self.cleaned_data["code"] = codes.hashed(self.cleaned_data["code"])
        return str(super().clean_code())


def _said_yes(value: str) -> bool:
    return value == "1"


class PreferencesForm(forms.Form):
    """Sets only what was sent: "1" on, "0" off."""

    quieter_view = forms.TypedChoiceField(
        choices=[("1", "On"), ("0", "Off")],
        coerce=_said_yes,
        empty_value=None,
        required=False,
    )
    plain_lettering = forms.TypedChoiceField(
        choices=[("1", "On"), ("0", "Off")],
        coerce=_said_yes,
        empty_value=None,
        required=False,
    )
