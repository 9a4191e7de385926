"""People on a board who never give up: they come back, and send again until acked."""

import asyncio
import json
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidMessage

from tests.e2e.server import RunningServer

BACK_SECONDS = 0.1
GONE = (ConnectionClosed, ConnectionError, InvalidMessage, OSError, TimeoutError)


@dataclass
class Peer:
    """One client of docs/protocol.md. ``log`` is what it heard, by seq."""

    server: RunningServer
    seed: dict[str, Any]
    cookie: str
    luck: random.Random
    epoch: str | None = None
    head: int = 0
    log: dict[int, dict[str, Any]] = field(default_factory=dict)
    pending: dict[str, dict[str, Any]] = field(default_factory=dict)
    acked: dict[str, int] = field(default_factory=dict)
    came_back: int = 0
    socket: ClientConnection | None = None

    def write(self) -> None:
        op = self.new_id()
        self.pending[op] = {
            "type": "op",
            "op": op,
            "do": "note.add",
            "note": self.new_id(),
            "question": self.seed["questions"][0],
            "x": 1,
            "y": 2,
            "text": f"Note {op[:8]}",
            "colour": "sky",
        }

    def new_id(self) -> str:
        return str(UUID(int=self.luck.getrandbits(128), version=4))

    async def live(self, until: asyncio.Event) -> None:
        """Stay connected until told, whatever happens to the server."""
        while not until.is_set():
            try:
                await self._visit(until)
            except GONE:
                self.came_back += 1
                await asyncio.sleep(BACK_SECONDS)

    async def _visit(self, until: asyncio.Event) -> None:
        url = f"{self.server.ws_url}{self.seed['path']}"
        headers = {"Cookie": self.cookie}
        async with connect(
            url,
            origin=self.server.url,
            additional_headers=headers,
            max_size=None,
            open_timeout=5,
        ) as self.socket:
            await self._join()
            for body in list(self.pending.values()):
                await self.say(body)
            while not until.is_set():
                try:
                    text = await asyncio.wait_for(self.socket.recv(), 0.2)
                except TimeoutError:
                    continue
                await self._hear(json.loads(text))

    async def _join(self) -> None:
        join = {"type": "join", "protocol": 1, "since": None}
        if self.epoch:
            join |= {"since": self.head, "epoch": self.epoch}
        await self.say(join)

    async def say(self, frame: dict[str, Any]) -> None:
        if self.socket:
            await self.socket.send(json.dumps(frame))

    async def post(self) -> None:
        """Write one note; where there is no line, it waits for the next."""
        self.write()
        try:
            await self.say(list(self.pending.values())[-1])
        except GONE:
            return

    async def _hear(self, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "welcome":
                self.epoch, self.head = frame["epoch"], frame["seq"]
            case "changes":
                for change in frame["changes"]:
                    if change["seq"] == self.head + 1:
                        self.log[change["seq"]] = change
                        self.head = change["seq"]
            case "ack":
                self.acked[frame["op"]] = frame["seq"]
                self.pending.pop(frame["op"], None)
            case "refused" if "retry_ms" in frame and frame["op"] in self.pending:
                await asyncio.sleep(frame["retry_ms"] / 1000)
                await self.say(self.pending[frame["op"]])


def crowd(server: RunningServer, people: int, seed: int) -> list[Peer]:
    """Make a board and as many people signed in to it."""
    made = json.loads(server.run_module("tests.bench.seed", str(people), "0"))
    return [
        Peer(server, made, cookie, random.Random(f"{seed} {number}"))
        for number, cookie in enumerate(made["cookies"])
    ]


def lost(peers: list[Peer], final: dict[str, int]) -> list[str]:
    """Acked ops that the log does not hold."""
    return [op for peer in peers for op in peer.acked if op not in final]


def misnumbered(peers: list[Peer], final: dict[str, int]) -> list[str]:
    """Ops the log holds under another seq than they were acked with."""
    acked = [each for peer in peers for each in peer.acked.items()]
    return [op for op, seq in acked if final.get(op, seq) != seq]
