"""How long the main pages take, and what they ask of the database."""

import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.server import ROOT, RunningServer

TIMES = 30


@dataclass
class PageResult:
    path: str
    who: str
    p50: float
    p95: float
    queries: int
    kilobytes: float


def measure_pages(directory: Path, static: Path) -> list[PageResult]:
    """Load the demo into a database of its own and ask for each page from inside."""
    server = RunningServer(directory / "pages", static=static, DEMO="1")
    server.start()
    server.stop()
    measured = subprocess.run(
        [sys.executable, "-m", "tests.bench.asking", str(TIMES)],
        cwd=ROOT,
        env=server.env,
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    return [result_of(**page) for page in json.loads(measured)]


def result_of(
    path: str, who: str, seconds: list[float], queries: int, size: int
) -> PageResult:
    ranked = sorted(1000 * each for each in seconds)
    p95 = ranked[int(0.95 * len(ranked))]
    return PageResult(path, who, statistics.median(ranked), p95, queries, size / 1024)
