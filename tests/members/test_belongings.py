"""Every relation to a person, and every text, is spoken for."""

import pytest
from django.apps import apps
from django.db import models

from wessexcop.members import belongings
from wessexcop.members.models import Guest, Member

OURS = ("members", "sessions_app", "jamboard", "journal", "pages")
# Made by the machine about its own work.
NOT_WRITTEN = {"pages.DemoLoad", "jamboard.Reaction", "members.Member"}


def relations_to_people() -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.related_model in (Member, Guest)
        and not field.auto_created
        and field.concrete
    ]


def texts() -> list[tuple[str, str]]:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [
        (model._meta.label, field.name)
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices
    ]


@pytest.mark.parametrize("name", relations_to_people())
def test_a_relation_to_a_person_says_what_becomes_of_it(name: str) -> None:
    assert belongings.is_registered(name), f"{name} is not registered"


@pytest.mark.parametrize(("model", "field"), texts())
def test_a_text_is_somebodys_or_nobodys(model: str, field: str) -> None:
    spoken_for = (
        belongings.is_registered(f"{model}.{field}")
        or belongings.is_nobodys(model)
        or model in NOT_WRITTEN
        or field.endswith("_hash")
    )
    assert spoken_for, f"{model}.{field} is neither registered nor nobody's"


def test_nothing_is_registered_that_is_not_there() -> None:
    for belonging in belongings.registered():
        model = apps.get_model(belonging.model)
        assert model._meta.get_field(belonging.field), belonging.name


def test_what_is_emptied_can_be_empty() -> None:
    emptied = [b for b in belongings.registered() if b.on_erase == "empty"]
    fields = [apps.get_model(b.model)._meta.get_field(b.field) for b in emptied]
    full = [str(f) for f in fields if not (f.null or f.blank or f.many_to_many)]
    assert full == []


def test_an_unregistered_relation_would_be_seen() -> None:
    assert "journal.ToDo.member" in relations_to_people()
    assert not belongings.is_registered("journal.ToDo.somebody")
