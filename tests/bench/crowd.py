"""A crowd at one board: everyone hears, some write, every delivery is checked."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.bench.wire import Client, connect

SENDERS = 20
TEXT = "What stood out was the quiet time after lunch, and who thought of it first. "
COLOURS = ["gorse", "apricot", "rose", "heather", "sky", "sea", "down", "chalk"]


@dataclass
class Ear:
    """One client's account of what it heard, held against what it should have."""

    last: int = 0
    doubled: int = 0
    misordered: int = 0
    deliveries: int = 0
    bytes: int = 0
    missing: set[int] = field(default_factory=set)
    joined: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, first: int, last: int) -> None:
        """Account for changes `first` to `last`; each should come once, in order."""
        if first == self.last + 1:
            self.last = last
            return
        self.missing.update(range(self.last + 1, first))
        for seq in range(first, min(last, self.last) + 1):
            self.misordered += seq in self.missing
            self.doubled += seq not in self.missing
            self.missing.discard(seq)
        self.last = max(self.last, last)


class Crowd:
    def __init__(self, url: str, questions: list[str], cookies: list[str]) -> None:
        self.url, self.questions, self.cookies = url, questions, cookies
        self.ears = [Ear() for _ in cookies]
        self.clients: list[Client] = []
        self.sent_at: dict[str, float] = {}
        self.acked: dict[str, float] = {}
        self.refused: list[str] = []
        self.latencies: list[float] = []
        self.note = ""
        self.random = random.Random(7)

    async def gather(self, at_once: int = 25) -> None:
        """Connect and join everyone; return when each has the whole board."""
        for start in range(0, len(self.cookies), at_once):
            few = range(start, min(start + at_once, len(self.cookies)))
            await asyncio.gather(*(self._come(place) for place in few))

    async def _come(self, place: int) -> None:
        ear = self.ears[place]

        def heard(frame: dict[str, Any], when: float, size: int) -> None:
            ear.bytes += size
            self._hear(ear, frame, when)

        client = await connect(self.url, self.cookies[place], heard)
        self.clients.append(client)
        client.send({"type": "join", "protocol": 1, "since": None})
        await asyncio.wait_for(ear.joined.wait(), 60)

    def _hear(self, ear: Ear, frame: dict[str, Any], when: float) -> None:
        kind = frame["type"]
        if kind == "changes":
            self._hear_changes(ear, frame, when)
        elif kind == "ack":
            if frame["op"] in self.sent_at:
                self.acked[frame["op"]] = when - self.sent_at[frame["op"]]
        elif kind == "refused":
            self.refused.append(frame["code"])
        elif kind == "welcome":
            ear.last = frame["seq"]
        elif kind == "yours":
            ear.joined.set()

    def _hear_changes(self, ear: Ear, frame: dict[str, Any], when: float) -> None:
        ear.hear(frame["from"], frame["to"])
        sent = [self.sent_at.get(change.get("op")) for change in frame["changes"]]
        taken = [when - moment for moment in sent if moment is not None]
        ear.deliveries += len(taken)
        self.latencies += taken

    async def write(self, per_second: float, seconds: float) -> int:
        """Write at a steady pace, whatever the answers; return how many ops."""
        count = int(per_second * seconds)
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(count):
            pause = began + number / per_second - loop.time()
            if pause > 0:
                await asyncio.sleep(pause)
            self._write_one(number)
        return count

    def _write_one(self, number: int) -> None:
        """Add a note, then move it: both by one person, whose right is plain."""
        writer = self.clients[number // 2 % min(SENDERS, len(self.clients))]
        op = str(uuid4())
        frame = self._move() if number % 2 else self._add()
        self.sent_at[op] = writer.loop.time()
        writer.send({"type": "op", "op": op, **frame})

    def _add(self) -> dict[str, Any]:
        self.note = str(uuid4())
        return {
            "do": "note.add",
            "note": self.note,
            "question": self.random.choice(self.questions),
            **self._place(),
            "text": TEXT,
            "colour": self.random.choice(COLOURS),
        }

    def _move(self) -> dict[str, Any]:
        return {"do": "note.move", "note": self.note, **self._place()}

    def _place(self) -> dict[str, Any]:
        return {"x": self.random.randrange(600), "y": self.random.randrange(600)}

    def start_counting(self) -> None:
        """Forget what came before; whoever is here stays, and so does their place."""
        self.sent_at.clear()
        self.acked.clear()
        self.refused.clear()
        self.latencies.clear()
        for ear in self.ears:
            ear.deliveries = ear.doubled = ear.misordered = 0

    async def settle(self, ops: int, seconds: float = 20) -> None:
        """Wait until everyone heard everything, or nothing more comes."""
        deadline = asyncio.get_running_loop().time() + seconds
        wanted = ops * len(self.ears)
        while asyncio.get_running_loop().time() < deadline:
            if sum(ear.deliveries for ear in self.ears) >= wanted:
                return
            await asyncio.sleep(0.05)

    async def leave(self) -> None:
        for client in self.clients:
            client.transport.abort()
        await asyncio.sleep(0.2)
