"""Chromium of the system where there is one, else Playwright's own."""

from pathlib import Path
from typing import Any

import pytest

_SYSTEM = Path("/usr/bin/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    own = {"executable_path": str(_SYSTEM)} if _SYSTEM.exists() else {}
    return {**browser_type_launch_args, **own, "args": _ARGUMENTS}
