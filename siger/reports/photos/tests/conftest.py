import uuid
from pathlib import Path

import pytest

from siger.core.clock import now
from siger.core.storage import originals, random_name, storage_settings, write_whole
from siger.regions.models import Region
from siger.reports.models import Photo, Report


@pytest.fixture
def files(settings, tmp_path) -> Path:
    """Empty storages in a folder of the test's own."""
    settings.STORAGES = {**settings.STORAGES, **storage_settings(tmp_path, {})}
    return tmp_path / "files"


@pytest.fixture
def report(db) -> Report:
    region = Region.objects.create(code="18", name="Lampung", level=1, lat=-5.0, lng=105.0)
    moment = now()
    return Report.objects.create(
        number=f"UJI-{uuid.uuid4().hex[:9].upper()}",
        category="roads",
        title="Jalan berlubang",
        text="Lubang besar di depan pasar.",
        lat=-5.4,
        lng=105.27,
        position_source="gps",
        cell=1,
        region=region,
        region_certainty="indicative",
        holder_since=moment,
        due_at=moment,
        occurred_at=moment,
        received_at=moment,
        changed_at=moment,
    )


@pytest.fixture
def sent(files, report):
    """Attach bytes as a photo that waits to be decoded."""

    def attach(data: bytes, **fields) -> Photo:
        path = random_name()
        write_whole(originals(), path, [data])
        return Photo.objects.create(
            **{"report": report, "original_path": path, "bytes": len(data), "sha256": bytes(32), "created_at": now(), **fields}
        )

    return attach
