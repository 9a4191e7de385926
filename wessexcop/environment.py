"""Reads the environment for settings: typed values, and one clear line when wrong."""

import os
import secrets
import socket
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
OTHERS = 0o077  # what anyone but a file's owner may do
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 (named, so that it can be answered)


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in ("", "0", "1", "true", "false", "yes", "no", "on", "off"):
        return value in ("1", "true", "yes", "on") if value else default
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} must be a whole number, not {value!r}."
        ) from None


def words(name: str) -> list[str]:
    return [
        word.strip() for word in os.environ.get(name, "").split(",") if word.strip()
    ]


def address_of_server(data_dir: Path, *, otherwise: str) -> str:
    """Where the server of this directory is, or last was, unless SITE_URL says it."""
    lock = data_dir / "server.lock"
    if os.environ.get("SITE_URL") or not lock.exists():
        return otherwise
    return lock.read_text().strip() or otherwise


def refuse(*faults: tuple[bool, str]) -> None:
    """Stop at the first thing that must not be so, with its one line."""
    for said in cautions(*faults):
        raise ImproperlyConfigured(said)


def cautions(*faults: tuple[bool, str]) -> list[str]:
    """What is so and had better not be, a line each, to say when the site starts."""
    return [said for wrong, said in faults if wrong]


def is_open_to_others(path: Path) -> bool:
    """Whether other accounts of this machine may enter it, or read what is in it."""
    return bool(path.stat().st_mode & OTHERS)


def site_url(default: str) -> str:
    """Return SITE_URL without its last slash, or `default`."""
    url = (os.environ.get("SITE_URL") or default).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(
            f"SITE_URL must look like https://network.example, not {url!r}."
        )
    return url


def network_address() -> str:
    """The address others on this network would use; loopback where there is none.

    Connecting a datagram socket sends nothing: it only asks the routing table.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address


def secret_key(data_dir: Path, *, public: bool) -> str:
    """Return SECRET_KEY, or the one kept in the data directory, made on first use.

    A public site must be given one: a key that lives beside the data it signs
    travels with every copy of that data.
    """
    if key := os.environ.get("SECRET_KEY"):
        return key
    if public:
        raise ImproperlyConfigured("SITE_URL is public: set SECRET_KEY.")
    return _kept_key(data_dir / "secret_key")


def _kept_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


def database(url: str, data_dir: Path) -> dict[str, object]:
    """Turn DATABASE_URL into Django's settings; only SQLite is served so far.

    WAL, IMMEDIATE and a patient timeout are what keeps concurrent writers from
    failing; FULL is what makes an acknowledged note survive a power cut.
    """
    parts = urlsplit(url)
    if parts.scheme != "sqlite":
        raise ImproperlyConfigured("DATABASE_URL must begin sqlite:///")
    path = unquote(parts.path.removeprefix("/")) or str(data_dir / "db.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 0,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                "PRAGMA journal_size_limit=67108864;"
            ),
        },
        # A file: an in-memory test database fails threaded writes.
        "TEST": {"NAME": str(data_dir / "test.sqlite3")},
    }


def email(url: str) -> dict[str, object]:
    """Turn EMAIL_URL (console:, smtp://, smtps://, file:///) into mail settings."""
    parts = urlsplit(url)
    backend = "django.core.mail.backends.{}.EmailBackend"
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": backend.format("console")}
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": backend.format("filebased"),
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme in ("smtp", "smtps"):
        return {
            "EMAIL_BACKEND": backend.format("smtp"),
            "EMAIL_HOST": parts.hostname or "localhost",
            "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
            "EMAIL_TIMEOUT": 10,
        }
    raise ImproperlyConfigured(
        "EMAIL_URL must begin console:, file:///, smtp:// or smtps://"
    )
