"""Keys of unsigned notes where scripts are off: one signed cookie for each board."""

import base64
import json
import secrets
from uuid import UUID

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

KEYS_KEPT = 20
SALT = "jamboard.keys"


def held(request: HttpRequest, board: UUID) -> dict[str, str]:
    """The keys this browser holds, by note; a cookie that was changed holds none."""
    try:
        kept = request.get_signed_cookie(_name(board), default="{}", salt=SALT)
    except BadSignature:
        return {}
    keys: dict[str, str] = json.loads(kept or "{}")
    return keys


def keep(response: HttpResponse, board: UUID, keys: dict[str, str]) -> None:
    """Keep the newest keys until the browser closes, out of scripts' reach."""
    newest = dict(list(keys.items())[-KEYS_KEPT:])
    response.set_signed_cookie(
        _name(board),
        json.dumps(newest),
        salt=SALT,
        httponly=True,
        samesite="Lax",
        path=f"/boards/{board}/",
    )


def new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")


def _name(board: UUID) -> str:
    return f"keys-{board.hex}"
