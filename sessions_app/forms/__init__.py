"""What planners write, checked kindly: what was typed always comes back."""

from sessions_app.forms.items import (
    FixForm,
    ItemForm,
    MinutesForm,
    NewItemForm,
    PlaceForm,
)
from sessions_app.forms.sessions import DetailsForm, NewSessionForm, PublishForm
from sessions_app.forms.stale import Difference, differences, keeping_both, on_top_of
from sessions_app.forms.voices import SignOffForm, SuggestionForm

__all__ = [
    "DetailsForm",
    "Difference",
    "FixForm",
    "ItemForm",
    "MinutesForm",
    "NewItemForm",
    "NewSessionForm",
    "PlaceForm",
    "PublishForm",
    "SignOffForm",
    "SuggestionForm",
    "differences",
    "keeping_both",
    "on_top_of",
]
