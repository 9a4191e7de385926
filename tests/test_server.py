import stat
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.e2e.server import ROOT, RunningServer, free_port
from tests.test_transport import close_code

pytestmark = pytest.mark.fault


@pytest.fixture
def running(new_server: Callable[..., RunningServer]) -> RunningServer:
    return new_server()


def test_it_is_ready_when_its_port_is_open(running: RunningServer) -> None:
    assert (running.status("/healthz/live"), running.status("/healthz/ready")) == (
        200,
        200,
    )


def test_a_second_server_on_the_same_data_is_refused_in_one_line(
    running: RunningServer,
) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "wessexcop.server"],
        cwd=ROOT,
        env={**running.env, "PORT": str(free_port())},
        capture_output=True,
        text=True,
        check=False,
    )
    line = f"Another server is running on {running.data_dir}: stop it first.\n"
    assert (second.returncode, second.stdout, second.stderr) == (1, "", line)


def test_a_command_beside_it_prints_links_to_where_it_is(
    new_server: Callable[..., RunningServer],
) -> None:
    running = new_server(DEMO="1")
    del running.env["PORT"]
    link = running.manage("sign_in_link", "ward-nurse@demo.example")
    assert link.startswith(f"{running.url}/sign-in/link/")


def test_what_it_writes_is_its_owners_alone(running: RunningServer) -> None:
    written = list(running.data_dir.glob("*.sqlite3*"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}


def test_a_killed_server_leaves_nothing_locked(running: RunningServer) -> None:
    running.kill()
    running.start()
    assert running.status("/healthz/ready") == 200


def test_ready_is_503_while_it_finishes(running: RunningServer) -> None:
    assert running.process
    running.process.terminate()
    statuses = []
    while not statuses or statuses[-1] == 200:
        statuses.append(running.status("/healthz/ready"))
    assert (statuses[-1], running.stop()) == (503, 0)


def test_an_answer_while_it_finishes_is_the_last_on_its_connection(
    running: RunningServer,
) -> None:
    line = HTTPConnection("127.0.0.1", running.port, timeout=10)
    before = connection_after(line)
    assert running.process
    running.process.terminate()
    while not (after := connection_after(line)):
        pass
    line.close()
    assert (before, after, running.stop()) == (None, "close", 0)


def connection_after(line: HTTPConnection) -> str | None:
    line.request("GET", "/healthz/live")
    with line.getresponse() as answer:
        answer.read()
        return answer.getheader("Connection")


def test_beside_other_people_it_is_served_without_a_demo_and_says_so(
    new_server: Callable[..., RunningServer],
) -> None:
    running = new_server(DEMO="1")
    assert running.status("/demo/") == 200
    running.manage(
        "shell", "-c", "Member.objects.create_user('alice@example.org', 'Alice')"
    )
    first = len(running.log.read_text())
    running.restart()
    lines = running.log.read_text()[first:].splitlines()
    assert lines[:2] == [
        "This database holds other people's things: nobody comes in by /demo/.",
        f"Ready: {running.url}/",
    ]
    assert running.status("/demo/") == 404


@pytest.mark.parametrize(
    "origin", [None, "null", "https://{}", "http://127.0.0.1:1", "http://x.example"]
)
async def test_a_socket_from_anywhere_else_is_refused_at_the_handshake(
    running: RunningServer, origin: str | None
) -> None:
    place = origin and origin.format(running.url.removeprefix("http://"))
    with pytest.raises(InvalidStatus) as refused:
        await connect(f"{running.ws_url}/ws/elsewhere/", origin=place)
    assert refused.value.response.status_code == 403


async def test_a_socket_at_an_unknown_path_is_closed_with_4404(
    running: RunningServer,
) -> None:
    lost = await connect(f"{running.ws_url}/ws/elsewhere/", origin=running.url)
    assert await close_code(lost) == 4404
