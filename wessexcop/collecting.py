"""Collects static files: hashed, compressed, and the site's styles in one sheet."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
IMPORT = re.compile(r'^@import url\("([^"]+)"\);$', re.MULTILINE)

Paths = dict[str, tuple[Storage, str]]


class SiteStorage(CompressedManifestStaticFilesStorage):
    """Puts in place of each `@import` of site.css the sheet it names.

    On bad wifi each sheet of its own costs a journey there and back. Sheets in
    css/components may name no files: their addresses would start from elsewhere.
    """

    def post_process(
        self, paths: Paths, dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        with TemporaryDirectory() as folder:
            if SHEET in paths:
                gathered = FileSystemStorage(folder)
                path = Path(folder, SHEET)
                path.parent.mkdir(parents=True)
                path.write_text(_gather(paths), encoding="utf-8")
                paths = {**paths, SHEET: (gathered, SHEET)}
            yield from super().post_process(paths, dry_run, **options)


def _gather(paths: Paths) -> str:
    return IMPORT.sub(lambda line: _read(paths, f"css/{line[1]}"), _read(paths, SHEET))


def _read(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode("utf-8"))
