"""Lists taken out: what is in them, what never is, and what becomes of one that was interrupted."""

import csv
import io
import tempfile
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from siger.core.errors import Forbidden, Invalid, NotFound
from siger.core.storage import exports, storage_settings, write_whole
from siger.desk.actions import export_reports as action
from siger.desk.actions.export_reports import cancel_export, export_reports
from siger.desk.exporting import files, rows, running
from siger.desk.exporting.files import chunks_of, harmless
from siger.desk.exporting.forgetting import forget_exports
from siger.desk.exporting.rows import as_data, from_data, rows_of
from siger.desk.exporting.running import resume_exports, run_export
from siger.desk.models import Export, ExportState
from siger.desk.queries.exports import exports_of, file_of
from siger.people.actors import Actor
from siger.people.models import Membership
from siger.reports.models import Report
from siger.reports.queries.worklist import View, WorklistFilter

pytestmark = pytest.mark.django_db
ALL = WorklistFilter(view=View.ALL)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, **storage_settings(tmp_path, {})}


def written(actor, form="csv", wanted=ALL):
    return b"".join(chunks_of(form, rows_of(actor, wanted)))


def cells(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture
def long(world, monkeypatch):
    """An export that is too long to go out at once."""
    monkeypatch.setattr(action, "AT_ONCE", 1)
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    numbers = [world.report().report.number for _ in range(5)]
    return export_reports(actor=world.dispatcher, wanted=ALL, form="csv"), numbers


def content_of(export):
    with exports().open(Export.objects.get(pk=export.pk).path, "rb") as opened:
        return opened.read()


def test_a_line_tells_of_a_report_in_words(world):
    report = world.report().report
    head, line = cells(written(world.dispatcher))
    told = dict(zip(head, line, strict=True))
    assert told["Nomor"] == report.number
    assert told["Keadaan"] == "Menunggu"
    assert told["Wilayah"] == "Kedaton"


def test_whistleblowing_is_never_in_it_not_even_for_whoever_handles_it(world):
    world.report(visibility="whistleblowing")
    for person in (world.inspector, world.auditor, world.dispatcher):
        assert len(cells(written(person))) == 1
        with pytest.raises(Invalid):
            export_reports(actor=person, wanted=ALL, form="csv")


def test_only_what_the_actor_may_see_and_the_filter_finds(world):
    world.report()
    assert len(cells(written(world.dispatcher))) == 2
    assert len(cells(written(world.other_dispatcher))) == 1
    assert len(cells(written(world.dispatcher, wanted=WorklistFilter(view=View.ALL, category="waste")))) == 1


@pytest.mark.parametrize("attack", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " \n=1", "\uff1d1+1", "%0A=1"])
def test_no_cell_is_a_formula(world, attack):
    assert harmless(attack).startswith("'")
    Report.objects.filter(pk=world.report().report.pk).update(title=attack)
    assert cells(written(world.dispatcher))[1][1] == f"'{attack}"
    with zipfile.ZipFile(io.BytesIO(written(world.dispatcher, "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_long_one_is_written_by_the_worker_and_fetched_by_its_owner_alone(world, long):
    export, numbers = long
    assert export.state == ExportState.WAITING
    with pytest.raises(NotFound):
        file_of(world.dispatcher, export.public_id)
    run_export(export.pk)
    ready = file_of(world.dispatcher, export.public_id)
    assert (ready.written, ready.size) == (5, len(content_of(export)))
    assert [line[0] for line in cells(content_of(export))[1:]] == numbers
    for other in (world.auditor, world.other_dispatcher, Actor()):
        with pytest.raises(NotFound):
            file_of(other, export.public_id)
    assert exports_of(world.auditor) == []


def test_an_interrupted_one_leaves_no_half_file_and_is_begun_anew(world, long, monkeypatch):
    export, _ = long
    whole = files._lines

    def dying(some):
        if len(some) == 2:
            raise KeyboardInterrupt
        return whole(some)

    monkeypatch.setattr(files, "_lines", dying)
    with pytest.raises(KeyboardInterrupt):
        run_export(export.pk)
    stopped = Export.objects.get()
    assert stopped.state == ExportState.RUNNING
    assert not exports().exists(stopped.path)
    monkeypatch.setattr(files, "_lines", whole)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert resume_exports() == 1
        assert file_of(world.dispatcher, export.public_id).written == 5
    assert Export.objects.get().path == stopped.path


def test_one_that_is_cancelled_while_it_is_written_leaves_nothing(world, long, monkeypatch):
    export, _ = long
    whole = files._lines

    def cancelling(some):
        cancel_export(actor=world.dispatcher, public_id=export.public_id)
        return whole(some)

    monkeypatch.setattr(files, "_lines", cancelling)
    run_export(export.pk)
    cancelled = Export.objects.get()
    assert cancelled.state == ExportState.CANCELLED
    assert not exports().exists(cancelled.path)


def test_it_lives_a_day(world, long):
    export, _ = long
    run_export(export.pk)
    path = Export.objects.get().path
    assert forget_exports() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        with pytest.raises(NotFound):
            file_of(world.dispatcher, export.public_id)
        assert forget_exports() == 1
    assert not exports().exists(path)
    assert Export.objects.get().state == ExportState.EXPIRED


def test_what_a_killed_worker_left_is_swept(monkeypatch, tmp_path, world):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = Path(tempfile.mkdtemp(prefix=files.FOLDER))
    forget_exports()
    assert left.exists()
    import os
    import time

    os.utime(left, (time.time() - 8_000,) * 2)
    forget_exports()
    assert not left.exists()


def test_a_file_whose_row_is_gone_does_not_outlive_its_day(world, long):
    """As after a restored backup, which has the rows of its own time; and what a killed worker left half written."""
    export, _ = long
    run_export(export.pk)
    path = Export.objects.get().path
    Export.objects.all().delete()
    write_whole(exports(), "ab/.incoming-half", [b"Nomor"])
    forget_exports()
    assert exports().exists(path)
    with time_machine.travel(timezone.now() + timedelta(hours=31)):
        assert forget_exports() == 2
    assert not exports().exists(path)
    assert not exports().exists("ab/.incoming-half")


def test_whoever_lost_the_right_meanwhile_gets_no_file(world, long):
    export, _ = long
    Membership.objects.filter(user=world.users["dispatcher"]).delete()
    run_export(export.pk)
    assert Export.objects.get().state == ExportState.FAILED


def test_one_that_never_comes_to_its_end_is_given_up(world, long):
    with time_machine.travel(timezone.now() + timedelta(hours=7)):
        assert resume_exports() == 0
    assert Export.objects.get().state == ExportState.FAILED


def test_who_took_what_is_written_down_and_too_much_is_refused(world, monkeypatch):
    world.report()
    short = export_reports(actor=world.dispatcher, wanted=WorklistFilter(view=View.ALL, category="roads"), form="xlsx")
    assert (short.state, short.total, short.wanted["category"]) == (ExportState.STREAMED, 1, "roads")
    assert from_data(short.wanted) == WorklistFilter(view=View.ALL, category="roads")
    assert from_data({**as_data(ALL), "gone": 1}) == ALL
    world.report()
    monkeypatch.setattr(action, "MOST", {"csv": 1})
    with pytest.raises(Invalid):
        export_reports(actor=world.dispatcher, wanted=ALL, form="csv")
    for person, form in ((world.dispatcher, "pdf"), (Actor(), "csv"), (world.reporter_of(Report.objects.first()), "csv")):
        with pytest.raises(Forbidden):
            export_reports(actor=person, wanted=ALL, form=form)
    assert timedelta(hours=24) == running.LIVES
