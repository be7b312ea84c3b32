"""CPU time and memory of a tree of processes, from /proc."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def tree(root: int) -> Iterator[int]:
    """The process and all that descend from it."""
    yield root
    yield from (child.pid for child in psutil.Process(root).children(recursive=True))


def cpu_ms(root: int) -> float:
    """User and system time of the tree since it began, in steps of 10 ms; children that ended are in their parent's account."""
    total = 0
    for pid in tree(root):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended meanwhile; its parent has its time
        total += sum(int(value) for value in fields[11:15])  # utime stime cutime cstime
    return total * _TICK_MS


def pss_mb(root: int) -> float:
    """Proportional set size of the tree in megabytes (10⁶ bytes): memory that several share is divided among them."""
    return sum(_pss_kb(pid) for pid in tree(root)) * 1024 / 1e6


def _pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
