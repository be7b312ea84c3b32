"""The page of a second look that differs, above the first validator."""

import pytest

from siger.core.clock import now
from siger.proof.models import SecondLook
from siger.reports.actions.validate import validate
from siger.reports.models import Photo, PhotoKind, PhotoState
from siger.reports.photos.parts import Size
from siger.web.office.pictures import picture_url
from tests.world.verbs import sent_photo


@pytest.fixture
def look(world, walk):
    report = walk("validation", photos=(sent_photo("keadaan"),))
    report = validate(actor=world.validator, report_id=report.pk, seen=report.version, note="Sudah <i>rapi</i>.")
    Photo.objects.filter(report=report).update(state=PhotoState.READY, thumb_path="a", view_path="b")
    return SecondLook.objects.create(
        report=report, seq=report.entries, first_id=world.validator.user_id, first_agency=world.agencies["prov.biro"],
        looker_id=world.dispatcher.user_id, chosen_at=now(), decided_at=now(),
        agrees=False, missing=["unclear"], words="<b>Masih</b> berlubang.",
    )  # fmt: skip


def address_of(look):
    return f"/kantor/pemeriksaan-kedua/{look.report.number}/{look.seq}"


def test_both_words_stand_there_and_are_no_markup(look, sign_in):
    page = sign_in("secretary").get(address_of(look)).content.decode()
    assert "Sudah &lt;i&gt;rapi&lt;/i&gt;." in page
    assert "&lt;b&gt;Masih&lt;/b&gt; berlubang." in page
    assert "Foto buram, gelap, atau terlalu dekat" in page
    assert "hanya dicatat" in page
    SecondLook.objects.filter(pk=look.pk).update(overturned=True)
    assert "Pengesahan sudah dibatalkan" in sign_in("secretary").get(address_of(look).lower()).content.decode()


def test_others_get_neither_page_nor_picture(world, look, sign_in):
    picture = Photo.objects.filter(report=look.report, kind=PhotoKind.AFTER).first()
    assert sign_in("supervisor").get(address_of(look)).status_code == 404
    assert sign_in("validator").get(address_of(look)).status_code == 403
    assert sign_in("secretary").get(f"/kantor/pemeriksaan-kedua/{look.report.number}/{look.seq + 1}").status_code == 404
    # The file itself is not there in this world: whoever may see it is told so by 404 with other words.
    for who, allowed in (("secretary", True), ("other_officer", False)):
        said = sign_in(who).get(picture_url(picture, Size.THUMB)).content.decode()
        assert ("tidak ada lagi di penyimpanan" in said) == allowed, who
