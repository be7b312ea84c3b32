"""Two small lands to test with, Lampung itself, and the outlines that are kept beside the repository."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from siger.regions.current import forget_locator
from siger.regions.loading import LoadResult, load_regions

REPOSITORY = Path(__file__).parents[3]
LAMPUNG = REPOSITORY / "installations" / "lampung"
SHARED = REPOSITORY.parent / "shared" / "data" / "regions"


@pytest.fixture(autouse=True)
def _fresh_locator() -> Iterator[None]:
    forget_locator()
    yield
    forget_locator()


@pytest.fixture(scope="module")
def lampung(django_db_setup: None, django_db_blocker: Any) -> Iterator[LoadResult]:
    """Province 18, loaded once for a module and rolled back after it. A test also needs `db`, whose own transaction nests inside."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield load_regions("18", folder=LAMPUNG)
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def shared() -> Path:
    """The folder with the true outlines of Lampung."""
    if not SHARED.is_dir():
        pytest.skip("../shared/data/regions is not here: the outlines are kept outside the project")
    return SHARED


@pytest.fixture
def geojson(tmp_path: Path) -> Callable[..., Path]:
    """Writes a FeatureCollection from (code, coordinates of one ring) pairs, or from whole features."""

    def write(*features: Any, name: str = "batas.geojson", **extra: Any) -> Path:
        whole = [feature if isinstance(feature, dict) else square_feature(*feature) for feature in features]
        path = tmp_path / name
        path.write_text(json.dumps({"type": "FeatureCollection", "features": whole, **extra}), encoding="utf-8")
        return path

    return write


def square_feature(code: Any, west: float, south: float, size: float = 0.02) -> dict[str, Any]:
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Feature", "properties": {"kode": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
