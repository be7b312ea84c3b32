"""Memory of a whole installation that does nothing."""

import time
from collections.abc import Callable

from tests.load.cpu import pss_mb
from tests.load.web import running

NAME = "idle_memory"
AIM_MB = 450


def idle_memory(port: int, *, seconds: float, say: Callable[[str], None]) -> dict[str, object]:
    """Start `siger serve`, wait until it is ready and has been idle for `seconds`, and add up the memory of its processes."""
    with running("serve", port, ready="/readyz") as pid:
        say(f"{seconds:.0f} s without a request …")
        time.sleep(seconds)
        return {"case": NAME, "pss_mb": round(pss_mb(pid), 1)}
