"""Files that only the server's account may read.

Root writes them into a directory that belongs to that account, so a link laid there is never followed.
"""

from __future__ import annotations

import os
from pathlib import Path

from siger.core.database.account import Account


def write_private(path: Path, text: str, account: Account) -> None:
    """Put `text` at `path` as a whole (0600, owned by `account`): readers see the old file or the new one."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    account.own(fresh)
    fresh.rename(path)
