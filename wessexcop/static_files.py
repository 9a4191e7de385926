"""Serves the collected files before Django is asked, without its middleware."""

from collections.abc import Iterable
from typing import Any
from wsgiref.headers import Headers

from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from wessexcop.sockets import Application, Receive, Scope, Send

HASHED = r"\.[0-9a-f]{12}\."
ASKED = {
    b"accept-encoding": "HTTP_ACCEPT_ENCODING",
    b"if-modified-since": "HTTP_IF_MODIFIED_SINCE",
    b"if-none-match": "HTTP_IF_NONE_MATCH",
    b"range": "HTTP_RANGE",
}


class StaticFiles:
    """Answer what is in `root` under `prefix`; hand everything else to `app`.

    whitenoise keeps the table of files, their compressed twins and their headers;
    its middleware is synchronous, so the answering is done here.
    """

    def __init__(self, app: Application, *, root: Any, prefix: str) -> None:
        self.app = app
        # Tests speak to sockets before any file is collected; a server asks first.
        root.mkdir(parents=True, exist_ok=True)
        self.files = WhiteNoise(
            None,
            root=root,
            prefix=prefix,
            allow_all_origins=False,
            immutable_file_test=HASHED,
            add_headers_function=_harden,
        ).files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if file := self.files.get(scope["path"]):
            await _answer(file, scope, send)
        else:
            await self.app(scope, receive, send)


async def _answer(file: StaticFile, scope: Scope, send: Send) -> None:
    answer = file.get_response(scope["method"], _asked(scope["headers"]))
    start = {"status": int(answer.status), "headers": _encoded(answer.headers)}
    await send({"type": "http.response.start", **start})
    await send({"type": "http.response.body", "body": _read(answer.file)})


def _asked(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {
        ASKED[key]: value.decode("latin1") for key, value in headers if key in ASKED
    }


def _encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(key.encode("latin1"), value.encode("latin1")) for key, value in headers]


def _read(file: Any) -> bytes:
    if file is None:
        return b""
    with file:
        body: bytes = file.read()
        return body


def _harden(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
