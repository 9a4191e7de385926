from collections.abc import Iterable
from typing import Any, cast

from django import forms

from journal.models import LONGEST_ANSWER, LONGEST_TO_DO, Audience


class PaperField(forms.CharField):
    """Keeps what was written exactly, but for the browser's own line endings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, strip=False, **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class BoxForm(forms.Form):
    text = PaperField(
        max_length=LONGEST_ANSWER,
        error_messages={
            "max_length": "This box holds %(limit_value)d characters and you wrote "
            "%(show_value)d. Nothing is lost: make it shorter, then save."
        },
    )
    audience = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": "Choose who can see this from the list."},
    )
    revision = forms.IntegerField(min_value=0, required=False)
    # The words this page believes are kept: those it loaded, or last sent.
    known = PaperField(max_length=LONGEST_ANSWER)
    # The audience it showed, so that a page left open never shares again
    # what was taken back elsewhere.
    shown = forms.CharField(required=False)

    def __init__(
        self, *args: Any, offered: Iterable[str] = Audience.values, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        audience = cast(forms.ChoiceField, self.fields["audience"])
        audience.choices = [
            (one.value, one.label) for one in Audience if one.value in offered
        ]

    def clean_text(self) -> str | None:
        """The words sent, or None where a page sends only who can see them."""
        sent = self.add_prefix("text") in self.data
        return str(self.cleaned_data["text"]) if sent else None

    def clean_revision(self) -> int:
        return self.cleaned_data["revision"] or 0

    def untouched(self) -> bool:
        """Whether a whole page brought this box back as it went out."""
        return bool(self.cleaned_data["text"] == self.cleaned_data["known"])

    def reshared(self) -> bool:
        return bool(self.cleaned_data["audience"] != self.cleaned_data["shown"])

    def first_problem(self) -> str:
        return str(next(iter(self.errors.values()))[0]) if self.errors else ""


class BoxAddressForm(forms.Form):
    quadrant = forms.IntegerField(min_value=1, max_value=4)
    team = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("team") and self.cleaned_data.get("quadrant") != 1:
            raise forms.ValidationError("Only the first question asks about a team.")
        return self.cleaned_data


class ToDoForm(forms.Form):
    text = forms.CharField(
        max_length=LONGEST_TO_DO,
        error_messages={
            "required": "Write what you mean to do.",
            "max_length": "Keep it under %(limit_value)d characters, so that it is "
            "easy to tick.",
        },
    )
    session = forms.UUIDField(required=False)
