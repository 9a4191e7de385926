"""Settings as the environment makes them: each is read by a process of its own."""

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.server import ROOT, clean_environment
from wessexcop import environment

TELL = """
import json, sys
from wessexcop import settings
names = sys.argv[1:]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""
NAMES = ["SITE_URL", "ALLOWED_HOSTS", "SITE_ORIGINS", "SECRET_KEY", "DEBUG"]
NAMES += ["SESSION_COOKIE_NAME", "SECURE_SSL_REDIRECT", "EMAIL_BACKEND", "DATABASES"]
NAMES += ["CAUTIONS"]
PUBLIC = {
    "SITE_URL": "https://network.example",
    "SECRET_KEY": "k",
    "EMAIL_URL": "smtp://mail.example",
}
LOOPBACK = ["http://127.0.0.1:8000", "http://[::1]:8000", "http://localhost:8000"]


def run(data_dir: Path, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {**clean_environment(), "DATA_DIR": str(data_dir), "PORT": "8000", **env}
    return subprocess.run(
        [sys.executable, "-c", TELL, *NAMES],
        cwd=ROOT,
        env=plain,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_for(data_dir: Path, **env: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run(data_dir, **env).stdout)
    return told


def complaint(data_dir: Path, **env: str) -> str:
    return (
        run(data_dir, **env)
        .stderr.splitlines()[-1]
        .partition("ImproperlyConfigured: ")[2]
    )


def test_alone_it_is_itself_on_loopback(tmp_path: Path) -> None:
    told = settings_for(tmp_path)
    assert (told["SITE_URL"], told["SITE_ORIGINS"]) == (LOOPBACK[0], LOOPBACK)


def test_a_secret_key_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    first, again = settings_for(tmp_path), settings_for(tmp_path)
    mode = stat.S_IMODE((tmp_path / "secret_key").stat().st_mode)
    assert (first["SECRET_KEY"], len(first["SECRET_KEY"]) > 50, mode) == (
        again["SECRET_KEY"],
        True,
        0o600,
    )


def test_the_data_directory_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    run(tmp_path / "kept" / "here")
    assert stat.S_IMODE((tmp_path / "kept" / "here").stat().st_mode) == 0o700


def test_what_a_command_writes_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "written"
    env = {**clean_environment(), "DATA_DIR": str(tmp_path)}
    writing = ["shell", "--no-imports", "-c", f"open({str(path)!r}, 'w')"]
    subprocess.run(
        [sys.executable, "manage.py", *writing], cwd=ROOT, env=env, check=True
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_public_site_must_be_given_its_key(tmp_path: Path) -> None:
    said = complaint(tmp_path, SITE_URL="https://network.example")
    assert said == "SITE_URL is public: set SECRET_KEY."


def test_a_public_site_is_never_debugged(tmp_path: Path) -> None:
    said = complaint(tmp_path, SITE_URL="https://network.example", DEBUG="1")
    assert said == "SITE_URL is public: switch DEBUG off."


@pytest.mark.parametrize(
    ("env", "line"),
    [
        (
            {"EMAIL_URL": ""},
            "EMAIL_URL is not set: codes to come in with are printed here.",
        ),
        (
            {"SITE_URL": "http://network.example"},
            "SITE_URL is plain http: what people write can be read.",
        ),
        (
            {"DEMO": "1"},
            "DEMO is on: anyone who finds this site is anyone in the demo.",
        ),
    ],
)
def test_what_a_public_site_had_better_not_do_is_said(
    tmp_path: Path, env: dict[str, str], line: str
) -> None:
    assert settings_for(tmp_path, **PUBLIC)["CAUTIONS"] == []
    assert settings_for(tmp_path, **PUBLIC | env)["CAUTIONS"] == [line]


def test_the_network_let_in_to_debug_is_said(tmp_path: Path) -> None:
    told = settings_for(tmp_path, HOST="0.0.0.0", DEBUG="1")  # noqa: S104
    assert told["CAUTIONS"] == ["HOST=0.0.0.0 lets the network in: switch DEBUG off."]


def test_a_public_site_that_others_can_read_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    (line,) = settings_for(tmp_path, **PUBLIC)["CAUTIONS"]
    assert line == f"Others on this machine can read {tmp_path}: run chmod 700 on it."


def test_the_network_may_be_let_in_to_a_demo(tmp_path: Path) -> None:
    told = settings_for(tmp_path, HOST="0.0.0.0", DEMO="1")  # noqa: S104
    assert told["SITE_URL"].startswith("http://")


@pytest.mark.parametrize(
    "url", ["network.example", "ftp://x.example", "https://x.example/a"]
)
def test_a_site_url_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    said = complaint(tmp_path, SITE_URL=url)
    assert said == f"SITE_URL must look like https://network.example, not {url!r}."


def test_a_public_site_answers_to_its_own_name_alone(tmp_path: Path) -> None:
    told = settings_for(tmp_path, **PUBLIC)
    assert (told["ALLOWED_HOSTS"], told["SITE_ORIGINS"]) == (
        ["network.example"],
        ["https://network.example"],
    )


def test_https_brings_safe_cookies_and_redirects(tmp_path: Path) -> None:
    told = settings_for(tmp_path, **PUBLIC)
    assert (told["SESSION_COOKIE_NAME"], told["SECURE_SSL_REDIRECT"]) == (
        "__Host-session",
        True,
    )


def test_more_names_may_be_answered_to(tmp_path: Path) -> None:
    told = settings_for(tmp_path, ALLOWED_HOSTS="board.lan, other.lan")
    assert set(told["SITE_ORIGINS"]) == {
        *LOOPBACK,
        *(
            f"http://{name}.lan{port}"
            for name in ("board", "other")
            for port in ("", ":8000")
        ),
    }


def test_open_to_the_network_it_answers_to_the_address_others_use(
    tmp_path: Path,
) -> None:
    told = settings_for(tmp_path, HOST="0.0.0.0")  # noqa: S104
    address = f"http://{environment.network_address()}:8000"
    assert (told["SITE_URL"], address in told["SITE_ORIGINS"]) == (address, True)


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    options = settings_for(tmp_path)["DATABASES"]["default"]["OPTIONS"]
    assert (
        options["transaction_mode"],
        "synchronous=FULL" in options["init_command"],
    ) == (
        "IMMEDIATE",
        True,
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DEBUG", "maybe", "DEBUG must be 1 or 0, not 'maybe'."),
        ("PORT", "http", "PORT must be a whole number, not 'http'."),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must begin sqlite:///"),
        ("REDIS_URL", "redis://x", "REDIS_URL is not served yet: run one process."),
    ],
)
def test_a_setting_that_cannot_be_kept_is_refused_in_words(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    assert complaint(tmp_path, **{name: value}) == said


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "console:",
            {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
        ),
        (
            "file:///tmp/mail",
            {
                "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
                "EMAIL_FILE_PATH": "/tmp/mail",  # noqa: S108
            },
        ),
        (
            "smtp://who:pass%40word@mail.example:2525",
            {
                "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "EMAIL_HOST": "mail.example",
                "EMAIL_PORT": 2525,
                "EMAIL_HOST_USER": "who",
                "EMAIL_HOST_PASSWORD": "pass@word",
                "EMAIL_USE_SSL": False,
                "EMAIL_USE_TLS": True,
                "EMAIL_TIMEOUT": 10,
            },
        ),
    ],
)
def test_mail_is_set_by_one_address(url: str, expected: dict[str, Any]) -> None:
    assert environment.email(url) == expected


def test_manage_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    env = {**clean_environment(), "DATA_DIR": str(tmp_path), "DEBUG": "maybe"}
    refused = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (refused.returncode, refused.stderr) == (
        1,
        "DEBUG must be 1 or 0, not 'maybe'.\n",
    )


@pytest.mark.parametrize(
    ("package", "floor"),
    [
        ("daphne", (4, 2, 3)),  # two faults before it were published
        ("django", (5, 2, 19)),
        ("django-allauth", (65, 16, 1)),
    ],
)
def test_nothing_with_a_known_fault_is_locked(
    package: str, floor: tuple[int, ...]
) -> None:
    lines = (ROOT / "requirements" / "run.txt").read_text().splitlines()
    pinned = next(each for each in lines if each.startswith(f"{package}=="))
    version = pinned.split("==")[1].split()[0]
    assert tuple(int(part) for part in version.split(".")) >= floor
