"""What is said of the file itself: its time, the phone's clock, and who signed how it was made."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from siger.core.clock import now
from siger.proof.models import PhotoCheck
from siger.proof.queries.checks import checks_for
from siger.proof.tests.signing import CAPTURED, GENERATED, signed, stranger, trust_list
from siger.reports.models import Capture, Photo, PhotoTrace, Report
from siger.reports.photos.tests.pictures import exif_of, jpeg, scene
from siger.reports.photos.trust import UnusableTrustList, checked_trust_list

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def said(world, field, photo):
    report = field.proof(field.report(), photo)
    fresh = Report.objects.select_related("agency", "offered_to").get(pk=report.pk)
    return {row.kind: row for row in checks_for(world.validator, fresh)}


def filed(moment):
    """A photo whose camera wrote this moment, in the time of the installation."""
    return jpeg(scene(), exif=exif_of(taken=timezone.localtime(moment).strftime("%Y:%m:%d %H:%M:%S")))


@pytest.mark.parametrize(
    ("ago", "tone", "value"),
    [
        (timedelta(0), "done", "cocok"),
        (timedelta(hours=20), "done", "cocok"),
        (9 * DAY, "check", "9 hari sebelum foto diterima"),
        (-timedelta(hours=3), "check", "3 jam sesudah foto diterima"),
    ],
)
def test_the_time_in_the_file_is_held_against_the_server_s(world, field, ago, tone, value):
    row = said(world, field, field.photo(filed(now() - ago)))["file_time"]
    assert (row.tone, row.value) == (tone, value)
    assert bool(row.ask) == (tone != "done")


def test_a_file_that_is_older_than_the_phone_says_is_told(world, field):
    row = said(world, field, field.photo(filed(now() - timedelta(hours=20)), taken=now()))["file_time"]
    assert (row.tone, row.value) == ("check", "berbeda 20 jam dari waktu HP")


def test_a_phone_a_year_behind_is_told_and_its_files_are_not_held_against_it(world, field):
    wrong = now() - 365 * DAY
    photo = replace(field.photo(filed(wrong), taken=now()), clock_offset_s=365 * 86_400)
    rows = said(world, field, photo)
    assert (rows["clock"].tone, rows["clock"].value) == ("check", "terlambat 1 tahun")
    assert rows["file_time"].tone == rows["given"].tone == "done"


@pytest.mark.parametrize(("offset", "value"), [(20, "tepat"), (-20, "tepat"), (-4000, "terlalu cepat 67 menit")])
def test_the_clock_of_the_phone_is_told(world, field, offset, value):
    assert said(world, field, replace(field.photo(jpeg(scene())), clock_offset_s=offset))["clock"].value == value


def test_nothing_is_said_of_what_was_not_asked(world, field):
    assert not {"file_time", "clock", "credentials", "screen"} & said(world, field, field.photo(jpeg(scene()))).keys()


@pytest.mark.parametrize(
    ("source", "then", "tone", "value"),
    [
        (CAPTURED, (), "check", "utuh, penanda tangan tidak dikenal"),
        (CAPTURED, ("edited",), "check", "diedit, menurut Kamera Uji"),
        (GENERATED, (), "late", "dibuat komputer, menurut Kamera Uji"),
        (GENERATED, ("edited",), "late", "dibuat komputer, menurut Kamera Uji"),
    ],
)
def test_content_credentials_are_read_and_told(world, field, source, then, tone, value):
    row = said(world, field, field.photo(signed(jpeg(scene()), source, then)))["credentials"]
    assert (row.tone, row.value) == (tone, value)


@pytest.fixture
def trusting(settings, tmp_path):
    """The operator has named who vouches for the maker of the test's camera."""
    file = tmp_path / "makers.pem"
    file.write_bytes(trust_list())
    settings.C2PA_TRUST = checked_trust_list(str(file))
    return file


@pytest.mark.parametrize(
    ("source", "then", "tone", "value"),
    [
        (CAPTURED, (), "done", "utuh dan tepercaya, dari Kamera Uji"),
        (CAPTURED, ("edited",), "check", "diedit, menurut Kamera Uji"),
        (GENERATED, (), "late", "dibuat komputer, menurut Kamera Uji"),
    ],
)
def test_a_maker_on_the_operator_s_list_is_trusted_for_what_it_says(world, field, trusting, source, then, tone, value):
    row = said(world, field, field.photo(signed(jpeg(scene()), source, then)))["credentials"]
    assert (row.tone, row.value) == (tone, value)


def test_a_list_that_somebody_else_is_on_trusts_nobody_of_ours(world, field, trusting):
    trusting.write_bytes(stranger())
    row = said(world, field, field.photo(signed(jpeg(scene()))))["credentials"]
    assert (row.tone, row.value) == ("check", "utuh, penanda tangan tidak dikenal")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_a_list_that_became_unreadable_makes_no_photo_trusted(world, field, trusting, content):
    trusting.write_bytes(content)
    row = said(world, field, field.photo(signed(jpeg(scene()))))["credentials"]
    assert (row.tone, row.value) == ("check", "utuh, penanda tangan tidak dikenal")


def test_no_process_starts_with_a_list_that_cannot_be_used(tmp_path):
    file = tmp_path / "makers.pem"
    with pytest.raises(UnusableTrustList, match=r"makers\.pem"):
        checked_trust_list(str(file))
    file.write_text("bukan sertifikat")
    with pytest.raises(UnusableTrustList, match=r"makers\.pem"):
        checked_trust_list(str(file))
    assert checked_trust_list("") == ""


@pytest.mark.parametrize(("capture", "told"), [("gallery", True), ("live", False)])
def test_a_file_without_credentials_is_told_where_a_camera_could_have_signed_it(world, field, trusting, capture, told):
    rows = said(world, field, replace(field.photo(jpeg(scene())), capture=Capture(capture)))
    assert ("credentials" in rows) == told
    assert not told or (rows["credentials"].tone, rows["credentials"].value, rows["credentials"].ask) == ("check", "tidak ada", "")


def test_a_picture_that_was_changed_after_it_was_signed_is_found_out(world, field):
    data = bytearray(signed(jpeg(scene())))
    data[-2000] ^= 1
    row = said(world, field, field.photo(bytes(data)))["credentials"]
    assert (row.tone, row.value) == ("late", "diubah sesudah ditandatangani")


def test_damaged_credentials_break_nothing(world, field):
    data = signed(jpeg(scene()))
    at = data.index(b"c2pa")
    row = said(world, field, field.photo(data[: at + 8] + bytes(200) + data[at + 208 :]))["credentials"]
    assert (row.tone, row.value) == ("check", "tidak terbaca")


def test_of_somebody_without_a_name_the_file_is_not_kept(field):
    report = field.report(signed(jpeg(scene())))
    photo = report.photos.get()
    assert photo.keep_original == (PhotoTrace.objects.get(pk=photo.pk).credentials is not None)


def display(step=4):
    """What a camera sees of a screen: a fine regular grid over the picture."""
    image = scene()
    grid = Image.new("RGB", image.size)
    for x in range(0, image.width, step):
        grid.paste((90, 90, 90), (x, 0, x + step // 2, image.height))
    return jpeg(Image.blend(image, grid, 0.4))


def test_a_photo_of_a_screen_is_told_only_where_the_operator_wants_it(world, field, settings):
    photo = field.photo(display())
    assert "screen" not in said(world, field, photo)
    settings.PROOF_SCREEN_FROM = 1.5
    measures = []
    for data, tone in ((display(3), "check"), (jpeg(scene(shift=5)), "done")):
        row = said(world, field, field.photo(data))["screen"]
        measures.append(PhotoTrace.objects.latest("pk").screen)
        assert row.tone == tone, measures
    assert PhotoCheck.objects.filter(kind="screen").count() == 2
    assert Photo.objects.filter(kind="after").count() == 3
