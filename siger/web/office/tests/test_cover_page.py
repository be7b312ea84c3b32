"""The page on which faces and plates are covered, and what everyone gets from then on."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from PIL import Image

from siger.core.storage import originals, photos, write_whole
from siger.reports.actions.publish_report import publish_report
from siger.reports.models import OriginalLook, Photo, PhotoCover, PhotoState, Report, TimelineEntry
from siger.reports.photos.covering import draw_covers
from siger.reports.photos.parts import Size
from siger.web.citizen.shown_photos import photo_url
from siger.web.office.pictures import picture_url
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db

BOX = {"left": ["25"], "top": ["25"], "width": ["25"], "height": ["30"]}
REASON = "Pelapor meminta pelatnya dibaca."


def webp(side):
    written = BytesIO()
    Image.new("RGB", side, (200, 30, 30)).save(written, "WEBP")
    return written.getvalue()


@pytest.fixture
def photo(world, walk):
    report = walk("validation", photos=(sent_photo(),))
    publish_report(actor=world.dispatcher, report_id=report.pk, seen=report.version)
    write_whole(photos(), "besar.webp", [webp((1280, 960))])
    write_whole(photos(), "kecil.webp", [webp((320, 240))])
    write_whole(originals(), "asli", [b"<script>bukan foto</script>"])
    Photo.objects.filter(report=report, kind="report").update(
        state=PhotoState.READY, thumb_path="kecil.webp", view_path="besar.webp", original_path="asli", media_type="image/jpeg",
        width=4000, height=3000,
    )  # fmt: skip
    return Photo.objects.get(report=report, kind="report")


def page_of(photo):
    return f"/kantor/laporan/{photo.report.number}/foto/{photo.public_id}"


def post(client, photo, **data):
    seen = Report.objects.get(pk=photo.report_id).version
    return client.post(page_of(photo), {"deed": "tutup", "seen": seen, **data})


def colour(response, at=(0.3, 0.3)):
    image = Image.open(BytesIO(b"".join(response.streaming_content))).convert("RGB")
    return image.getpixel((int(image.width * at[0]), int(image.height * at[1])))


def is_red(response, at=(0.3, 0.3)):
    return colour(response, at)[0] > 150


def test_from_the_click_on_nobody_gets_the_face_at_any_address(photo, sign_in):
    client, stranger = sign_in("dispatcher"), Client()
    old = [(stranger, photo_url(photo.face, size.value)) for size in Size] + [(client, picture_url(photo, size)) for size in Size]
    assert all(is_red(who.get(address)) for who, address in old)
    assert post(client, photo, **BOX).status_code == 302
    photo.refresh_from_db()
    new = [(stranger, photo_url(photo.face, size.value)) for size in Size] + [(client, picture_url(photo, size)) for size in Size]
    assert {who.get(address).status_code for who, address in old + new} == {404}
    draw_covers(photo.report_id)
    assert {who.get(address).status_code for who, address in old} == {404}
    for who, address in new:
        assert not is_red(who.get(address)), address
        assert is_red(who.get(address), (0.8, 0.8))


def test_the_reporter_and_the_lists_get_the_covered_one_too(photo, sign_in):
    post(sign_in("dispatcher"), photo, **BOX)
    hidden = Client().get("/laporan").content.decode()
    assert str(photo.public_id) not in hidden
    draw_covers(photo.report_id)
    photo.refresh_from_db()
    shown = Client().get("/laporan").content.decode()
    assert f"/foto/{photo.face}/thumb.webp" in shown
    tracked = Client().get(f"/l/{photo.report.number}")
    assert f"{photo.public_id}/" not in tracked.content.decode()


def test_what_was_drawn_stays_when_somebody_was_quicker(photo, sign_in):
    client = sign_in("dispatcher")
    refused = client.post(page_of(photo), {"deed": "tutup", "seen": 1, **BOX})
    assert refused.status_code == 409
    assert 'value="25"' in refused.content.decode().replace("25.0", "25")
    assert PhotoCover.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"left": ["x"]}, {"left": ["-1"]}, {"width": ["99"]}, {"width": ["0.1"]}, {"height": ["1e9"]}, {"top": ["NaN"]},
        {"left": ["1"] * 41, "top": ["1"] * 41, "width": ["5"] * 41, "height": [f"{5 + n / 10}" for n in range(41)]},
        {"width": [""], "height": [""]},
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_words(photo, sign_in, wrong):
    answer = post(sign_in("dispatcher"), photo, **{**BOX, **wrong})
    assert answer.status_code == 422
    assert "otak" in answer.content.decode()
    assert PhotoCover.objects.count() == 0


def test_a_version_is_used_again_and_the_cover_taken_off(photo, sign_in):
    client = sign_in("dispatcher")
    post(client, photo, **BOX)
    post(client, photo, **{**BOX, "left": ["5"]})
    assert post(client, photo, deed="kembalikan", versi="1").status_code == 302
    assert post(client, photo, deed="kembalikan", versi="0").status_code == 302
    assert post(client, photo, deed="kembalikan", versi="9").status_code == 422
    assert post(client, photo, deed="kembalikan", versi="x").status_code == 422
    assert client.post(page_of(photo), {"deed": "hapus"}).status_code == 404
    assert list(PhotoCover.objects.order_by("version").values_list("back_to", flat=True)) == [None, None, 1, 0]
    page = client.get(page_of(photo)).content.decode()
    assert "seperti versi 1" in page
    photo.refresh_from_db()
    assert is_red(Client().get(photo_url(photo.face)))


@pytest.mark.parametrize("who", ["dispatcher", "validator"])
def test_a_look_beneath_is_written_down_and_ends(photo, sign_in, world, who):
    post(sign_in("dispatcher"), photo, **BOX)
    draw_covers(photo.report_id)
    client = sign_in(who)
    assert post(client, photo, deed="lihat", reason="").status_code == 422
    assert OriginalLook.objects.count() == 0
    assert post(client, photo, deed="lihat", reason=REASON).status_code == 302
    look = OriginalLook.objects.get()
    entry = TimelineEntry.objects.filter(report=photo.report_id).latest("seq")
    assert (entry.verb, entry.audience, look.user_id, look.reason) == ("look_at_original", "reporter", world.users[who].pk, REASON)
    picture, file = f"/kantor/foto/{photo.public_id}/asli/{look.pk}.webp", f"/kantor/foto/{photo.public_id}/asli/{look.pk}/berkas"
    assert picture in client.get(page_of(photo)).content.decode()
    assert is_red(client.get(picture))
    saved = client.get(file)
    assert saved["Content-Type"] == "application/octet-stream"
    assert saved["Content-Disposition"].startswith("attachment")
    assert "sandbox" in saved["Content-Security-Policy"]
    assert "no-store" in saved["Cache-Control"]
    other = sign_in("validator" if who == "dispatcher" else "dispatcher")
    assert {other.get(picture).status_code, other.get(file).status_code, Client().get(picture).status_code} <= {404, 302}
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1), tick=False):
        assert {client.get(picture).status_code, client.get(file).status_code} == {404}


def test_a_look_opens_no_other_photo(photo, sign_in):
    client = sign_in("dispatcher")
    post(client, photo, deed="lihat", reason=REASON)
    other = Photo.objects.filter(report=photo.report_id).exclude(pk=photo.pk).first()
    assert client.get(f"/kantor/foto/{other.public_id}/asli/{OriginalLook.objects.get().pk}.webp").status_code == 404


def test_the_auditor_reads_who_looked_and_why_and_may_not_look(photo, sign_in):
    post(sign_in("dispatcher"), photo, deed="lihat", reason=REASON)
    auditor = sign_in("auditor")
    page = auditor.get(page_of(photo)).content.decode()
    assert REASON in page
    assert 'name="deed"' not in page
    assert post(auditor, photo, deed="lihat", reason=REASON).status_code == 403
    assert post(auditor, photo, **BOX).status_code == 403


def test_a_photo_of_another_report_is_not_there(photo, sign_in, walk):
    other = walk("desk", photos=(sent_photo("lain"),))
    assert sign_in("dispatcher").get(f"/kantor/laporan/{other.number}/foto/{photo.public_id}").status_code == 404


def test_words_of_a_reason_are_shown_and_not_run(photo, sign_in):
    client = sign_in("dispatcher")
    post(client, photo, deed="lihat", reason="<script>alert(1)</script> alasan")
    assert "<script>alert(1)" not in client.get(page_of(photo)).content.decode()
