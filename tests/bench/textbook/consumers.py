from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.db import transaction
from django.db.models import Max

from tests.bench.textbook.models import Note


class BoardConsumer(AsyncJsonWebsocketConsumer):
    async def connect(self) -> None:
        await self.channel_layer.group_add("board", self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("board", self.channel_name)

    async def receive_json(self, content: dict[str, Any]) -> None:
        if content["type"] == "join":
            await self.send_json(await database_sync_to_async(welcome)())
            await self.send_json({"type": "yours"})
        else:
            await self.save(content)

    async def save(self, content: dict[str, Any]) -> None:
        seq = await database_sync_to_async(save)(content)
        await self.send_json({"type": "ack", "op": content["op"], "seq": seq})
        event = {"type": "board.changed", "change": {**content, "seq": seq}}
        await self.channel_layer.group_send("board", event)

    async def board_changed(self, event: dict[str, Any]) -> None:
        seq = event["change"]["seq"]
        frame = {"type": "changes", "from": seq, "to": seq}
        await self.send_json({**frame, "changes": [event["change"]]})


def save(content: dict[str, Any]) -> int:
    with transaction.atomic():
        seq = head() + 1
        Note.objects.update_or_create(
            note=content["note"], defaults={"seq": seq, "fields": content}
        )
    return seq


def head() -> int:
    return Note.objects.aggregate(head=Max("seq"))["head"] or 0


def welcome() -> dict[str, Any]:
    notes = list(Note.objects.values_list("fields", flat=True))
    return {"type": "welcome", "seq": head(), "notes": notes}
