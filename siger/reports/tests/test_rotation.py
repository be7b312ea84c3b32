"""Rotation of keys over the real tables."""

import pytest

from siger.core.crypto.rotation import reseal_all, rotate, sealed_fields
from siger.reports.actions.submission import Contact
from siger.reports.models import Reporter
from siger.reports.queries.timeline import first_broken_entry


@pytest.mark.django_db
def test_everything_is_sealed_anew_and_the_history_still_holds(world, settings, tmp_path):
    settings.KEY_FILE = tmp_path / "fields.json"
    report = world.report(contact=Contact(name="Siti", phone="0812-0000-1234")).report
    result = rotate()
    assert result.key_id == 2
    assert result.values >= 3  # name, phone, the payload of the timeline
    assert reseal_all() == 0
    assert Reporter.objects.get(report=report).name == "Siti"
    assert first_broken_entry(report) is None


def test_every_place_that_may_name_somebody_is_sealed():
    sealed = {f"{model._meta.label}.{field.name}" for model, field in sealed_fields()}
    assert {
        "reports.Reporter.name",
        "reports.Reporter.email",
        "reports.Reporter.phone",
        "reports.Report.original_text",
        "reports.TimelineEntry.payload",
        "reports.Rating.words",
        "reports.IdentityLook.reason",
    } <= sealed
