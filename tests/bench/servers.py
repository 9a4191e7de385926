"""The servers a crowd may gather at: ours, and the textbook beside it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.server import (
    ROOT,
    RunningServer,
    clean_environment,
    free_port,
    listening,
)

TEXTBOOK = "tests.bench.textbook"
ROOMY = {
    "BOARD_OPS_PER_SECOND": "1000",
    "BOARD_OPS_BURST": "5000",
    "BOARD_TOTAL_OPS_PER_SECOND": "100000",
    "BOARD_NOTES": "100000",
}


@dataclass
class Target:
    """A running server, and how to make a board there."""

    name: str
    pid: int
    ws_url: str
    env: dict[str, str]
    seed_module: str

    def seed(self, people: int, notes: int) -> dict[str, Any]:
        made = subprocess.run(
            [sys.executable, "-m", self.seed_module, str(people), str(notes)],
            cwd=ROOT,
            env=self.env,
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
        crowd: dict[str, Any] = json.loads(made)
        return crowd


@contextmanager
def ours(directory: Path, static: Path) -> Iterator[Target]:
    server = RunningServer(directory / "ours", static=static, **ROOMY)
    server.start()
    try:
        url, env = server.ws_url, server.env
        yield Target("this server", server.pid, url, env, "tests.bench.seed")
    finally:
        server.kill()


@contextmanager
def textbook(directory: Path) -> Iterator[Target]:
    """daphne as shipped, as the documentation starts it."""
    port = free_port()
    env = {**clean_environment(), "DATA_DIR": str(directory / "textbook")}
    env["DJANGO_SETTINGS_MODULE"] = f"{TEXTBOOK}.settings"
    Path(env["DATA_DIR"]).mkdir()
    migrate = [sys.executable, "manage.py", "migrate", "--run-syncdb", "-v0"]
    subprocess.run(migrate, cwd=ROOT, env=env, check=True)
    command = [sys.executable, "-m", "daphne", "-v0", "-p", str(port)]
    process = subprocess.Popen(
        [*command, f"{TEXTBOOK}.asgi:application"],
        cwd=ROOT,
        env=env,
        stderr=subprocess.DEVNULL,  # it warns once for every socket that ends
    )
    try:
        while not listening(port):
            time.sleep(0.05)
        url = f"ws://127.0.0.1:{port}"
        yield Target("textbook Channels", process.pid, url, env, f"{TEXTBOOK}.seed")
    finally:
        process.kill()
        process.wait()
