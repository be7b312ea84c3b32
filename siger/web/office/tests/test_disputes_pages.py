"""Pages above a validator: disputes with both sides, and figures of finished work with their files."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from siger.people.models import Crew
from siger.proof.judging import record
from siger.proof.models import Judged, Judgement
from siger.reports.actions.dispute import dispute
from siger.reports.actions.validate import validate
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.photos.parts import Size
from siger.web.office.pictures import picture_url
from tests.world.verbs import sent_photo


@pytest.fixture
def disputed(world, walk):
    report = walk("validation", photos=(sent_photo("keadaan"),))
    validate(actor=world.validator, report_id=report.pk, seen=report.version, note="Sudah rapi.")
    reporter = world.reporter_of(report)
    said = dispute(actor=reporter, report_id=report.pk, seen=None, reason="<b>Masih</b> berlubang.", photos=(sent_photo("bantahan"),))
    Photo.objects.filter(report=report).update(state=PhotoState.READY, thumb_path="a", view_path="b")
    return record(report.pk, said.entries, Judged.DISPUTED)


def test_both_sides_stand_on_one_page_and_what_was_written_is_no_markup(disputed, sign_in):
    client = sign_in("secretary")
    address = f"/kantor/bantahan/{disputed.report.number}/{disputed.seq}"
    assert address in client.get("/kantor/bantahan/").content.decode()
    page = client.get(address).content.decode()
    assert "Sudah rapi." in page
    assert "&lt;b&gt;Masih&lt;/b&gt; berlubang." in page
    after, against = (Photo.objects.get(report=disputed.report, kind=kind) for kind in (PhotoKind.AFTER, PhotoKind.DISPUTE))
    assert page.index(f"{after.public_id}/view") < page.index(f"{against.public_id}/view")


def test_a_finding_is_posted_and_then_stands_there(disputed, sign_in):
    client = sign_in("secretary")
    address = f"/kantor/bantahan/{disputed.report.number}/{disputed.seq}"
    refused = client.post(address, {"finding": "hasty", "words": ""})
    assert refused.status_code == 422
    assert "Tulis alasannya" in refused.content.decode()
    assert client.post(address, {"finding": "hasty", "words": "Retaknya terlihat."}).status_code == 302
    assert client.post(address, {"finding": "right"}).status_code == 409
    page = client.get(address).content.decode()
    assert "Disahkan terlalu cepat" in page
    assert "Retaknya terlihat." in page
    assert "Simpan temuan" not in page
    assert disputed.report.number in client.get("/kantor/bantahan/?lihat=selesai").content.decode()


def test_the_superior_of_another_agency_gets_neither_page_nor_picture(world, disputed, sign_in):
    """The picture's address is signed and still opens for nobody without the right."""
    picture = Photo.objects.get(report=disputed.report, kind=PhotoKind.DISPUTE)
    Report.objects.filter(pk=disputed.report_id).update(agency=world.agencies["18.71.pu"], region_id="18.71.01.1001")
    for who, allowed in (("secretary", True), ("supervisor", False), ("other_officer", False)):
        status = sign_in(who).get(picture_url(picture, Size.THUMB)).status_code
        # The file itself is not there in this world: whoever may see it is told so by 404 with other words.
        said = "tidak ada lagi di penyimpanan" in sign_in(who).get(picture_url(picture, Size.THUMB)).content.decode()
        assert (status, said) == (404, allowed), who


@pytest.mark.parametrize(
    "query", ["dari=x&sampai=y", "dari=2026-13-40", "dari=2999-01-01", "instansi=99999999999999999999", "instansi=%00", "dari=&sampai="]
)
def test_nonsense_in_the_address_means_the_last_thirty_days(query, sign_in, disputed):
    page = sign_in("secretary").get(f"/kantor/hasil-kerja/?{query}")
    assert page.status_code == 200
    assert (timezone.localdate() - timedelta(days=29)).isoformat() in page.content.decode()


def test_figures_are_taken_out_without_formulas(world, disputed, sign_in):
    crew = Crew.objects.create(agency=world.agencies["prov.bmbk"], name='=HYPERLINK("http://x")')
    Judgement.objects.filter(pk=disputed.pk).update(crew=crew, verdict=Judged.RETURNED, missing=["unclear"])
    client = sign_in("supervisor")
    assert "Foto buram, gelap, atau terlalu dekat" in client.get("/kantor/hasil-kerja/").content.decode()
    answer = client.get("/kantor/hasil-kerja/pekerjaan.csv")
    assert answer["Content-Disposition"].startswith('attachment; filename="pekerjaan-')
    head, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert head[:3] == ["Instansi", "Regu", "Bukti diputus"]
    assert [row[1][:2] for row in rows if row[1]] == ["'="]
    assert client.get("/kantor/hasil-kerja/apa.csv").status_code == 404
    offices = sign_in("secretary").get("/kantor/hasil-kerja/pemeriksaan.csv").content.decode("utf-8-sig")
    assert "Biro Pemerintahan" in offices


def test_the_menu_says_how_many_disputes_wait(disputed, sign_in):
    page = sign_in("secretary").get("/kantor/bantahan/").content.decode()
    assert '<span>Bantahan</span><span class="count">1</span>' in page
    assert "Bantahan" not in sign_in("officer").get("/kantor/").content.decode()
