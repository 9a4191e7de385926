"""Speaks to a board as a browser does, through the whole socket stack."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from jamboard.models import Board
from wessexcop.asgi import application
from wessexcop.members.models import Member

JOIN = {"type": "join", "protocol": 1, "since": None}
SECONDS = 3


class Socket:
    """One open socket. ``frames`` holds all it was sent, in order."""

    def __init__(self, communicator: WebsocketCommunicator) -> None:
        self._communicator = communicator
        self.frames: list[dict[str, Any]] = []
        self.closed_with: int | None = None

    async def say(self, frame: dict[str, Any] | str) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame)
        await self._communicator.send_to(text_data=text)

    async def hear(self, kind: str | None = None) -> dict[str, Any]:
        """Give the next frame, or the next of one kind."""
        while True:
            message = await self._communicator.receive_output(SECONDS)
            if message["type"] == "websocket.close":
                self.closed_with = message.get("code")
                raise ConnectionError(self.closed_with)
            frame = json.loads(message["text"])
            self.frames.append(frame)
            if kind in (None, frame["type"]):
                return frame

    async def ask(self, frame: dict[str, Any] | str) -> dict[str, Any]:
        """Say something and give the ack or refusal."""
        await self.say(frame)
        while True:
            heard = await self.hear()
            if heard["type"] in ("ack", "refused"):
                return heard

    async def join(self, **keys: Any) -> list[dict[str, Any]]:
        """Join, and give its answer: all up to ``yours``, presence aside."""
        start = len(self.frames)
        await self.say({**JOIN, **keys})
        await self.hear("yours")
        answer = self.frames[start:]
        return [frame for frame in answer if frame["type"] != "people"]

    async def silent(self, seconds: float = 0.2) -> bool:
        return await self._communicator.receive_nothing(timeout=seconds)

    async def close_code(self) -> int | None:
        try:
            while True:
                await self.hear()
        except ConnectionError:
            return self.closed_with


def cookie_of(member: Member) -> str:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@asynccontextmanager
async def open_socket(
    board: Board | str, member: Member | None = None, *, cookie: str | None = None
) -> AsyncIterator[Socket]:
    pk = board if isinstance(board, str) else board.pk
    headers = [(b"origin", settings.SITE_URL.encode())]
    if member:
        cookie = await sync_to_async(cookie_of)(member)
    if cookie:
        pair = f"{settings.SESSION_COOKIE_NAME}={cookie}"
        headers.append((b"cookie", pair.encode()))
    communicator = WebsocketCommunicator(
        application, f"/ws/boards/{pk}/", headers=headers
    )
    connected, _ = await communicator.connect(SECONDS)
    assert connected
    try:
        yield Socket(communicator)
    finally:
        await communicator.disconnect()
