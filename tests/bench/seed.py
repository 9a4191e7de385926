"""`python -m tests.bench.seed PEOPLE NOTES`: a board, and people signed in to it.

Run with the server's DATA_DIR, beside it. Prints what the crowd needs as JSON.
"""

import json
import os
import sys
from importlib import import_module
from uuid import uuid4

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wessexcop.settings")
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction

from jamboard import store
from jamboard.access import Visitor
from jamboard.core.protocol import OpFrame
from jamboard.models import Board, Question
from jamboard.store import Submitted
from tests.bench.crowd import TEXT
from tests.factories.members import make_group, make_member, make_network
from wessexcop.members.models import Member, Role

OPS_A_COMMIT = 500
QUESTIONS = ["What if anything has been the immediate value?", "What will you take?"]


def main(people: int, notes: int) -> None:
    with transaction.atomic():
        board, members = make_board(people)
    fill(board, members[0], notes)
    cookies = [f"{settings.SESSION_COOKIE_NAME}={sign_in(each)}" for each in members]
    questions = [str(pk) for pk in board.questions.values_list("pk", flat=True)]
    answer = {"path": f"/ws/boards/{board.pk}/", "questions": questions}
    sys.stdout.write(json.dumps({**answer, "cookies": cookies}))


def make_board(people: int) -> tuple[Board, list[Member]]:
    slug = f"bench-{uuid4().hex[:8]}"
    network = make_network("Bench", slug=slug)
    names = [f"{slug}-{number}" for number in range(people)]
    members = [make_member(name, network=network) for name in names]
    lead = make_member(f"{slug}-lead", network=network, role=Role.FACILITATOR)
    board = Board.objects.create(
        network=network, group=make_group(network, lead), title="Bench"
    )
    for position, text in enumerate(QUESTIONS):
        Question.objects.create(
            board=board, position=position, text=text, short=text[:9]
        )
    return board, members


def fill(board: Board, writer: Member, notes: int) -> None:
    question = str(board.questions.all()[0].pk)
    visitor = Visitor(writer.pk)
    for start in range(0, notes, OPS_A_COMMIT):
        count = min(OPS_A_COMMIT, notes - start)
        ops = [Submitted(visitor, note(question, start + n)) for n in range(count)]
        store.commit(board.pk, ops)


def note(question: str, number: int) -> OpFrame:
    body = {
        "do": "note.add",
        "note": str(uuid4()),
        "question": question,
        "x": number % 50 * 180,
        "y": number // 50 * 130,
        "text": TEXT,
        "colour": "sky",
    }
    return OpFrame(op=str(uuid4()), body=body)


def sign_in(member: Member) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
