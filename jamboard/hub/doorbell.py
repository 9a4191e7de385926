"""The channel layer's whole part in this: "board B is at seq N now".

Every layer drops messages; a lost bell is healed by the next one, or by a look.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID, uuid4

from channels.layers import get_channel_layer

logger = logging.getLogger("jamboard.hub")

GROUP: Final = "boards"
RING_SECONDS: Final = 1.0
PAUSE_SECONDS: Final = 1.0

Heard = Callable[[UUID, int], Awaitable[None]]


class Doorbell:
    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._own = uuid4().hex

    async def ring(self, board_id: UUID, seq: int) -> None:
        layer = get_channel_layer()
        bell = {
            "type": "board.bell",
            "board": str(board_id),
            "seq": seq,
            "from": self._own,
        }
        try:
            await asyncio.wait_for(layer.group_send(GROUP, bell), RING_SECONDS)
        except Exception:  # whatever is wrong with it, the next look heals it
            logger.warning("the doorbell could not be rung")

    async def listen(self) -> None:
        while True:
            try:
                await self._listen()
            except Exception:  # looks go on without the bell meanwhile
                logger.warning("the doorbell is out of order")
                await asyncio.sleep(PAUSE_SECONDS)

    async def _listen(self) -> None:
        layer = get_channel_layer()
        channel = await layer.new_channel()
        await layer.group_add(GROUP, channel)
        while True:
            bell = await layer.receive(channel)
            if bell.get("from") != self._own:
                await self._heard(UUID(bell["board"]), int(bell["seq"]))
