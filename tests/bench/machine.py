"""What the bench ran on, and what a process cost, read from /proc."""

import os
import platform
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def line() -> str:
    """One line that says on what the figures were taken."""
    cores = os.cpu_count()
    load = os.getloadavg()[0]
    parts = [f"{cores} cores of {model()}", f"Linux {platform.release()}"]
    parts.append(f"Python {platform.python_version()}")
    return ", ".join([*parts, f"load {load:.1f} at the start"])


def model() -> str:
    for each in Path("/proc/cpuinfo").read_text().splitlines():
        if each.startswith("model name"):
            return each.partition(":")[2].strip()
    return platform.machine()


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far, its threads included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def resident_mb(pid: int) -> float:
    for each in Path(f"/proc/{pid}/status").read_text().splitlines():
        if each.startswith("VmRSS:"):
            return int(each.split()[1]) / 1024
    return 0.0


def pin(pid: int, core: int) -> None:
    """Keep the server and what loads it from running on the same core."""
    cores = sorted(os.sched_getaffinity(pid))
    for task in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), {cores[core % len(cores)]})
