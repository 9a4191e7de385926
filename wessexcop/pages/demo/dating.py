"""Moves an untouched demo to today, so that today's session is always today."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import DateTimeField, F, Model

from sessions_app.models import Session
from wessexcop.pages.demo.content import content
from wessexcop.pages.demo.moments import start_of
from wessexcop.pages.demo.prints import OURS, content_print
from wessexcop.pages.models import DemoLoad


@transaction.atomic
def redate(load: DemoLoad, now: datetime) -> None:
    """Move every moment on by as long as has passed since the demo was dated.

    Sessions are then put back on their own clock times: weeks can be an hour
    longer or shorter than their days, and people meet by the clock.
    """
    passed = now - load.dated_at
    for label in OURS:
        for model in apps.get_app_config(label).get_models():
            _move(model, passed)
    for said in [*content()["session"], *content()["older_session"]]:
        _place(said, now)
    load.dated_at = now
    load.content_print = content_print()
    load.save(update_fields=["dated_at", "content_print"])


def _move(model: type[Model], passed: timedelta) -> None:
    moments = [f.name for f in model._meta.fields if isinstance(f, DateTimeField)]
    if moments:
        rows = model._base_manager.all()
        rows.update(**{name: F(name) + passed for name in moments})


def _place(said: dict[str, str], now: datetime) -> None:
    network = content()["network"]["slug"]
    session = Session.objects.filter(network__slug=network, title=said["title"])
    starts_at = start_of(said, now)
    session.update(starts_at=starts_at)
    session.exclude(started_at=None).update(started_at=starts_at)
