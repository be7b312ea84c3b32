"""The signing key: from `SIGER_SECRET_KEY`, or made once and kept in the state directory, readable by its owner only."""

import os
import secrets
from pathlib import Path

from siger.settings.environment import text


def secret_key(state: Path) -> str:
    """The same key for every process of one installation. Two processes that start together agree: the file is created exclusively."""
    given = text("SIGER_SECRET_KEY")
    if given:
        return given
    path = state / "keys" / "signing"
    if not path.exists():
        _create_once(path)
    return path.read_text(encoding="ascii").strip()


def _create_once(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
    try:
        os.link(fresh, path)  # fails when another process was first: then its key is ours too
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
