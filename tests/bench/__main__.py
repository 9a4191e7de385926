"""`make bench`: measure ours and the textbook in one run; write docs/performance.md.

`python -m tests.bench --long` repeats more, and asks more. Figures drift with the
machine: the ratios within one run are what counts.
"""

import asyncio
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from tests.bench import machine, tables
from tests.bench.fanout import Load, Result, measure, measure_joins
from tests.bench.pages import measure_pages
from tests.bench.servers import Target, ours, textbook
from tests.e2e.server import ROOT, collect

REPORT = ROOT / "docs" / "performance.md"
SESSION = Load("a full session", people=200, notes=2000, per_second=25, seconds=10)
BUSY = Load("a busy workshop", people=200, notes=0, per_second=400, seconds=3)
BURST = Load("everyone at once", people=50, notes=0, per_second=100_000, seconds=0.02)
SMALL = Load("a board of 100", people=50, notes=100, per_second=100, seconds=4)
LARGE = Load("a board of 5,000", people=50, notes=5000, per_second=100, seconds=4)
LOADS = [SESSION, BUSY, BURST, SMALL, LARGE]
JOINED_NOTES = 2000


def main(repeats: int) -> None:
    began = machine.line()
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        static = collect(directory)
        targets = [
            stack.enter_context(ours(directory, static)),
            stack.enter_context(textbook(directory)),
        ]
        pin_apart(targets)
        results = [
            median_of(target, load, repeats) for load in LOADS for target in targets
        ]
        joins = [asyncio.run(measure_joins(each, JOINED_NOTES)) for each in targets]
        pages = measure_pages(directory, static)
    REPORT.write_text(tables.report(began, results, joins, pages))
    sys.stdout.write(f"Written to {REPORT.relative_to(ROOT)}\n")


def pin_apart(targets: list[Target]) -> None:
    for target in targets:
        machine.pin(target.pid, core=0)
    machine.pin(machine.os.getpid(), core=1)


def median_of(target: Target, load: Load, repeats: int) -> Result:
    """The run with the median p99, with every run's losses added to it."""
    runs = [asyncio.run(measure(target, load)) for _ in range(repeats)]
    runs.sort(key=lambda each: each.p99)
    middle = runs[len(runs) // 2]
    whole = replace(
        middle,
        lost=sum(each.lost for each in runs),
        doubled=sum(each.doubled for each in runs),
        misordered=sum(each.misordered for each in runs),
    )
    sys.stdout.write(tables.row(whole) + "\n")
    sys.stdout.flush()
    return whole


if __name__ == "__main__":
    main(repeats=5 if "--long" in sys.argv else 1)
