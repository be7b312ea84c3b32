"""Drawn placeholder photos, a few for each scene, shared by the reports that need one."""

import hashlib
import random
import uuid
from datetime import datetime, timedelta
from io import BytesIO
from typing import Final

from django.core.files.base import ContentFile
from PIL import Image

from siger.core.storage import photos
from siger.demo.pictures import draw_picture, scene_for
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.photos.parts import Size
from siger.reports.photos.variants import make_variant

VARIATIONS: Final = 4
_CLOSER: Final = 0.08  # of the picture is out of sight


class Gallery:
    """Draws a picture when first asked for it. The same seed gives the same pictures."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._kept: dict[tuple[str, int, bool, bool], dict[str, str | int | bytes]] = {}

    @property
    def drawn(self) -> int:
        return len(self._kept)

    def photo(self, rng: random.Random, report: Report, kind: PhotoKind, at: datetime) -> Photo:
        """An unsaved row; a report's picture and that of its finished work show the same scene.

        The perceptual hash stays empty: many reports share one drawing, and none of them is a reused photo.
        """
        repaired = kind is PhotoKind.AFTER
        variation = int(hashlib.sha256(report.number.encode()).hexdigest(), 16) % VARIATIONS
        picture = self._picture(
            scene_for(report.category, report.service_id), variation, repaired=repaired, nearer=kind is PhotoKind.BEFORE
        )
        return Photo(
            public_id=uuid.UUID(int=rng.getrandbits(128), version=4),
            kind=kind,
            state=PhotoState.READY,
            media_type="image/jpeg",
            keep_original=False,
            taken_at=at - timedelta(minutes=rng.randint(1, 40)),
            lat=round(report.lat + rng.gauss(0, 0.00008), 6),
            lng=round(report.lng + rng.gauss(0, 0.00008), 6),
            position_source="device",
            created_at=at,
            **picture,
        )

    def _picture(self, scene: str, variation: int, *, repaired: bool, nearer: bool) -> dict[str, str | int | bytes]:
        key = (scene, variation, repaired, nearer)
        if key not in self._kept:
            self._kept[key] = self._store(*key)
        return self._kept[key]

    def _store(self, scene: str, variation: int, repaired: bool, nearer: bool) -> dict[str, str | int | bytes]:
        """`nearer`: whoever comes to work stands a step closer than whoever reported."""
        encoded = draw_picture(scene, self._seed * 100 + variation, repaired=repaired)
        image = Image.open(BytesIO(encoded)).convert("RGB")
        if nearer:
            wide, high = image.size
            image = image.crop((int(wide * _CLOSER), int(high * _CLOSER), wide, high))
        name = f"demo/{scene}-{variation}-{'after' if repaired else 'nearer' if nearer else 'before'}"
        return {
            "thumb_path": _keep(f"{name}-thumb.webp", make_variant(image, Size.THUMB)),
            "view_path": _keep(f"{name}-view.webp", make_variant(image, Size.VIEW)),
            "width": image.width,
            "height": image.height,
            "bytes": len(encoded),
            "sha256": hashlib.sha256(encoded + b"nearer" * nearer).digest(),
        }


def _keep(name: str, content: bytes) -> str:
    storage = photos()
    if storage.exists(name):
        storage.delete(name)
    return str(storage.save(name, ContentFile(content)))
