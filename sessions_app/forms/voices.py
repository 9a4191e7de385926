from django import forms

from sessions_app.forms.fields import TOO_LONG
from sessions_app.models import SignOff


class SignOffForm(forms.Form):
    says = forms.ChoiceField(
        label="What do you say?",
        choices=SignOff.Says,
        widget=forms.RadioSelect,
        error_messages={"required": "Say yes, or not yet."},
    )
    text = forms.CharField(
        label="A line, if you like",
        max_length=300,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SuggestionForm(forms.Form):
    text = forms.CharField(
        label="What would make this even better?",
        max_length=500,
        error_messages={
            "required": "Write a few words first. One is enough.",
            "max_length": TOO_LONG,
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    without_name = forms.BooleanField(label="Without my name", required=False)
    session = forms.UUIDField(required=False, widget=forms.HiddenInput)
