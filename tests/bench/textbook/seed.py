"""`python -m tests.bench.textbook.seed PEOPLE NOTES`, as our own seed does it."""

import json
import os
import sys
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.textbook.settings")
django.setup()

from tests.bench.crowd import TEXT
from tests.bench.textbook.models import Note


def main(people: int, notes: int) -> None:
    Note.objects.all().delete()
    Note.objects.bulk_create(note(number) for number in range(1, notes + 1))
    question = str(uuid4())
    crowd = {"path": "/ws/", "questions": [question], "cookies": ["none=1"] * people}
    sys.stdout.write(json.dumps(crowd))


def note(number: int) -> Note:
    pk = uuid4()
    fields = {"note": str(pk), "text": TEXT, "x": number, "y": number, "colour": "sky"}
    return Note(note=pk, seq=number, fields=fields)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
