"""The protocol without a WebSocket: the same ops, the same answers, by HTTP."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from jamboard import access, actions
from jamboard.access import Visitor
from jamboard.core import protocol
from jamboard.core.codes import NOT_HERE, SIGNED_OUT, Malformed
from jamboard.core.fields import whole_from
from jamboard.models import Board
from wessexcop.members.models import Member

MOST_BYTES = 256 * 1024
# The text is still in the page that sent it.
OUT_OF_DATE = "This page is out of date. What you wrote is kept on it. Reload it."


class Refusal(Exception):
    """A request that fails as a whole."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(code)
        self.status, self.code = status, code
        self.message = message or protocol.MESSAGES[code]


def csrf_failed(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return _refused(Refusal(403, "not_allowed", OUT_OF_DATE))
    return _refused(Refusal(401, "not_allowed", SIGNED_OUT))


def answers_in_json(view: Any) -> Any:
    """Give every refusal as JSON, never as a redirect or a page."""

    @wraps(view)
    def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
        try:
            frames = view(request, _board(request, pk))
            return _json({"frames": frames})
        except Refusal as no:
            return _refused(no)

    return answer


@login_not_required
@require_http_methods(["GET", "POST"])
@answers_in_json
def ops(request: HttpRequest, board: Board) -> list[dict[str, Any]]:
    visitor = Visitor(_member(request).pk)
    if request.method == "GET":
        since, epoch = _since(request)
        return actions.frames_since(by=visitor, board=board, since=since, epoch=epoch)
    return actions.submit_ops(by=visitor, board_id=board.pk, bodies=_bodies(request))


def _board(request: HttpRequest, pk: UUID) -> Board:
    try:
        return access.get_board(_member(request), pk)
    except Http404:
        raise Refusal(404, "not_allowed", NOT_HERE) from None


def _member(request: HttpRequest) -> Member:
    if not request.user.is_authenticated:
        raise Refusal(401, "not_allowed", SIGNED_OUT)
    return request.user


def _bodies(request: HttpRequest) -> list[object]:
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise Refusal(413, "protocol.too_big")
    try:
        said = protocol.read_json(request.body, limit=MOST_BYTES)
    except Malformed as error:
        too_big = error.code == "protocol.too_big"
        raise Refusal(413 if too_big else 400, error.code) from None
    bodies = said.get("ops") if isinstance(said, dict) else None
    if not isinstance(bodies, list):
        raise Refusal(400, "protocol.malformed")
    if len(bodies) > protocol.OPS_A_POST:
        raise Refusal(413, "protocol.too_big")
    return bodies


def _since(request: HttpRequest) -> tuple[int | None, str | None]:
    said, epoch = request.GET.get("since", ""), request.GET.get("epoch")
    since = whole_from(said)
    if said and since is None:
        raise Refusal(400, "protocol.malformed")
    return since, epoch


def _refused(no: Refusal) -> HttpResponse:
    body = {"type": "refused", "code": no.code, "message": no.message}
    return _json(body, no.status)


def _json(body: dict[str, Any], status: int = 200) -> HttpResponse:
    response = JsonResponse(
        body, status=status, json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = "no-store"
    return response
