from typing import Any

from django import forms

from sessions_app.forms.fields import (
    ITEM_MINUTES,
    TITLE,
    TOO_LONG,
    link_field,
    minutes_field,
    offer,
    people_of,
)
from sessions_app.forms.stale import OpenedField, changed, held
from sessions_app.models import (
    LONGEST_MINUTES,
    Activity,
    AgendaItem,
    Kind,
    Session,
    Shape,
)

LONG = {"max_length": TOO_LONG}
# Breaks, quiet and endings are what running late would take first.
KEPT_KINDS = {Kind.BREAK, Kind.REFLECT, Kind.CLOSE}


class ItemForm(forms.ModelForm):
    """An item's words. Its minutes and its place are saved by themselves."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    opened = OpenedField()
    music_link = link_field("Link to the music")

    class Meta:
        model = AgendaItem
        fields = (
            *("title", "kind", "shape", "leads", "teams"),
            *("instruction", "content_note", "facilitator_notes"),
            *("music_title", "music_link", "protected"),
        )
        labels = {
            "leads": "Led by",
            "teams": "Teams who share",
            "instruction": "What members see",
            "content_note": "Content note",
            "facilitator_notes": "Notes for whoever runs it",
            "music_title": "Music",
            "protected": "Keep it safe: never squeezed when we run late",
        }
        help_texts = {
            "content_note": "A word of care, so that people can choose.",
            "facilitator_notes": "Members never see these.",
        }
        error_messages = {
            "title": TITLE,
            "instruction": LONG,
            "content_note": LONG,
            "facilitator_notes": LONG,
            "music_title": LONG,
        }
        widgets = {
            "leads": forms.CheckboxSelectMultiple,
            "teams": forms.CheckboxSelectMultiple,
            "instruction": forms.Textarea(attrs={"rows": 3}),
            "content_note": forms.Textarea(attrs={"rows": 3}),
            "facilitator_notes": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, data: Any = None, *, session: Session, **extra: Any) -> None:
        super().__init__(data, **extra)
        network = session.network
        offer(self, leads=people_of(network), teams=network.teams.all())
        self.initial["base"] = self.instance.revision
        self.initial["opened"] = held(self)

    def words(self) -> dict[str, Any]:
        """What to save: what was changed since the page was opened."""
        return {name: self.cleaned_data[name] for name in changed(self)}


class NewItemForm(forms.Form):
    """An activity from the library, or an item of one's own."""

    activity = forms.ModelChoiceField(Activity.objects.none(), required=False)
    title = forms.CharField(max_length=120, required=False, error_messages=TITLE)
    minutes = minutes_field(1, ITEM_MINUTES, required=False, initial=10)
    kind = forms.ChoiceField(choices=Kind, required=False, initial=Kind.TALK)
    shape = forms.ChoiceField(choices=Shape, required=False, initial=Shape.SMALL_GROUPS)

    def __init__(self, data: Any = None, *, session: Session) -> None:
        super().__init__(data, auto_id="new_%s")
        offer(self, activity=Activity.objects.offered_to(session.network))

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("activity")
        return _fields_of(chosen) if chosen else self._own()

    def _own(self) -> dict[str, Any]:
        for name, errors in (("title", TITLE), ("minutes", ITEM_MINUTES)):
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, errors["required"])
        written = {n: v for n, v in self.cleaned_data.items() if v}
        return {"kind": Kind.TALK, "shape": Shape.EVERYONE, **written}


def _fields_of(activity: Activity) -> dict[str, Any]:
    return {
        "activity": activity,
        "title": activity.name,
        "kind": activity.kind,
        "shape": activity.shape,
        "minutes": activity.minutes,
        "instruction": activity.purpose,
        "protected": activity.kind in KEPT_KINDS,
    }


class MinutesForm(forms.Form):
    """The minutes as they stand, and one more or less if a button was pressed."""

    minutes = minutes_field(1, ITEM_MINUTES)
    step = forms.IntegerField(min_value=-1, max_value=1, required=False)

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            total = self.cleaned_data["minutes"] + (self.cleaned_data["step"] or 0)
            self.cleaned_data["minutes"] = min(max(total, 1), LONGEST_MINUTES)
        return self.cleaned_data


class PlaceForm(forms.Form):
    place = forms.IntegerField(min_value=-1, max_value=10_000)


class FixForm(forms.Form):
    fix = forms.ChoiceField(choices=[("small groups", ""), ("keep", "")])
