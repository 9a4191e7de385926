"""Forms of the List: each is one op, so that a page without scripts misses nothing."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from jamboard import access, actions, keyring
from jamboard.access import Visitor
from jamboard.core.fields import whole_from
from jamboard.keyring import Keyring
from jamboard.models import Board
from jamboard.placing import free_place
from jamboard.views.pages import Problem, show_list
from wessexcop.members.requests import MemberRequest

TEXT_CLASHES = ("note.newer_text",)


@require_POST
def add(request: MemberRequest, pk: UUID) -> HttpResponse:
    board = access.get_board(request.user, pk)
    body = _body(request, "note.add", "note", "question", "text", "colour")
    body["x"], body["y"] = free_place(board, request.POST.get("question", ""))
    about = str(body["question"])
    if not request.POST.get("anonymous"):
        return _submit(request, board, body, about)
    keys = keyring.held(request, request.user) or Keyring.new()
    body |= {"anonymous": True, "key": keys.key_to(body["note"])}
    response = _submit(request, board, body, about)
    if response.status_code == 302:
        keyring.keep(response, request.user, keys)
    return response


@require_POST
def edit(request: MemberRequest, pk: UUID, note: UUID) -> HttpResponse:
    board = access.get_board(request.user, pk)
    body = _about(request, board, note, "note.edit", "text", "colour")
    body["base"] = whole_from(request.POST.get("base", ""))
    return _submit(request, board, body, about=str(note))


@require_POST
def move(request: MemberRequest, pk: UUID, note: UUID) -> HttpResponse:
    board = access.get_board(request.user, pk)
    body = _about(request, board, note, "note.move", "question")
    body["x"], body["y"] = free_place(board, request.POST.get("question", ""))
    if cluster := request.POST.get("cluster"):
        body["cluster"] = cluster
    return _submit(request, board, body, about=str(note))


@require_POST
def remove(request: MemberRequest, pk: UUID, note: UUID) -> HttpResponse:
    board = access.get_board(request.user, pk)
    body = _about(request, board, note, "note.remove")
    return _submit(request, board, body, about=str(note), off=str(note))


@require_POST
def restore(request: MemberRequest, pk: UUID, note: UUID) -> HttpResponse:
    board = access.get_board(request.user, pk)
    return _submit(
        request, board, _about(request, board, note, "note.restore"), str(note)
    )


@require_POST
def react(request: MemberRequest, pk: UUID, note: UUID) -> HttpResponse:
    board = access.get_board(request.user, pk)
    body = _about(request, board, note, "note.react", "kind")
    body["on"] = "off" not in request.GET
    return _submit(request, board, body, about=str(note))


@require_POST
def phase(request: MemberRequest, pk: UUID) -> HttpResponse:
    board = access.get_board_to_plan(request.user, pk)
    return _submit(request, board, _body(request, "board.phase", "phase"), about="")


def _body(request: MemberRequest, do: str, *names: str) -> dict[str, Any]:
    values = {name: request.POST.get(name, "") for name in names}
    op = request.POST.get("op") or actions.new_id()
    return {"type": "op", "op": op, "do": do, **values}


def _about(
    request: MemberRequest, board: Board, note: UUID, do: str, *names: str
) -> dict[str, Any]:
    body = _body(request, do, *names) | {"note": str(note)}
    keys, row = keyring.held(request, request.user), board.notes.filter(pk=note).first()
    if keys and row and keys.opens(row):
        body["key"] = keys.key_to(note)
    return body


def _submit(
    request: MemberRequest,
    board: Board,
    body: dict[str, Any],
    about: str,
    off: str = "",
) -> HttpResponse:
    visitor = Visitor(request.user.pk)
    (answer,) = actions.submit_ops(by=visitor, board_id=board.pk, bodies=[body])
    if answer["type"] == "refused":
        problem = Problem.of(answer, about=about, tried=request.POST.get("text", ""))
        status = 409 if answer["code"] in TEXT_CLASHES else 422
        return show_list(request, board, problem=problem, status=status)
    where = reverse("jamboard:outline", args=[board.pk])
    if off:
        back = {"off": off, "page": request.POST.get("page", "1")}
        return redirect(f"{where}?{urlencode(back)}")
    note = body.get("note")
    return redirect(f"{where}?at={note}#note-{note}" if note else where)
