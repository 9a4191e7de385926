from typing import Any

from django import forms
from django.db.models import QuerySet

from jamboard.models import Board
from jamboard.shapes import TEMPLATES
from sessions_app.models import Session
from wessexcop.members.access import planned_groups
from wessexcop.members.models import DesignGroup, Member


class BoardForm(forms.Form):
    title = forms.CharField(
        max_length=120,
        label="What is the board called?",
        error_messages={
            "required": "Give the board a title, so that people can find it.",
            "max_length": "That title is too long. 120 characters is the most.",
        },
    )
    template = forms.ChoiceField(
        label="What does it ask?",
        choices=[(key, shape.name) for key, shape in TEMPLATES.items()],
        initial="value",
    )
    group = forms.ModelChoiceField(
        DesignGroup.objects.none(),
        label="Which group looks after it?",
        empty_label=None,
    )
    session = forms.ModelChoiceField(
        Session.objects.none(),
        label="Is it for a session?",
        required=False,
        empty_label="No, on its own",
    )
    seen_by = forms.ChoiceField(
        label="Who can see it?",
        choices=Board.SeenBy.choices,
        initial=Board.SeenBy.NETWORK,
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = Session.objects.planned_by(member).filter(cancelled_at=None)
        groups = DesignGroup.objects.filter(planned_groups(member))
        self._choices("group", groups)
        self._choices("session", sessions.order_by("-starts_at"))

    def _choices(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the types)
        field.queryset = rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        session, group = cleaned.get("session"), cleaned.get("group")
        if session and group and session.group != group:
            self.add_error("session", "That session is another group’s to plan.")
        return cleaned
