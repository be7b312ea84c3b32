"""What an archive says about itself, so that a restore can check it before anything is changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from siger.core.backup.trouble import BackupTrouble
from siger.core.crypto.keys import keyring

FORMAT: Final = 1
MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files"


@dataclass(frozen=True)
class Manifest:
    """`created` is UTC in ISO 8601; `keys` names the keys that the data were sealed with, without giving them away."""

    created: str
    postgresql: int
    migrations: dict[str, str]
    dump_sha256: str
    files_sha256: str
    files: int
    files_bytes: int
    keys: dict[str, str]
    elsewhere: list[str] = field(default_factory=list)
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()


def parse_manifest(content: bytes) -> Manifest:
    try:
        raw = json.loads(content)
        if raw.get("format") != FORMAT:
            raise BackupTrouble(
                f"The archive has format {raw.get('format')}, this Siger reads format {FORMAT}. Restore it with the Siger that wrote it."
            )
        return Manifest(**raw)
    except (ValueError, TypeError, AttributeError):
        raise BackupTrouble("The archive's description cannot be read: it is damaged, or no backup of Siger.") from None


def key_names() -> dict[str, str]:
    """Every key of the key file by its id, as the beginning of a one-way hash. Keys are 32 random bytes: nothing can be guessed from it."""
    ring = keyring()
    named = {str(key_id): key for key_id, key in ring.keys.items()} | {"index": ring.index_key}
    return {name: hashlib.sha256(b"siger key name|" + key).hexdigest()[:16] for name, key in named.items()}


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class FilesDigest:
    """One hash over all files in the order of the archive: name, length and content of each."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.count = 0
        self.bytes = 0

    def add(self, name: str, path: Path) -> None:
        size = path.stat().st_size
        self._hash.update(f"{name}\0{size}\0{sha256_of(path)}\n".encode())
        self.count += 1
        self.bytes += size

    def hexdigest(self) -> str:
        return self._hash.hexdigest()
