"""A server that is wrong on purpose: it says "saved" a moment before it is true."""

import asyncio
from importlib import import_module
from typing import Any

from wessexcop import server

EARLY_SECONDS = 0.3


def main() -> None:
    sound = server.ready_application

    def unsound() -> Any:
        application = sound()
        make_wrong(import_module("jamboard.hub.writer").Writer)
        return application

    server.ready_application = unsound
    server.main()


def make_wrong(writer_class: Any) -> None:
    commit = writer_class._write_batch
    ack = import_module("jamboard.core.protocol").ack

    async def ack_first(writer: Any, batch: list[Any]) -> None:
        for waiting in batch:
            if waiting.seat:
                await waiting.seat.tell(ack(waiting.submitted.frame.op, 0))
        await asyncio.sleep(EARLY_SECONDS)
        await commit(writer, batch)

    writer_class._write_batch = ack_first


if __name__ == "__main__":
    main()
