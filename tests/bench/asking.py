"""`python -m tests.bench.asking TIMES`: ask for each main page, and print the cost."""

import json
import os
import re
import sys
import time
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wessexcop.settings")
django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jamboard.models import Board
from sessions_app.models import Session
from wessexcop.members.models import Member

ANY_ID = re.compile(r"[0-9a-f-]{36}")
FACILITATOR, MEMBER = "facilitator@demo.example", "ward-nurse@demo.example"


def main(times: int) -> None:
    asked = [ask(path, email, times) for path, email in pages()]
    sys.stdout.write(json.dumps(asked))


def pages() -> list[tuple[str, str]]:
    wessex = Session.objects.filter(network__slug="wessex")
    on_now = wessex.filter(starts_at__lte=timezone.now()).order_by("-starts_at")[0]
    planned = wessex.order_by("-starts_at")[0]
    board = Board.objects.filter(network__slug="wessex").order_by("-made_at")[0]
    return [
        ("/", MEMBER),
        ("/networks/wessex/", MEMBER),
        ("/sessions/", MEMBER),
        (f"/sessions/{on_now.pk}/", MEMBER),
        (f"/sessions/{planned.pk}/plan/", FACILITATOR),
        ("/boards/", MEMBER),
        (f"/boards/{board.pk}/", MEMBER),
        ("/journal/", MEMBER),
        (f"/journal/{on_now.pk}/", MEMBER),
        ("/support/", MEMBER),
    ]


def ask(path: str, email: str, times: int) -> dict[str, Any]:
    client = Client(SERVER_NAME=settings.SITE_HOST)
    client.force_login(
        Member.objects.get(email=email), settings.AUTHENTICATION_BACKENDS[0]
    )
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        asked = len(queries)  # the next request clears the log
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}")
    return {
        "path": ANY_ID.sub("…", path),
        "who": email.partition("@")[0].replace("-", " "),
        "seconds": [timed(client, path) for _ in range(times)],
        "queries": asked,
        "size": len(response.content),
    }


def timed(client: Client, path: str) -> float:
    began = time.perf_counter()
    client.get(path)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]))
