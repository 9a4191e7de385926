"""Who gets in where: every URL, every role, GET and POST."""

from collections.abc import Iterable

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.prints import database_print, writes
from tests.access.registry import ROLES, Row, rows, url_name
from tests.access.world import World

EVERY_ROW = sorted(rows().items())
KEYS = [key for key, row in EVERY_ROW]
OUTSIDE = ("stranger", "outsider", "removed")
REFUSED = (400, 403, 404, 405, 422)
# Where anyone may leave something of their own; each has tests for what it writes.
OPEN_DOORS = {"sign_in_link", "preferences", "jamboard:practice"}


def names(
    patterns: Iterable[URLPattern | URLResolver], space: str = ""
) -> Iterable[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"


def path(key: str, row: Row, world: World) -> str:
    return reverse(url_name(key), kwargs=row.kwargs(world))


def test_every_url_is_in_the_registry() -> None:
    listed = {url_name(key) for key in KEYS}
    assert set(names(get_resolver().url_patterns)) == listed


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("key", KEYS)
def test_get_answers_as_the_registry_says_and_writes_nothing(
    key: str, role: str, world: World
) -> None:
    row = rows()[key]
    client = world.client(role)
    with writes() as written:
        response = client.get(path(key, row, world))
    assert response.status_code == row.get[role]
    assert written == []
    if role == "stranger" and response.status_code == 302:
        assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("key", KEYS)
def test_post_answers_as_the_registry_says(key: str, role: str, world: World) -> None:
    row = rows()[key]
    client = world.client(role)
    with writes() as written:
        response = client.post(path(key, row, world), row.data)
    assert response.status_code == row.post[role]
    if row.post[role] in REFUSED:
        assert written == []


def test_nothing_is_changed_by_those_outside(world: World) -> None:
    clients = [world.client(role) for role in OUTSIDE]
    before = database_print()
    for key, row in EVERY_ROW:
        if url_name(key) not in OPEN_DOORS:
            for client in clients:
                client.get(path(key, row, world))
                client.post(path(key, row, world), row.data)
    assert database_print() == before


@pytest.mark.parametrize("key", KEYS)
def test_a_post_without_its_token_is_refused(key: str, world: World) -> None:
    client = world.client("facilitator", enforce_csrf_checks=True)
    with writes() as written:
        response = client.post(path(key, rows()[key], world), rows()[key].data)
    assert response.status_code == 403
    assert written == []


@pytest.mark.parametrize("key", KEYS)
def test_every_answer_is_wrapped_up(key: str, world: World) -> None:
    response = world.client("facilitator").get(path(key, rows()[key], world))
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "no-store" in response.headers["Cache-Control"]
    assert wrapping(response) == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), "
        "usb=()",
    }


def wrapping(response: HttpResponse) -> dict[str, str]:
    wanted = (
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Permissions-Policy",
    )
    return {name: response.headers.get(name, "missing") for name in wanted}
