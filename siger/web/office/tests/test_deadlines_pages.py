"""An administrator keeps the calendar and the policies of their own government, and sees first what a change would do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from siger.deadlines.models import LocalDayRow, Policy, Recount
from siger.reports.models import Report

pytestmark = pytest.mark.django_db


def a_working_day():
    day = timezone.localdate() + timedelta(days=2)
    from siger.deadlines.current import current_rules

    return current_rules().calendar("18").closing(day).date()


@pytest.mark.parametrize("path", ["/kantor/kalender/", "/kantor/batas-waktu/", "/kantor/kalender/hitung-ulang"])
def test_the_pages_are_for_administrators_alone(world, sign_in, path):
    assert sign_in("administrator").get(path).status_code == 200
    assert sign_in("dispatcher").get(path).status_code == 403


def test_a_day_is_tried_first_and_then_entered_and_taken_back(world, sign_in):
    report, browser = world.report().report, sign_in("administrator")
    sent = {"on": a_working_day().isoformat(), "working": "libur", "name": "Hari jadi kota"}
    tried = browser.post("/kantor/kalender/?wilayah=18.71", {**sent, "langkah": "uji"})
    assert "1 dari 1 laporan terbuka akan bergeser" in tried.content.decode()
    assert not LocalDayRow.objects.exists()
    assert browser.post("/kantor/kalender/?wilayah=18.71", {**sent, "langkah": "simpan"}).status_code == 302
    row = LocalDayRow.objects.get()
    assert (row.region_id, row.name, row.working) == ("18.71", "Hari jadi kota", False)
    page = browser.get(f"/kantor/kalender/?wilayah=18.71&tahun={row.date.year}").content.decode()
    assert "Hari jadi kota" in page
    assert "0 dari 1, sedang berjalan" in page
    assert browser.post(f"/kantor/kalender/hari/{row.pk}/cabut").status_code == 302
    assert Recount.objects.count() == 2
    assert Report.objects.get(pk=report.pk).due_at == report.due_at


def test_a_policy_is_tried_first_and_then_entered(world, sign_in):
    browser = sign_in("administrator")
    sent = {"clock": "triage", "report_class": "", "category": "roads", "service_code": "", "amount": "2", "unit": "hours"}
    sent |= {"valid_from": timezone.localdate().isoformat(), "note": "Keputusan wali kota"}
    assert browser.post("/kantor/batas-waktu/?wilayah=18.71", {**sent, "langkah": "uji"}).status_code == 200
    assert not Policy.objects.exists()
    assert browser.post("/kantor/batas-waktu/?wilayah=18.71", {**sent, "langkah": "simpan"}).status_code == 302
    assert Policy.objects.get().amount == 2
    assert "2 jam kerja" in browser.get("/kantor/batas-waktu/?wilayah=18.71").content.decode()


@pytest.mark.parametrize("path", ["/kantor/kalender/", "/kantor/batas-waktu/"])
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_stored(world, sign_in, path):
    answer = sign_in("administrator").post(path, {"langkah": "simpan", "on": "kemarin", "clock": "x", "amount": "-3"})
    assert answer.status_code == 422
    assert not Recount.objects.exists()


@pytest.mark.parametrize("region", ["99", "18.71.01", "%00"])
def test_rules_of_what_is_not_ones_own_are_refused(world, sign_in, region):
    assert sign_in("administrator").get(f"/kantor/kalender/?wilayah={region}").status_code == 403
