"""Results as people read them."""

from collections.abc import Iterable, Sequence

from tests.bench.fanout import Joins, Result
from tests.bench.pages import PageResult

INTRODUCTION = """\
# Performance

Written by `make bench`. {machine}.

Server and load ran on a core each. Every delivery is checked for loss, doubling and
order; a change counts as told when each person has heard it, and ours is saved before
that. The textbook is an ordinary Channels consumer under daphne as shipped
(`tests/bench/textbook`): it saves too, and checks nobody's rights. Missing is what had
not come 20 seconds after the last was sent: some of it may have come later, and none of
it counts in the times. Figures drift with the machine, and with what else runs on it;
the ratios within one run are what counts.
"""
FANOUT_HEAD = (
    "server", "load", "people", "notes", "ops/s", "deliveries", "p50 ms", "p95 ms",
    "p99 ms", "ack p95 ms", "CPU ms per 1,000", "% of a core", "missing", "doubled",
    "out of order",
)  # fmt: skip
JOIN_HEAD = ("server", "notes", "p50 ms", "worst ms", "KB")
PAGE_HEAD = ("page", "as", "p50 ms", "p95 ms", "queries", "KB of HTML")


def report(
    machine: str,
    results: Sequence[Result],
    joins: Sequence[Joins],
    pages: Sequence[PageResult],
) -> str:
    parts = [
        INTRODUCTION.format(machine=machine),
        "## From one person's change to everyone's screen\n",
        table(FANOUT_HEAD, map(fanout_cells, results)),
        "## Joining a board\n",
        "From opening the socket to having it all, where someone is already.\n",
        table(JOIN_HEAD, map(join_cells, joins)),
        "## Pages\n",
        "The demo network, asked in process, middleware included.\n",
        table(PAGE_HEAD, map(page_cells, pages)),
    ]
    return "\n".join(parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def row(result: Result) -> str:
    return "  ".join(
        f"{name} {cell}"
        for name, cell in zip(FANOUT_HEAD, fanout_cells(result), strict=True)
    )


def fanout_cells(each: Result) -> list[str]:
    times = (each.p50, each.p95, each.p99, each.ack_p95)
    return [
        each.server,
        each.load.name,
        str(each.load.people),
        f"{each.load.notes:,}",
        each.load.pace,
        f"{each.delivered:,}",
        *(f"{milliseconds:,.0f}" for milliseconds in times),
        f"{each.cpu_per_thousand:.1f}",
        f"{each.core:.0f}",
        *(f"{count:,}" for count in (each.lost, each.doubled, each.misordered)),
    ]


def join_cells(each: Joins) -> list[str]:
    return [
        each.server,
        f"{each.notes:,}",
        f"{each.p50:.0f}",
        f"{each.worst:.0f}",
        f"{each.kilobytes:.0f}",
    ]


def page_cells(each: PageResult) -> list[str]:
    times = (f"{each.p50:.0f}", f"{each.p95:.0f}")
    size = f"{each.kilobytes:.0f}"
    return [f"`{each.path}`", each.who, *times, str(each.queries), size]
