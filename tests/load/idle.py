"""Memory of a whole installation that does nothing: before any request, and after one that had the lexicon of categories read."""

import time
from collections.abc import Callable
from typing import Final

from tests.load.cases import asked_for_kinds
from tests.load.cpu import pss_mb
from tests.load.driving import Connection
from tests.load.web import running

NAME = "idle_memory"
READING = "suggest_memory"
AIMS_MB: Final = {NAME: 450, READING: 600}
WARMING: Final = 200
"""Texts, so that what is remembered of their words is in the figure."""


def idle_memory(port: int, *, seconds: float, say: Callable[[str], None]) -> dict[str, object]:
    """Start `siger serve`, wait until it is ready and has been idle for `seconds`, and add up the memory of its processes."""
    with running("serve", port, ready="/readyz") as pid:
        return _idle(NAME, pid, seconds, say)


def reading_memory(port: int, texts: list[str], *, seconds: float, say: Callable[[str], None]) -> dict[str, object]:
    """The same after `texts` were asked about."""
    with running("serve", port, ready="/readyz") as pid:
        connection = Connection(port)
        for text in texts:
            connection.send(asked_for_kinds(text))
        connection.close()
        return _idle(READING, pid, seconds, say)


def _idle(case: str, pid: int, seconds: float, say: Callable[[str], None]) -> dict[str, object]:
    say(f"{seconds:.0f} s without a request …")
    time.sleep(seconds)
    return {"case": case, "pss_mb": round(pss_mb(pid), 1)}
