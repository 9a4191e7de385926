"""A real server process in `make run`'s shape, for tests that stand outside it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 60
STOP_SECONDS = 15


class RunningServer:
    """One server with its own data directory; may be stopped, killed and restarted.

    `env` adds to the environment: limits, DEMO, and so on. The collected files may
    be shared between servers by giving `static`, a directory made by `collect`;
    `module` is what runs, for controls that are wrong on purpose.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        static: Path | None = None,
        module: str = "wessexcop.server",
        **env: str,
    ):
        self.module = module
        self.data_dir, self.port = data_dir, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.ws_url = f"ws://127.0.0.1:{self.port}"
        self.log = data_dir / "server.log"
        self.env = {**clean_environment(), "DATA_DIR": str(data_dir), **env}
        self.env["PORT"] = str(self.port)
        self.process: subprocess.Popen[bytes] | None = None
        data_dir.mkdir(parents=True, exist_ok=True)
        if static and not (data_dir / "static").exists():
            (data_dir / "static").symlink_to(static)

    def start(self) -> "RunningServer":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, "--prepare"],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait_until_ready()
        return self

    def stop(self) -> int:
        """Ask it to finish; return its exit code."""
        if not self.process:
            return 0
        self.process.terminate()
        return self._gone()

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process:
            self.process.kill()
            self._gone()

    def restart(self) -> "RunningServer":
        self.stop()
        return self.start()

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the server; return what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def run_module(self, module: str, *arguments: str) -> str:
        """Run one of our own modules beside the server; return what it printed."""
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=self.env,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def status(self, path: str) -> int:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        status = connection.getresponse().status
        connection.close()
        return status

    def _gone(self) -> int:
        assert self.process
        code = self.process.wait(STOP_SECONDS)
        self.process = None
        return code

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self.process and self.process.poll() is not None:
                raise RuntimeError(f"The server ended:\n{self.log.read_text()}")
            if answers(f"{self.url}/healthz/ready"):
                return
            time.sleep(0.05)
        self.kill()
        raise TimeoutError(f"The server was not ready:\n{self.log.read_text()}")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean_environment() -> dict[str, str]:
    """The environment without settings of ours that the caller may have set."""
    ours = {"DJANGO_SETTINGS_MODULE", "DEBUG", "DEMO", "HOST", "SITE_URL", "SECRET_KEY"}
    ours |= {"ALLOWED_HOSTS", "DATABASE_URL", "DEMO_PUBLIC", "EMAIL_URL", "REDIS_URL"}
    return {name: text for name, text in os.environ.items() if name not in ours}


def collect(directory: Path) -> Path:
    """Collect the hashed static files once, for every server of a test run."""
    env = {**clean_environment(), "DATA_DIR": str(directory)}
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"],
        cwd=ROOT,
        env=env,
        check=True,
    )
    return directory / "static"
