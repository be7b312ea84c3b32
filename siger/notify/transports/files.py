"""Into a folder, as .eml files: for a machine without a mail server. The page /_mail shows the same messages."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from siger.core.clock import now
from siger.notify.transports.outgoing import Outgoing, TemporaryTrouble


class FileTransport:
    """Writes into `folder`, which only our own system user can open. A file is there whole or not at all."""

    name = "file"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def forget(self, before: datetime) -> int:
        """Delete the messages that were written before that moment; how many."""
        old = [path for path in self._folder.glob("*.eml") if path.stat().st_mtime < before.timestamp()]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def send(self, message: Outgoing) -> None:
        name = message.message_id.strip("<>").partition("@")[0]
        path = self._folder / f"{now():%Y%m%d-%H%M%S}-{name}.eml"
        fresh = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(message.as_email().as_bytes())
            fresh.replace(path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            raise TemporaryTrouble(f"{type(error).__name__}: {error.strerror}") from None
