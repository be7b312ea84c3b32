"""Real servers in state directories of their own, each in a process of its own where a test has to kill it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def state() -> Iterator[Path]:
    """Not below pytest's tmp_path: that is closed to other users, and as root the server is one."""
    directory = Path(tempfile.mkdtemp(prefix="siger-state-"))
    yield directory
    shutil.rmtree(directory, ignore_errors=True)
