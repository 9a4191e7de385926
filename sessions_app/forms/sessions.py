import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from sessions_app.actions import StartFrom
from sessions_app.forms.fields import (
    SESSION_MINUTES,
    TITLE,
    TOO_LONG,
    link_field,
    minutes_field,
    offer,
    people_of,
)
from sessions_app.forms.stale import OpenedField, changed, held
from sessions_app.models import Session
from wessexcop.members.models import DesignGroup, Maxim, Member

FIRST_YEAR, LAST_YEAR = 1948, 2100
CLOCKS_SKIP = "That time does not happen: the clocks go forward that night."


class WhenForm(forms.Form):
    """What a session is called, when it is, and where."""

    title = forms.CharField(max_length=120, error_messages=TITLE)
    date = forms.DateField(
        label="Date",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Choose a day. You can change it later.",
            "invalid": "That is not a day we know. Write it like 21/01/2027.",
        },
    )
    time = forms.TimeField(
        label="Start time",
        initial=dt.time(14),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": "Choose a time. You can change it later.",
            "invalid": "That is not a time we know. Write it like 14:00.",
        },
    )
    minutes = minutes_field(5, SESSION_MINUTES, initial=120)
    place = forms.CharField(
        max_length=200, required=False, error_messages={"max_length": TOO_LONG}
    )

    def clean_date(self) -> dt.date:
        day = self.cleaned_data["date"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError("Please check the year.")
        return day

    def clean(self) -> dict[str, Any]:
        day, at = self.cleaned_data.get("date"), self.cleaned_data.get("time")
        if day and at:
            self.cleaned_data["starts_at"] = self._moment(day, at)
        return self.cleaned_data

    def words(self) -> dict[str, Any]:
        """What to save: everything but how it was asked."""
        asked = {"date", "time", "base", "opened"}
        return {n: v for n, v in self.cleaned_data.items() if n not in asked}

    def _moment(self, day: dt.date, at: dt.time) -> dt.datetime:
        """The moment this clock shows; where it shows it twice, the first."""
        moment = timezone.make_aware(dt.datetime.combine(day, at)).astimezone(dt.UTC)
        if timezone.localtime(moment).time() != at:
            self.add_error("time", CLOCKS_SKIP)
        return moment


class NewSessionForm(WhenForm):
    group = forms.ModelChoiceField(
        DesignGroup.objects.none(), label="Planned by", empty_label=None
    )
    start_from = forms.ChoiceField(
        label="Start from",
        choices=StartFrom,
        initial=StartFrom.SHAPE,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, groups: list[DesignGroup]) -> None:
        super().__init__(data)
        pks = [group.pk for group in groups]
        offer(self, group=DesignGroup.objects.filter(pk__in=pks))
        self.fields["group"].initial = groups[0]
        self.only_group = groups[0] if len(groups) == 1 else None
        if self.only_group:
            del self.fields["group"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.only_group:
            cleaned["group"] = self.only_group
        return cleaned


class DetailsForm(WhenForm):
    purpose = forms.CharField(
        max_length=500,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    meeting_link = link_field("Link to the call")
    maxim = forms.ModelChoiceField(
        Maxim.objects.none(), required=False, empty_label="None yet"
    )
    support_person = forms.ModelChoiceField(
        Member.objects.none(),
        label="Support on the day",
        required=False,
        empty_label="Nobody yet",
        help_text="Someone who leads nothing, so is free for anyone who wants a word.",
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    opened = OpenedField()

    def __init__(self, data: Any = None, *, session: Session) -> None:
        super().__init__(data, initial=_written(session))
        network = session.network
        offer(self, maxim=network.maxims.all(), support_person=people_of(network))
        self.initial["opened"] = held(self)

    def words(self) -> dict[str, Any]:
        """What to save: what was changed. A start is one thing, in two boxes."""
        names = changed(self)
        if names & {"date", "time"}:
            names.add("starts_at")
        return {n: v for n, v in super().words().items() if n in names}


class PublishForm(forms.Form):
    """What is asked, kindly, before members see a plan."""

    is_record = forms.BooleanField(
        label="Yes, it is a record of a session we held",
        error_messages={"required": "The date has gone. Tick this, or change it."},
    )
    without_sign_off = forms.CharField(
        label="What will you do about it?",
        help_text="Please give no one's personal reasons.",
        max_length=300,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, data: Any = None, *, session: Session, now: dt.datetime, checked: bool
    ) -> None:
        super().__init__(data)
        self.session = session
        if session.starts_at > now:
            del self.fields["is_record"]
        if checked:
            del self.fields["without_sign_off"]

    def clean(self) -> dict[str, Any]:
        if not self.session.items.exists():
            raise forms.ValidationError("Add an item first. One is enough to begin.")
        if led := self.session.led_by_support():
            raise forms.ValidationError(
                f"{self.session.support_person} leads “{led}”, so is not free then. "
                "Choose someone else for one of them."
            )
        return self.cleaned_data


def _written(session: Session) -> dict[str, Any]:
    start = timezone.localtime(session.starts_at)
    names = ("title", "purpose", "minutes", "place", "meeting_link")
    return {
        **{name: getattr(session, name) for name in names},
        "date": start.date(),
        "time": start.time(),
        "maxim": session.maxim,
        "support_person": session.support_person,
        "base": session.revision,
    }
