"""Loads: what is asked of a server, and what came of it."""

import asyncio
import time
from dataclasses import dataclass

from tests.bench import machine
from tests.bench.crowd import Crowd
from tests.bench.servers import Target


@dataclass(frozen=True)
class Load:
    name: str
    people: int
    notes: int
    per_second: float
    seconds: float

    @property
    def pace(self) -> str:
        ops = int(self.per_second * self.seconds)
        return f"{ops:,} at once" if self.seconds < 1 else f"{self.per_second:,.0f}"


@dataclass
class Result:
    """Times in milliseconds, from sending an op to each person's hearing of it."""

    server: str
    load: Load
    ops: int
    delivered: int
    p50: float
    p95: float
    p99: float
    ack_p95: float
    cpu_per_thousand: float
    core: float
    lost: int
    doubled: int
    misordered: int
    refused: int


async def measure(target: Target, load: Load) -> Result:
    place = target.seed(load.people, load.notes)
    url = f"{target.ws_url}{place['path']}"
    crowd = Crowd(url, place["questions"], place["cookies"])
    await crowd.gather()
    await crowd.write(per_second=20, seconds=1)  # warm, and not counted
    await crowd.settle(20)
    crowd.start_counting()
    cpu, began = machine.cpu_seconds(target.pid), time.monotonic()
    ops = await crowd.write(load.per_second, load.seconds)
    await crowd.settle(ops)
    spent = machine.cpu_seconds(target.pid) - cpu
    took = time.monotonic() - began
    await crowd.leave()
    return result(target, load, crowd, ops, spent, took)


def result(
    target: Target, load: Load, crowd: Crowd, ops: int, spent: float, took: float
) -> Result:
    delivered = sum(ear.deliveries for ear in crowd.ears)
    doubled = sum(ear.doubled for ear in crowd.ears)
    wanted = (ops - len(crowd.refused)) * load.people
    return Result(
        server=target.name,
        load=load,
        ops=ops,
        delivered=delivered,
        p50=at(crowd.latencies, 0.50),
        p95=at(crowd.latencies, 0.95),
        p99=at(crowd.latencies, 0.99),
        ack_p95=at(list(crowd.acked.values()), 0.95),
        cpu_per_thousand=1000 * spent / max(1, delivered) * 1000,
        core=100 * spent / took,
        lost=wanted + doubled - delivered,
        doubled=doubled,
        misordered=sum(ear.misordered for ear in crowd.ears),
        refused=len(crowd.refused),
    )


def at(seconds: list[float], share: float) -> float:
    """The value that this share of all is not above, in milliseconds."""
    ranked = sorted(seconds)
    return (
        1000 * ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0
    )


@dataclass
class Joins:
    server: str
    notes: int
    p50: float
    worst: float
    kilobytes: float


async def measure_joins(target: Target, notes: int, times: int = 20) -> Joins:
    """Join one after another, from opening the socket to having the whole board.

    Someone is there before them, as at a session: whoever comes first waits longer.
    """
    place = target.seed(times + 1, notes)
    url = f"{target.ws_url}{place['path']}"
    first, *others = [
        Crowd(url, place["questions"], [cookie]) for cookie in place["cookies"]
    ]
    await first.gather()
    taken = [await joining(crowd) for crowd in others]
    await first.leave()
    size = max(crowd.ears[0].bytes for crowd in others) / 1024
    return Joins(target.name, notes, at(taken, 0.5), 1000 * max(taken), size)


async def joining(crowd: Crowd) -> float:
    loop = asyncio.get_running_loop()
    began = loop.time()
    await crowd.gather()
    took = loop.time() - began
    await crowd.leave()
    return took
