"""Which file of the private database lies where. Paths only; nothing is created here."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

DATABASE_NAME = "siger"
# sockaddr_un holds 108 bytes with its closing NUL.
LONGEST_SOCKET_PATH = 107


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one installation. `state` is absolute."""

    state: Path

    port = 5432  # names the socket file; nothing listens on TCP
    superuser = "postgres"
    application_role = "siger"

    @property
    def home(self) -> Path:
        """Belongs to the server's user alone (0700)."""
        return self.state / "postgres"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def passfile(self) -> Path:
        """Generated passwords of both roles, in libpq's format (0600)."""
        return self.home / "pgpass"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def owner_lock(self) -> Path:
        """Locked by the process that started the server, for as long as it lives."""
        return self.home / "owner.lock"

    @property
    def overrides(self) -> Path:
        """An operator's own settings, read last when present."""
        return self.home / "local.conf"

    @property
    def sockets(self) -> Path:
        """The socket's directory (0700): inside `home`, or a short private one when that path is too deep for a socket."""
        inside = self.home / "run"
        if len(os.fsencode(self._socket_in(inside))) <= LONGEST_SOCKET_PATH:
            return inside
        return _short_parent() / f"siger-{os.geteuid()}-{self._fingerprint}"

    @property
    def socket(self) -> Path:
        return self._socket_in(self.sockets)

    def _socket_in(self, directory: Path) -> Path:
        return directory / f".s.PGSQL.{self.port}"

    @property
    def _fingerprint(self) -> str:
        return hashlib.sha256(os.fsencode(self.state)).hexdigest()[:12]


def _short_parent() -> Path:
    """A directory that survives as long as the machine runs. Only its owner may remove entries: /run is root's, /tmp is sticky."""
    if os.geteuid() == 0:
        return Path("/run")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) if runtime and Path(runtime).is_dir() and len(os.fsencode(runtime)) < 40 else Path("/tmp")  # noqa: S108
