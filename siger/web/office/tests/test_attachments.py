"""PDF files of a report, over the pages: what is taken, who gets them, and what the scanner sets aside."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from siger.core.storage import originals, storage_settings
from siger.reports.actions.attach_file import attach_file
from siger.reports.attachments.checking import check_files, check_forgotten_files
from siger.reports.attachments.incoming import clean_name
from siger.reports.categories import Visibility
from siger.reports.models import Attachment, FileState, Photo, PhotoState, Quarantined, Reporter, TimelineEntry
from siger.reports.photos.discarding import sweep_orphans
from siger.reports.photos.process import process_photo
from siger.reports.photos.tests.clamd import MARK, clamd
from siger.reports.photos.tests.pictures import jpeg, quarters
from siger.reports.quarantine import empty_quarantine
from siger.web.photo_addresses import OFFICE_FILES, REPORTERS_FILES, signed_file_address
from tests.world.verbs import sent_file

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>>>> endobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, **storage_settings(tmp_path, {})}
    return tmp_path / "files"


def upload(content=PDF, name="Surat tugas.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def attach(client, report, *sent, **data):
    return client.post(f"/kantor/laporan/{report.number}/lampiran", {"files": list(sent), **data}, follow=True)


def stored(files):
    return [one for one in (files / "originals").rglob("*") if one.is_file()] if (files / "originals").exists() else []


def office_address(file):
    return signed_file_address(OFFICE_FILES, file.public_id)


def test_the_desk_attaches_a_letter_that_is_saved_and_never_opened(sign_in, walk):
    report, client = walk("work"), sign_in("dispatcher")
    attach(client, report, upload())
    file = Attachment.objects.get()
    assert client.get(office_address(file)).status_code == 404  # not checked yet
    assert check_files(report.pk) == 1
    page = client.get(f"/kantor/laporan/{report.number}").content.decode()
    assert "Surat tugas.pdf" in page
    saved = client.get(office_address(file))
    assert b"".join(saved.streaming_content) == PDF
    assert saved["Content-Type"] == "application/octet-stream"
    assert saved["Content-Disposition"] == 'attachment; filename="Surat tugas.pdf"'
    assert saved["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in saved["Content-Security-Policy"]
    assert saved["Cache-Control"].count("no-store")


def test_an_address_is_signed_ends_and_opens_nothing_by_itself(sign_in, walk):
    report, client = walk("work"), sign_in("dispatcher")
    attach(client, report, upload())
    check_files(report.pk)
    address = office_address(Attachment.objects.get())
    assert client.get(address.partition("?")[0]).status_code == 404
    assert client.get(address.replace("/kantor", "")).status_code == 404
    assert {sign_in(name).get(address).status_code for name in ("other_dispatcher", "inspector", "validator")} == {404}
    assert Client().get(address).status_code == 302
    with time_machine.travel(timezone.now() + timedelta(hours=2, seconds=1), tick=False):
        assert client.get(address).status_code == 404


def test_what_is_for_the_office_is_not_for_the_reporter(sign_in, walk, world):
    report, client = walk("work"), sign_in("officer")
    attach(client, report, upload(name="dalam.pdf"), internal="1")
    attach(client, report, upload(name="luar.pdf"))
    check_files(report.pk)
    inside, outside = Attachment.objects.order_by("pk")
    from siger.reports.queries.attachments import files_of

    assert [row.name for row in files_of(world.reporter_of(report), report)] == ["luar.pdf"]
    entries = TimelineEntry.objects.filter(report=report, verb="attach").order_by("seq")
    assert [entry.audience for entry in entries] == ["office", "reporter"]
    for file in (inside, outside):  # nobody is recognised as the reporter here
        assert Client().get(signed_file_address(REPORTERS_FILES, file.public_id)).status_code == 404


def test_an_officer_who_sent_the_report_does_not_read_what_is_the_office_s_own(sign_in, walk, world):
    report = walk("work")
    attach(sign_in("supervisor"), report, upload(name="dalam.pdf"), internal="1")
    attach(sign_in("supervisor"), report, upload(name="luar.pdf"))
    check_files(report.pk)
    inside, outside = (office_address(file) for file in Attachment.objects.order_by("pk"))
    assert [sign_in("officer").get(address).status_code for address in (inside, outside)] == [200, 200]
    Reporter.objects.filter(report=report).update(user=world.users["officer"])
    client = sign_in("officer")
    page = client.get(f"/kantor/laporan/{report.number}").content.decode()
    assert ("dalam.pdf" in page, "luar.pdf" in page) == (False, True)
    assert [client.get(address).status_code for address in (inside, outside)] == [404, 200]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 zip", "Hanya berkas PDF"),
        (b"<script>", "Hanya berkas PDF"),
        (b"\n%PDF-1.7\n%%EOF", "Hanya berkas PDF"),
        (b"MZ" + PDF, "Hanya berkas PDF"),
        (PDF[:-10], "terpotong"),
        (b"%PDF-1.7" + bytes(10 * 1024 * 1024) + b"%%EOF", "10 MB"),
        (b"%PDF-1.7" + bytes(21 * 1024 * 1024) + b"%%EOF", "10 MB"),
    ],
)
def test_what_is_no_pdf_or_too_large_leaves_nothing(sign_in, walk, files, content, said):
    page = attach(sign_in("dispatcher"), walk("work"), upload(content))
    assert said in page.content.decode()
    assert not Attachment.objects.exists()
    assert not stored(files)


def test_too_many_are_refused(sign_in, walk, world):
    report, client = walk("work"), sign_in("dispatcher")
    assert "satu sampai 3" in attach(client, report, *[upload() for _ in range(4)]).content.decode()
    for _ in range(6):
        attach_file(actor=world.dispatcher, report_id=report.pk, files=[sent_file()] * 3)
    assert "20 lampiran" in attach(client, report, *[upload() for _ in range(3)]).content.decode()
    assert Attachment.objects.count() == 18


@pytest.mark.parametrize("who", ["leader", "auditor", "other_dispatcher", "administrator"])
def test_who_may_not_gets_nothing_into_the_storage(sign_in, walk, files, who):
    answer = sign_in(who).post(f"/kantor/laporan/{walk('work').number}/lampiran", {"files": upload()})
    assert answer.status_code in {403, 404}
    assert not stored(files)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\surat\\a.pdf", "a.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x1.pdf"),
        ("gaji\u202efdp.exe", "gajifdp.exe.pdf"),
        ('"><script>alert(1)</script>.pdf', "script.pdf"),
        ("....pdf", "lampiran.pdf"),
        ("", "lampiran.pdf"),
        ("x" * 500 + ".PDF", "x" * 80 + ".pdf"),
        ("Surat RT 05 (revisi).pdf", "Surat RT 05 (revisi).pdf"),
    ],
)
def test_a_name_cannot_steer(sent, shown):
    assert clean_name(sent) == shown


def test_an_anonymous_reporter_s_file_tells_no_name(world, client):
    receipt = world.report(visibility=Visibility.ANONYMOUS)
    client.get(f"/s/{receipt.secret}")
    answer = client.post(f"/laporan/{receipt.report.number}/lampiran", {"files": upload(name="Budi Santoso KTP.pdf")})
    assert answer.status_code == 302
    file = Attachment.objects.get()
    assert (file.name, file.uploaded_by, file.by_reporter, file.office_only) == ("lampiran.pdf", None, True, False)
    check_files(receipt.report.pk)
    page = client.get(f"/laporan/{receipt.report.number}").content.decode()
    address = signed_file_address(REPORTERS_FILES, file.public_id)
    assert address in page
    assert client.get(address)["Content-Disposition"].startswith("attachment")
    assert address not in Client().get(f"/laporan/{receipt.report.number}").content.decode()
    assert Client().get(address).status_code == 404


def test_a_stranger_attaches_nothing_to_a_report_by_its_number(world, files):
    receipt = world.report()
    answer = Client().post(f"/laporan/{receipt.report.number}/lampiran", {"files": upload()})
    assert answer.status_code in {403, 404}
    assert not stored(files)
    assert not Attachment.objects.exists()


def test_a_swept_storage_keeps_attachments(sign_in, walk):
    report, client = walk("work"), sign_in("dispatcher")
    attach(client, report, upload())
    sweep_orphans(timedelta(seconds=-5))
    assert originals().exists(Attachment.objects.get().path)


def test_a_harmful_file_is_set_aside_and_nobody_gets_it_until_it_is_released(settings, tmp_path, sign_in, walk):
    report, client, admin = walk("work"), sign_in("dispatcher"), sign_in("administrator")
    attach(client, report, upload(PDF + MARK + b"%%EOF"))
    file = Attachment.objects.get()
    with clamd(tmp_path) as (settings.CLAMD, _seen):
        check_files(report.pk)
    assert client.get(office_address(file)).status_code == 404
    assert "pemindai virus" in client.get(f"/kantor/laporan/{report.number}").content.decode()
    row = Quarantined.objects.get()
    page = admin.get("/kantor/karantina/").content.decode()
    assert row.finding in page
    assert report.number not in page
    assert file.name not in page
    assert admin.post(f"/kantor/karantina/{row.pk}", {"putusan": "lepas", "reason": ""}).status_code == 302
    assert client.get(office_address(file)).status_code == 404  # no reason, no release
    admin.post(f"/kantor/karantina/{row.pk}", {"putusan": "lepas", "reason": "Tanda uji, berkasnya bersih."})
    assert client.get(office_address(file)).status_code == 200
    admin.post(f"/kantor/karantina/{row.pk}", {"putusan": "hapus", "reason": "Berubah pikiran."})
    row.refresh_from_db()
    assert (row.decision, row.decided_by.email) == ("released", "administrator@contoh.example")


@pytest.mark.parametrize("anonymous", [False, True])
def test_a_harmful_photo_waits_for_a_decision_and_is_decoded_when_released(
    settings, sign_in, world, anonymous, django_capture_on_commit_callbacks
):
    photo = harmful_photo(world, settings, keep=not anonymous)
    assert photo.state == PhotoState.BROKEN
    assert originals().exists(photo.original_path)
    row = Quarantined.objects.get(photo=photo)
    sign_in("administrator").post(f"/kantor/karantina/{row.pk}", {"putusan": "lepas", "reason": "Pemindai keliru."})
    with django_capture_on_commit_callbacks(execute=True):
        process_photo(photo.pk)  # nobody is asked again: without a scanner it would stop here
    name = photo.original_path
    photo.refresh_from_db()
    assert photo.state == PhotoState.READY
    assert originals().exists(name) is not anonymous


def harmful_photo(world, settings, *, keep=True):
    from siger.core.storage import random_name, write_whole

    path, content = random_name(), jpeg(quarters()) + MARK
    write_whole(originals(), path, [content])
    report = world.report().report
    photo = Photo.objects.create(
        report=report, original_path=path, keep_original=keep, bytes=len(content), sha256=bytes(32), created_at=timezone.now()
    )
    with clamd(None) as (settings.CLAMD, _seen):
        process_photo(photo.pk)
    settings.CLAMD = "unix:///nowhere/clamd.ctl"
    photo.refresh_from_db()
    return photo


def test_what_is_deleted_is_gone_and_what_nobody_decides_goes_after_thirty_days(
    settings, sign_in, world, django_capture_on_commit_callbacks
):
    first, second = (harmful_photo(world, settings) for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        row = Quarantined.objects.get(photo=first)
        sign_in("administrator").post(f"/kantor/karantina/{row.pk}", {"putusan": "hapus", "reason": "Memang virus."})
        assert empty_quarantine() == 0
        with time_machine.travel(timezone.now() + timedelta(days=30, seconds=1), tick=False):
            assert empty_quarantine() == 1
    assert not originals().exists(first.original_path)
    assert not originals().exists(second.original_path)
    assert set(Quarantined.objects.values_list("decision", flat=True)) == {"deleted"}


@pytest.mark.parametrize("data", [{}, {"putusan": "x"}])
def test_a_decision_that_is_none_is_refused(sign_in, data):
    assert sign_in("administrator").post("/kantor/karantina/1", data).status_code == 404
    assert sign_in("administrator").post("/kantor/karantina/99", {"putusan": "hapus", "reason": "Memang virus."}).status_code == 404


def test_a_lost_job_is_made_up_for(sign_in, walk):
    report = walk("work")
    attach(sign_in("dispatcher"), report, upload())
    assert check_forgotten_files() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert check_forgotten_files() == 1
    assert Attachment.objects.get().state == FileState.READY


def test_a_file_that_vanished_is_said(sign_in, walk):
    report, client = walk("work"), sign_in("dispatcher")
    attach(client, report, upload())
    originals().delete(Attachment.objects.get().path)
    check_files(report.pk)
    assert Attachment.objects.get().state == FileState.REMOVED
    assert client.get(office_address(Attachment.objects.get())).status_code == 404
