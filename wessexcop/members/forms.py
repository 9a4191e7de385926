from django import forms


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
