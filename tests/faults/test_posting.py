import json
from collections import Counter
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.e2e.server import RunningServer
from tests.faults.posting import Poster

pytestmark = pytest.mark.fault

NewServer = Callable[..., RunningServer]


def seeded(server: RunningServer, people: int) -> dict[str, object]:
    seed: dict[str, object] = json.loads(
        server.run_module("tests.bench.seed", str(people), "0")
    )
    return seed


def test_the_rate_holds_before_anyone_has_opened_a_socket(
    new_server: NewServer,
) -> None:
    server = new_server(BOARD_OPS_PER_SECOND="1")
    with closing(Poster(server, seeded(server, 1), 0)) as poster:
        frames = poster.post(50) + poster.post(50)

    codes = Counter(frame.get("code", "ack") for frame in frames)

    assert set(codes) == {"ack", "rate.slow_down"}
    assert 60 <= codes["ack"] < 75
