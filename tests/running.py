"""Fixtures for tests that stand outside a server: in a browser, or with a hammer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.server import RunningServer, collect


@pytest.fixture(scope="session")
def collected_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collect(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="session")
def server(
    collected_files: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """One server with the demo network, shared by all who only look and add."""
    running = RunningServer(
        tmp_path_factory.mktemp("demo"), static=collected_files, DEMO="1"
    )
    yield running.start()
    running.stop()


@pytest.fixture
def new_server(
    collected_files: Path, tmp_path: Path
) -> Iterator[Callable[..., RunningServer]]:
    """Start a server of one's own, to be stopped or killed at will."""
    started: list[RunningServer] = []

    def start(**env: str) -> RunningServer:
        data_dir = tmp_path / f"server-{len(started)}"
        running = RunningServer(data_dir, static=collected_files, **env)
        started.append(running)
        return running.start()

    yield start
    for running in started:
        running.kill()
