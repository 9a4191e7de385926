"""Bring third-party files from npm into static/vendor, and check them.

    python tools/vendor.py --check    every file is what the lock says; no network
    python tools/vendor.py            fetch again, after changing vendor.toml

Fetching needs npm, and fonttools with brotli to cut the fonts down.
"""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

SPEC = Path(__file__).with_name("vendor.toml")
FONTS = Path(__file__).with_name("fonts.py")
VENDOR = Path(__file__).parent.parent / "static" / "vendor"
LOCK = VENDOR / "vendor.lock.json"
# Hashed static storage fails on a source map that is not there.
SOURCE_MAP = re.compile(rb"(?m)^(//|/\*)[#@]\s*sourceMappingURL=.*$\n?")


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return report(problems())
    spec = tomllib.loads(SPEC.read_text())
    letters = spec["letters"]
    lock = {
        name: bring(name, wanted, letters) for name, wanted in spec["packages"].items()
    }
    LOCK.write_text(json.dumps({"packages": lock}, indent=2, sort_keys=True) + "\n")
    return report(problems())


def report(found: list[str]) -> int:
    verdict = "static/vendor differs" if found else "static/vendor is as locked"
    sys.stdout.write("\n".join([*found, verdict]) + "\n")
    return 1 if found else 0


def problems() -> list[str]:
    """Return a line for each file that is missing, changed, or not in the lock."""
    packages = json.loads(LOCK.read_text())["packages"].values()
    locked = {
        file: sha for package in packages for file, sha in package["files"].items()
    }
    held = {
        path.relative_to(VENDOR).as_posix()
        for path in VENDOR.rglob("*")
        if path.is_file() and path != LOCK
    }
    missing = [f"missing: {file}" for file in sorted(locked.keys() - held)]
    unknown = [f"not in the lock: {file}" for file in sorted(held - locked.keys())]
    changed = [
        f"changed: {file}"
        for file in sorted(held & locked.keys())
        if sha256((VENDOR / file).read_bytes()) != locked[file]
    ]
    return missing + unknown + changed


def bring(name: str, wanted: dict[str, Any], letters: dict[str, str]) -> dict[str, Any]:
    """Fetch one package, write its files, and return its entry in the lock."""
    archive, integrity = pack(name, wanted["version"])
    written = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        licence = json.loads(member(package, "package.json"))["license"]
        for source, target in wanted.get("files", {}).items():
            written[target] = SOURCE_MAP.sub(b"", member(package, source))
        for target, cut in wanted.get("fonts", {}).items():
            font = member(package, wanted["font"])
            written[target] = cut_font(font, letters[cut], wanted)
    for target, content in written.items():
        path = VENDOR / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return {
        "version": wanted["version"],
        "licence": licence,
        "integrity": integrity,
        "files": {target: sha256(content) for target, content in written.items()},
    }


def pack(name: str, version: str) -> tuple[bytes, str]:
    """Return npm's archive, checked against the sha512 the registry declares."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{name}@{version}", "--json", "--silent"]
        command += ["--pack-destination", folder]
        answer = json.loads(subprocess.check_output(command, text=True))
        described = answer[0] if isinstance(answer, list) else answer[name]
        archive = next(Path(folder).glob("*.tgz")).read_bytes()
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if f"sha512-{digest}" != described["integrity"]:
        raise SystemExit(f"{name}: the archive is not what the registry declares")
    return archive, described["integrity"]


def member(package: tarfile.TarFile, path: str) -> bytes:
    file = package.extractfile(f"package/{path}")
    if file is None:
        raise SystemExit(f"no file {path} in the package")
    return file.read()


def cut_font(content: bytes, letters: str, wanted: dict[str, Any]) -> bytes:
    command = [sys.executable, str(FONTS), letters]
    command += [wanted.get("weight", ""), wanted.get("rename", "")]
    done = subprocess.run(command, input=content, check=True, capture_output=True)
    return done.stdout


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
