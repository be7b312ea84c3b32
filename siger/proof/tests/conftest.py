"""A report whose work is done, with real photos that the worker has decoded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest

from siger.core.storage import storage_settings
from siger.proof.checking.answers import check_photo
from siger.reports.actions.assign import assign
from siger.reports.actions.attaching import SentPhoto
from siger.reports.actions.start import start
from siger.reports.actions.submit_proof import submit_proof
from siger.reports.models import Photo, PhotoKind, Report
from siger.reports.photos.incoming import receive_upload
from siger.reports.photos.process import process_photo
from tests.world.building import World

POINT = (-5.3802, 105.2503)


@dataclass
class Field:
    """Takes a report to its proof, and lets the worker look at each photo."""

    world: World

    def photo(self, data: bytes, *, at: tuple[float, float] | None = POINT, taken: datetime | None = None) -> SentPhoto:
        lat, lng = at or (None, None)
        return SentPhoto(receive_upload(BytesIO(data)), lat, lng, taken)

    def report(self, *photos: bytes, **changes: Any) -> Report:
        """A report with photos of its own, on which work has begun."""
        made = self.world.report(photos=tuple(self.photo(data, at=None) for data in photos), **changes).report
        self.decode(made)
        for verb, person in ((self._assign, "dispatcher"), (start, "officer")):
            made = verb(actor=self.world.people[person], report_id=made.pk, seen=Report.objects.get(pk=made.pk).version)
        return made

    def _assign(self, **named: Any) -> Report:
        return assign(agency_id=self.world.agencies["prov.bmbk"].pk, **named)

    def proof(self, report: Report, *after: SentPhoto, before: tuple[SentPhoto, ...] = ()) -> Report:
        version = Report.objects.get(pk=report.pk).version
        done = submit_proof(actor=self.world.officer, report_id=report.pk, seen=version, after=after, before=before)
        self.decode(done)
        return done

    def decode(self, report: Report) -> None:
        for photo in Photo.objects.filter(report=report, state="pending").order_by("pk"):
            process_photo(photo.pk)
            check_photo(photo.pk)


@pytest.fixture
def field(world: World, settings: Any, tmp_path: Any) -> Field:
    settings.STORAGES = {**settings.STORAGES, **storage_settings(tmp_path, {})}
    return Field(world)


@pytest.fixture
def after_of() -> Callable[[Report], Photo]:
    return lambda report: Photo.objects.filter(report=report, kind=PhotoKind.AFTER).latest("pk")
