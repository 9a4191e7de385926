"""`python -m tests.faults.log_of BOARD`: a board's log, and what its rows differ in."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wessexcop.settings")
django.setup()

from jamboard import store  # noqa: E402 (Django must be set up)
from jamboard.models import Board  # noqa: E402


def main(board_id: str) -> None:
    board = Board.objects.get(pk=board_id)
    lines = board.changes.values_list("op_id", "seq")
    answer = {
        "seqs": [seq for _, seq in lines],
        "ops": {str(op): seq for op, seq in lines if op},
        "differences": store.differences(board),
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
