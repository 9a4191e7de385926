import sys
from typing import Any

from django.core.management.base import BaseCommand

from jamboard import store
from jamboard.models import Board


class Command(BaseCommand):
    help = "Replays every board's log and compares it with its rows."

    def handle(self, *args: Any, **options: Any) -> None:
        boards = list(Board.objects.order_by("made_at"))
        wrong = 0
        for board in boards:
            found = store.differences(board)
            wrong += bool(found)
            for line in found:
                self.stderr.write(f"{board.pk} {board.title}: {line}")
        self.stdout.write(f"{len(boards) - wrong} of {len(boards)} boards agree.")
        if wrong:
            sys.exit(1)
