import io
import logging

import pytest
from django.test import Client

from wessexcop.logs import NoTokens

TOKEN = "Zm9yLW9uZS1wZXJzb24tb25jZQ"
LINK = f"/sign-in/link/{TOKEN}/"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the settings' own handler writes."""
    (ours,) = (
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(each, NoTokens) for each in handler.filters)
    )
    written = io.StringIO()
    monkeypatch.setattr(ours, "stream", written)
    return written


@pytest.mark.parametrize("method", ["put", "delete"])
def test_a_link_asked_for_in_another_way_is_logged_without_its_token(
    client: Client, db: None, log: io.StringIO, method: str
) -> None:
    assert getattr(client, method)(LINK).status_code == 405
    assert "Method Not Allowed" in log.getvalue()
    assert "/sign-in/link/…/" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_a_press_without_a_cookie_is_logged_without_the_links_token(
    db: None, log: io.StringIO
) -> None:
    assert Client(enforce_csrf_checks=True).post(LINK).status_code == 403
    assert "CSRF cookie not set" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_a_join_code_is_cut_from_paths_that_are_not_there(
    client: Client, db: None, log: io.StringIO
) -> None:
    client.get(f"/join/{TOKEN}/not-here.svg")
    assert "/join/…/not-here.svg" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_a_token_is_cut_from_a_traceback(log: io.StringIO) -> None:
    try:
        raise ValueError(f"https://network.example{LINK}?again=1")
    except ValueError:
        logging.getLogger("django.request").exception("It broke")
    assert "ValueError: https://network.example/sign-in/link/…/?again=1" in (
        log.getvalue()
    )


@pytest.mark.parametrize(
    "args", [(LINK,), ({"path": LINK},), (ValueError(LINK),), ("POST", [LINK])]
)
def test_a_token_is_cut_from_whatever_is_logged_with_it(args: tuple[object]) -> None:
    words = "%(path)s" if isinstance(args[0], dict) else " ".join(["%s"] * len(args))
    record = logging.LogRecord("any", logging.INFO, "", 1, words, args, None)
    assert NoTokens().filter(record)
    assert TOKEN not in record.getMessage()
    assert "/sign-in/link/…" in record.getMessage()
