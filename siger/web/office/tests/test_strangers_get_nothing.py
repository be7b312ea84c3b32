"""An officer of another agency opens, changes and guesses nothing; whistleblowing exists for the Inspektorat's chain alone."""

import pytest

from siger.reports.categories import Visibility
from siger.reports.models import Photo, PhotoState, Report, TimelineEntry
from siger.reports.photos.parts import Size
from siger.web.office.pictures import picture_url
from siger.web.office.verbs import WAYS
from tests.world.verbs import sent_photo

OUTSIDERS = ("dispatcher", "other_dispatcher", "officer", "supervisor", "secretary", "validator", "leader", "administrator")


@pytest.fixture
def secret(world):
    """A whistleblowing report whose words nobody else may find."""
    return world.report(
        visibility=Visibility.WHISTLEBLOWING, text="Kepala dinas meminta setoran proyek kepada rekanan.", photos=(sent_photo(),)
    ).report


@pytest.mark.parametrize("verb", WAYS)
def test_an_officer_of_another_agency_cannot_use_any_verb(sign_in, walk, verb):
    report = walk("work")
    client = sign_in("other_officer")
    address = f"/kantor/laporan/{report.number}/{verb}"
    assert client.get(address).status_code == 404
    assert client.post(address, {"seen": report.version, "reason": "Coba-coba saja."}).status_code == 404
    after = Report.objects.get(pk=report.pk)
    assert (after.version, after.entries) == (report.version, report.entries)


def test_a_published_report_is_forbidden_instead_of_unknown(sign_in, walk, world):
    from siger.reports.actions.publish_report import publish_report

    report = walk("work")
    publish_report(actor=world.dispatcher, report_id=report.pk, seen=report.version)
    assert sign_in("other_officer").get(f"/kantor/laporan/{report.number}").status_code == 403
    assert sign_in("other_officer").post(f"/kantor/laporan/{report.number}/start", {"seen": 4}).status_code == 403


def test_a_wrong_number_and_a_verb_that_is_none_are_not_found(sign_in, walk):
    report = walk()
    client = sign_in("dispatcher")
    assert client.get("/kantor/laporan/LPG-0000-0000").status_code == 404
    assert client.post(f"/kantor/laporan/{report.number}/confirm", {"seen": 1}).status_code == 404
    assert client.post(f"/kantor/laporan/{report.number}/hapus", {"seen": 1}).status_code == 404


@pytest.mark.parametrize("verb", sorted(set(WAYS) - {"comment"}))
def test_a_leader_sees_a_report_and_changes_nothing(sign_in, walk, verb):
    report = walk("work")
    client = sign_in("leader")
    assert client.get(f"/kantor/laporan/{report.number}").status_code == 200
    answer = client.post(f"/kantor/laporan/{report.number}/{verb}", {"seen": report.version})
    assert answer.status_code in {403, 409, 422}
    assert TimelineEntry.objects.filter(report=report).count() == report.entries


@pytest.mark.parametrize("person", OUTSIDERS)
def test_whistleblowing_does_not_exist_for_others(sign_in, secret, person):
    client = sign_in(person)
    assert client.get(f"/kantor/laporan/{secret.number}").status_code == 404
    assert client.post(f"/kantor/laporan/{secret.number}/comment", {"words": "Halo"}).status_code == 404
    for query in ("", "?tampilan=open", "?tampilan=all", f"?q={secret.number}", "?q=setoran+rekanan"):
        page = client.get(f"/kantor/{query}").content.decode()
        assert f'data-number="{secret.number}"' not in page
        assert "data-row" not in page
    assert client.get(f"/kantor/validasi/{secret.number}").status_code in {403, 404}
    assert client.get(f"/kantor/lapangan/{secret.number}").status_code in {403, 404}
    assert client.get(picture_url(Photo.objects.get(report=secret), Size.THUMB)).status_code == 404


def test_the_inspectorate_sees_and_counts_it(sign_in, secret):
    client = sign_in("inspector")
    page = client.get("/kantor/").content.decode()
    assert f'data-number="{secret.number}"' in page
    assert "setoran proyek" in client.get(f"/kantor/laporan/{secret.number}").content.decode()


def test_counts_do_not_tell_of_whistleblowing(sign_in, secret, walk):
    walk()
    assert '<span class="count">1</span>' in sign_in("dispatcher").get("/kantor/").content.decode()


def test_the_same_photo_inside_whistleblowing_is_not_told_to_a_validator(world, sign_in, walk):
    from siger.reports.models import PhotoKind

    report = walk("validation")
    proof = Photo.objects.get(report=report, kind=PhotoKind.AFTER)
    other = world.report(visibility=Visibility.WHISTLEBLOWING, photos=(sent_photo("foto"),)).report
    assert bytes(Photo.objects.get(report=other).sha256) == bytes(proof.sha256)
    page = sign_in("validator").get(f"/kantor/validasi/{report.number}").content.decode()
    assert other.number not in page
    assert "Foto sesudah sama" not in page


def test_a_photo_is_served_to_those_of_the_report_alone(world, sign_in, walk):
    report = walk("desk", photos=(sent_photo(),))
    photo = Photo.objects.get(report=report)
    address = picture_url(photo, Size.THUMB)
    assert sign_in("other_officer").get(address).status_code == 404
    assert sign_in("dispatcher").get(address.replace("thumb", "besar")).status_code == 404
    Photo.objects.filter(pk=photo.pk).update(state=PhotoState.READY, thumb_path="nowhere.webp")
    assert sign_in("dispatcher").get(address).status_code == 404  # the file itself is gone: said, not broken
