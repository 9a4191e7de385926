"""`python -m wessexcop.server [--prepare]`: one process serving pages and sockets.

It refuses to start, with one line, where it could not keep its promises; opens its
port only when pages can be answered; and on SIGTERM lets everyone finish. With
`--prepare` it first brings the database up to date and, where DEMO is on, the demo.
"""

# The reactor is installed by this import, which must come before anyone else's.
from wessexcop.transport import Server  # isort: skip

import fcntl
import os
import resource
import signal
import sys
import threading
from io import StringIO
from pathlib import Path
from typing import IO, Any, NoReturn

import django
import segno
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver
from django.utils.autoreload import run_with_reloader
from django.utils.module_loading import import_string
from twisted.internet.error import CannotListenError

from wessexcop import environment

END_SECONDS = 1.0
MOST_FILES = 65_536  # sockets and connections, far more than any session brings
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
OPTIONS: dict[str, Any] = {
    "http_timeout": 60,
    "websocket_timeout": 8 * 60 * 60,
    "websocket_connect_timeout": 10,
    "ping_interval": 15,
    "ping_timeout": 20,
    "application_close_timeout": 5,
}
BEHIND_A_PROXY = {
    "proxy_forwarded_address_header": "X-Forwarded-For",
    "proxy_forwarded_port_header": "X-Forwarded-Port",
    "proxy_forwarded_proto_header": "X-Forwarded-Proto",
}


def main() -> None:
    os.umask(environment.OTHERS)  # what is kept here is its owner's alone
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wessexcop.settings")
    try:
        django.setup()
        if settings.DEBUG:
            run_with_reloader(serve)
        else:
            serve()
    except ImproperlyConfigured as error:
        refuse(str(error))


def serve() -> None:
    """Hold the data directory, make ready, open the port, and stay until told."""
    lock = hold(settings.DATA_DIR / "server.lock")
    allow_many_files()
    if "--prepare" in sys.argv:
        prepare()
    server = Server(ready_application(), **OPTIONS, **proxy_options())
    try:
        server.listen(settings.HOST, settings.PORT)
    except CannotListenError:
        refuse(f"Port {settings.PORT} is taken: choose another with PORT=…")
    tell_address(lock)
    say(*greeting())
    if not settings.DEBUG:  # the reloader is told instead, and ends us with it
        stop_on_signals(server)
    server.run_until_stopped()
    lock.close()
    end_within(END_SECONDS)


def end_within(seconds: float) -> None:
    """Let Python end by itself that long, and no longer.

    It waits for every thread, and one may wait for a loop that has stopped. Nothing is
    lost with it: what was promised is written, and the lock is free.
    """
    last = threading.Timer(seconds, os._exit, [0])
    last.daemon = True
    last.start()


def hold(path: Path) -> IO[str]:
    """Lock the data directory for this process; a killed one leaves no lock.

    The in-process channel layer and caches are right for exactly one server.
    """
    lock = path.open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        refuse(f"Another server is running on {path.parent}: stop it first.")
    return lock


def allow_many_files() -> None:
    """Ask for what the machine would give anyway: many are set to 1,024 at first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def tell_address(lock: IO[str]) -> None:
    """Leave word of where this server is, for commands that print a link to it."""
    lock.truncate(0)
    lock.write(settings.SITE_URL)
    lock.flush()


def prepare() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        try:
            call_command("demo", if_empty=True, verbosity=0)
        except CommandError as error:  # the site is served, without a demo
            say(str(error))


def ready_application() -> Any:
    """Return the application once nothing stands between it and a page."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        refuse("The database is behind this version: run manage.py migrate.")
    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        refuse("Static files are missing: run manage.py collectstatic.")
    connection.close()
    application = import_string(settings.ASGI_APPLICATION)
    get_resolver().check()  # imports every view before anyone waits for one
    return application


def proxy_options() -> dict[str, Any]:
    """Believe forwarded headers only where a proxy must be there to end TLS."""
    return BEHIND_A_PROXY if settings.HTTPS else {}


def stop_on_signals(server: Server) -> None:
    for number in STOP_SIGNALS:
        server.loop.add_signal_handler(number, server.drain)


def greeting() -> list[str]:
    lines = [*settings.CAUTIONS, f"Ready: {settings.SITE_URL}/"]
    if demo_is_open():
        lines.append(
            f"Come in as Fern (facilitator), Robin (member) or anyone else: "
            f"{settings.SITE_URL}/demo/"
        )
    if settings.ON_NETWORK:
        lines += [segno_code(settings.SITE_URL), network_warning()]
    if sys.version_info < (3, 11, 8):
        lines.append("Python before 3.11.8 can crash when it stops; newer is better.")
    return lines


def demo_is_open() -> bool:
    network = import_string("wessexcop.pages.demo.doors.demo_network")()
    connection.close()
    return network is not None


def network_warning() -> str:
    warning = "Everyone on this network can open it"
    return f"{warning}, and enter as anyone." if demo_is_open() else f"{warning}."


def segno_code(url: str) -> str:
    picture = StringIO()
    segno.make(url, micro=False).terminal(picture, compact=True)
    return picture.getvalue()


def say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def refuse(reason: str) -> NoReturn:
    sys.exit(reason)


if __name__ == "__main__":
    main()
