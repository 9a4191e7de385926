"""Someone whose network lets no socket through: ops by HTTP, on one kept connection."""

import json
import random
import re
from http.client import HTTPConnection
from typing import Any
from uuid import UUID

from tests.e2e.server import RunningServer


class Poster:
    def __init__(
        self, server: RunningServer, seed: dict[str, Any], number: int
    ) -> None:
        board = seed["path"].split("/")[3]
        self.path = f"/boards/{board}/ops/"
        self.question = seed["questions"][0]
        self.luck = random.Random(number)
        self.line = HTTPConnection("127.0.0.1", server.port, timeout=10)
        self.headers = {
            "Cookie": seed["cookies"][number],
            "Origin": server.url,
            "Content-Type": "application/json",
        }
        self._take_token(f"/boards/{board}/?view=board")

    def _take_token(self, page: str) -> None:
        self.line.request("GET", page, headers=self.headers)
        response = self.line.getresponse()
        words = re.search(
            r'name="csrf-token" content="(\w+)"', response.read().decode()
        )
        assert words
        cookie = re.search(r"csrf=\w+", str(response.getheader("Set-Cookie")))
        assert cookie
        self.headers["Cookie"] += f"; {cookie[0]}"
        self.headers["X-CSRFToken"] = words[1]

    def close(self) -> None:
        self.line.close()

    def post(self, count: int) -> list[dict[str, Any]]:
        """Post that many new notes; give the frame that answers each."""
        body = json.dumps({"ops": [self._note() for _ in range(count)]})
        self.line.request("POST", self.path, body=body, headers=self.headers)
        frames: list[dict[str, Any]] = json.load(self.line.getresponse())["frames"]
        return frames

    def _note(self) -> dict[str, Any]:
        return {
            "type": "op",
            "op": self._new_id(),
            "do": "note.add",
            "note": self._new_id(),
            "question": self.question,
            "x": 1,
            "y": 2,
            "text": "Posted",
            "colour": "sky",
        }

    def _new_id(self) -> str:
        return str(UUID(int=self.luck.getrandbits(128), version=4))
