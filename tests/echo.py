"""A server with one small application: `python -m tests.echo PORT [SECONDS MOST]`.

SECONDS a request may take to arrive, and MOST may be arriving at once. A page says who
asks, from where; "/slow" takes its time.

Says back what it hears. "fill N" sends N messages of 64 KB while the valve is open;
"sleep" stops reading for three seconds; "memory" tells the process's resident MB.
"""

import asyncio
import re
import sys
from pathlib import Path

from wessexcop.transport import Server  # isort: skip (installs the reactor)

from wessexcop.arriving import Arrivals
from wessexcop.server import BEHIND_A_PROXY, stop_on_signals
from wessexcop.sockets import FrameGuard, Receive, Scope, Send, on_drain, valve_of

CHUNK = "x" * 64 * 1024
SLOW_SECONDS = 1.5
sends: set[Send] = set()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await asyncio.sleep(SLOW_SECONDS if scope["path"] == "/slow" else 0)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        who = f"{scope['scheme']} {scope['client'][0]}"
        await send({"type": "http.response.body", "body": who.encode()})
        return
    await receive()
    await send({"type": "websocket.accept"})
    sends.add(send)
    while (message := await receive())["type"] == "websocket.receive":
        await answer(message.get("text") or "", scope, send)
    sends.discard(send)


async def answer(text: str, scope: Scope, send: Send) -> None:
    if filled := re.fullmatch(r"fill (\d+)", text):
        await fill(int(filled[1]), scope, send)
    elif text == "sleep":
        await asyncio.sleep(3)
    elif text == "memory":
        await say(send, str(resident_mb()))
    else:
        await say(send, text[:100])


async def fill(count: int, scope: Scope, send: Send) -> None:
    reopened = asyncio.Event()
    valve = valve_of(scope)
    valve.on_reopen = reopened.set
    for _ in range(count):
        if not valve.open:
            reopened.clear()
            await reopened.wait()
        await say(send, CHUNK)


async def say(send: Send, text: str) -> None:
    await send({"type": "websocket.send", "text": text})


async def say_goodbye() -> None:
    for send in sends:
        await say(send, "bye")


def resident_mb() -> int:
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024


def main(port: int, seconds: float = 30, most: int = 500) -> None:
    on_drain(say_goodbye)
    guarded = FrameGuard(application, per_second=1000, burst=2000, warning="slow down")
    server = Server(guarded, arrivals=Arrivals(seconds, most), **BEHIND_A_PROXY)
    server.listen("127.0.0.1", port)
    stop_on_signals(server)
    server.run_until_stopped()


if __name__ == "__main__":
    main(int(sys.argv[1]), *map(float, sys.argv[2:]))
