"""Run every kind of test, count them, and hold the counts to tests/floors.toml.

Each kind is a run of its own: tests that drive a server from outside must not share
a process with those that call it from inside. `tools/tests.py unit js` runs only
those kinds.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree  # our own reports, written a moment ago

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors.toml"
IN_CI = bool(os.environ.get("CI"))
NOTHING_COLLECTED = 5
MARKS = {
    "unit": "not socket and not browser and not fault",
    "socket": "socket",
    "browser": "browser",
    "fault": "fault",
}


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def main(kinds: list[str]) -> int:
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve() / "tests"
    data_dir.mkdir(parents=True, exist_ok=True)
    counts = {kind: run(kind, data_dir) for kind in kinds or [*MARKS, "js"]}
    short = below_floor(counts)
    report(counts, short)
    return 1 if short or any(count.failed for count in counts.values()) else 0


def run(kind: str, data_dir: Path) -> Count:
    say(f"\n== {kind}")
    report_file = data_dir / f"{kind}.xml"
    report_file.unlink(missing_ok=True)
    if kind == "js" and not shutil.which("node"):
        say("JavaScript tests need Node.js 20 or later.")
        return Count(failed=int(IN_CI), skipped=1)
    command = js(report_file) if kind == "js" else python(kind, report_file)
    env = {**os.environ, "DATA_DIR": str(data_dir)}
    code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    return counted(report_file, code)


def python(kind: str, report_file: Path) -> list[str]:
    pytest = [sys.executable, "-m", "pytest", "--quiet", "-rs", "-m", MARKS[kind]]
    return [*pytest, f"--junit-xml={report_file}"]


def js(report_file: Path) -> list[str]:
    reporters = ["--test-reporter=dot", "--test-reporter-destination=stdout"]
    reporters += ["--test-reporter=junit", f"--test-reporter-destination={report_file}"]
    files = sorted(str(path) for path in (ROOT / "tests" / "js").glob("**/*.test.js"))
    return ["node", "--test", *reporters, *files]


def counted(report_file: Path, code: int) -> Count:
    """Count a report; a run that ended without a whole one counts as one failure."""
    try:
        cases = list(ElementTree.parse(report_file).iter("testcase"))  # noqa: S314
    except (FileNotFoundError, ElementTree.ParseError):
        return Count(failed=1)
    failed = sum(1 for case in cases if has(case, "failure", "error"))
    skipped = sum(1 for case in cases if has(case, "skipped"))
    if code not in (0, NOTHING_COLLECTED) and not failed:
        failed = 1
    return Count(len(cases) - failed - skipped, failed, skipped)


def has(case: ElementTree.Element, *names: str) -> bool:
    return any(case.find(name) is not None for name in names)


def below_floor(counts: dict[str, Count]) -> list[str]:
    floors = tomllib.loads(FLOORS.read_text())
    return [
        f"{kind}: {count.passed} passed, and at least {floors[kind]} must"
        for kind, count in counts.items()
        if IN_CI and count.passed < floors[kind]
    ]


def report(counts: dict[str, Count], short: list[str]) -> None:
    say("")
    for kind, each in counts.items():
        line = f"{kind:8} {each.passed:5} passed {each.failed:4} failed"
        say(f"{line} {each.skipped:4} skipped")
    for line in short:
        say(f"Too few tests. {line}")
    passed = sum(count.passed for count in counts.values())
    failed = sum(count.failed for count in counts.values()) + len(short)
    say(f"{passed} passed, {failed} failed")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
