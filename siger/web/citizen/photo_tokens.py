"""Uploads that wait for their form to be right: a signed token each, so that nobody loses a photo or claims another's file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core import signing

from siger.core.errors import Refusal
from siger.core.storage import originals
from siger.reports.actions.attaching import SentPhoto
from siger.reports.photos.incoming import IncomingPhoto, receive_upload
from siger.reports.photos.kinds import Kind

_SALT: Final = "siger.photo"
DAY_S: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class KeptPhotos:
    """Photos that arrived, and what is wrong with those that did not."""

    photos: tuple[SentPhoto, ...]
    refused: Refusal | None = None


def token_of(photo: SentPhoto) -> str:
    incoming = photo.incoming
    taken = photo.taken_at.isoformat() if photo.taken_at else None
    told = [incoming.path, incoming.sha256.hex(), incoming.bytes, incoming.kind.value, photo.lat, photo.lng, taken]
    return signing.dumps(told, salt=_SALT, compress=True)


def photos_of_tokens(tokens: Iterable[str]) -> list[SentPhoto]:
    """The photos of tokens that we signed within a day; others are left out."""
    found: list[SentPhoto] = []
    for token in tokens:
        try:
            found.append(_photo(signing.loads(token, salt=_SALT, max_age=DAY_S)))
        except (signing.BadSignature, TypeError, ValueError):
            continue
    return found


def _photo(told: list[Any]) -> SentPhoto:
    path, sha256, length, kind, lat, lng, taken = told
    moment = datetime.fromisoformat(taken) if taken else None
    return SentPhoto(IncomingPhoto(path, bytes.fromhex(sha256), length, Kind(kind)), lat, lng, moment)


def receive_photos(files: Sequence[Any], told: Any = None) -> KeptPhotos:
    """Store uploads; one that cannot be taken is named and does not cost the others. `told` is (lat, lng, taken_at) of the first."""
    photos: list[SentPhoto] = []
    refused: Refusal | None = None
    for file in files:
        try:
            incoming = receive_upload(file)
        except Refusal as refusal:
            refused = refused or refusal
            continue
        lat, lng, taken_at = told if told and not photos else (None, None, None)
        photos.append(SentPhoto(incoming, lat, lng, taken_at))
    return KeptPhotos(tuple(photos), refused)


def copies(photos: Iterable[SentPhoto]) -> list[SentPhoto]:
    """Fresh files with the same pictures: for a form that becomes another report, whose photos must not depend on the first one's."""
    copied: list[SentPhoto] = []
    for photo in photos:
        try:
            with originals().open(photo.incoming.path, "rb") as stored:
                copied.append(SentPhoto(receive_upload(stored), photo.lat, photo.lng, photo.taken_at))
        except (FileNotFoundError, Refusal):
            continue
    return copied
