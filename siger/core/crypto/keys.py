"""The key file: data keys by id, the active one, and the key of the search index.

JSON, readable by its owner only, never in a backup of the database.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Keyring:
    """`keys` maps an id of 1 byte to 32 bytes. `index_key` keys the HMAC of searchable fields."""

    active: int
    keys: dict[int, bytes]
    index_key: bytes

    def as_json(self) -> str:
        keys = {str(key_id): base64.b64encode(key).decode() for key_id, key in self.keys.items()}
        return json.dumps({"active": self.active, "keys": keys, "index_key": base64.b64encode(self.index_key).decode()}, indent=1)


def parse_keyring(text: str) -> Keyring:
    """Raises KeyError or ValueError when the file is damaged."""
    raw = json.loads(text)
    keys = {int(key_id): base64.b64decode(key) for key_id, key in raw["keys"].items()}
    ring = Keyring(int(raw["active"]), keys, base64.b64decode(raw["index_key"]))
    if ring.active not in keys or any(len(key) != 32 for key in [*keys.values(), ring.index_key]):
        raise ValueError("key file: a key is missing or has the wrong length")
    return ring


def _write(path: Path, ring: Keyring, *, exclusive: bool) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(ring.as_json())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path) if exclusive else os.replace(fresh, path)
    except FileExistsError:
        pass  # another process made the first key file a moment ago; its keys are the ones to use
    finally:
        fresh.unlink(missing_ok=True)


def _load(path: Path) -> Keyring:
    if not path.exists():
        if settings.SITE_URL and not settings.DEBUG and os.environ.get("SIGER_KEY_FILE"):
            raise FileNotFoundError(f"{path}: SIGER_KEY_FILE names a file that is not there; a new key could not read what is stored")
        _write(path, Keyring(1, {1: secrets.token_bytes(32)}, secrets.token_bytes(32)), exclusive=True)
    return parse_keyring(path.read_text(encoding="ascii"))


@lru_cache(maxsize=4)
def _cached(path: str, changed_ns: int) -> Keyring:
    return _load(Path(path))


def keyring() -> Keyring:
    """The current keys; read again when the file changes, so that a rotation reaches running processes."""
    path = os.fspath(settings.KEY_FILE)  # asked for with every sealed value: no Path is made here
    try:
        changed_ns = os.stat(path).st_mtime_ns
    except FileNotFoundError:
        _load(Path(path))
        changed_ns = os.stat(path).st_mtime_ns
    return _cached(path, changed_ns)


def add_key() -> int:
    """Make a new active data key and return its id. Old keys stay, to read what they wrote until it is rewritten."""
    ring = keyring()
    new_id = max(ring.keys) + 1
    if new_id > 255:
        raise ValueError("key ids are used up; drop keys that nothing was written with")
    _write(Path(settings.KEY_FILE), Keyring(new_id, {**ring.keys, new_id: secrets.token_bytes(32)}, ring.index_key), exclusive=False)
    return new_id
