"""Parts of a photo are covered: who may, which picture is shown then, and what of it is undone."""

from io import BytesIO

import pytest
from PIL import Image

from siger.core.errors import Forbidden, Invalid, NotFound, Stale
from siger.core.storage import photos, storage_settings, write_whole
from siger.reports.actions.cover_photo import cover_photo
from siger.reports.actions.split import split
from siger.reports.models import Photo, PhotoCover, PhotoState, Report, TimelineEntry
from siger.reports.photos.boxes import WrongBoxes, checked_boxes, in_pixels
from siger.reports.photos.cover_process import FILL
from siger.reports.photos.covering import draw_covers, draw_forgotten_covers
from siger.reports.photos.discarding import sweep_orphans
from siger.reports.photos.parts import Size
from siger.reports.photos.serving import open_uncovered, open_variant
from siger.reports.states import Verb
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db

FACE = [250, 250, 250, 300]
RED = (200, 30, 30)


@pytest.fixture
def photo(world, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, **storage_settings(tmp_path, {})}
    report = world.report(photos=(sent_photo(),)).report
    for name, side in (("view.webp", (1280, 960)), ("thumb.webp", (320, 240))):
        written = BytesIO()
        Image.new("RGB", side, RED).save(written, "WEBP", quality=76)
        write_whole(photos(), name, [written.getvalue()])
    Photo.objects.filter(report=report).update(state=PhotoState.READY, thumb_path="thumb.webp", view_path="view.webp")
    return Photo.objects.get(report=report)


def cover(world, photo, boxes=None, *, who="dispatcher", **more):
    report = Report.objects.get(pk=photo.report_id)
    given = {"seen": report.version, "boxes": boxes, **more}
    cover_photo(actor=world.people[who], report_id=report.pk, photo=str(photo.public_id), **given)
    photo.refresh_from_db()


def pixels(photo, size=Size.VIEW, opened=open_variant):
    with opened(photo, size) as stored:
        return Image.open(BytesIO(stored.read())).convert("RGB")


def near(found, wanted):
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("size", Size)
def test_what_is_covered_is_filled_in_every_size_and_nothing_else_is(world, photo, size):
    cover(world, photo, [FACE])
    draw_covers(photo.report_id)
    photo.refresh_from_db()
    shown = pixels(photo, size)
    assert near(shown.getpixel((int(shown.width * 0.3), int(shown.height * 0.3))), FILL)
    assert near(shown.getpixel((int(shown.width * 0.8), int(shown.height * 0.8))), RED)
    assert near(pixels(photo, size, open_uncovered).getpixel((int(shown.width * 0.3), int(shown.height * 0.3))), RED)


def test_until_it_is_drawn_nothing_is_shown(world, photo):
    cover(world, photo, [FACE])
    assert photo.shown_state == PhotoState.PENDING
    for size in Size:
        with pytest.raises(NotFound):
            open_variant(photo, size)


def test_a_version_is_taken_back_by_a_new_one_and_its_pictures_go(world, photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        cover(world, photo, [FACE])
        draw_covers(photo.report_id)
        photo.refresh_from_db()
        first = photo.covered_view_path
        cover(world, photo, [FACE, [0, 0, 100, 100]])
        cover(world, photo, back_to=1)
        draw_covers(photo.report_id)
        cover(world, photo, back_to=0)
    versions = PhotoCover.objects.filter(photo=photo).order_by("version").values_list("version", "boxes", "back_to")
    assert list(versions) == [(1, [FACE], None), (2, [FACE, [0, 0, 100, 100]], None), (3, [FACE], 1), (4, [], 0)]
    assert (photo.covered, photo.shown_state) == (False, PhotoState.READY)
    assert not photos().exists(first)
    assert near(pixels(photo).getpixel((400, 300)), RED)


def test_the_timeline_says_so_to_everyone(world, photo):
    cover(world, photo, [FACE])
    entry = TimelineEntry.objects.filter(report=photo.report_id).latest("seq")
    assert (entry.verb, entry.audience, entry.payload["boxes"]) == (Verb.COVER_PHOTO, "public", 1)


@pytest.mark.parametrize("who", ["officer", "supervisor", "validator", "auditor", "leader", "other_dispatcher", "administrator"])
def test_only_the_desk_that_shows_reports_covers(world, photo, who):
    with pytest.raises((Forbidden, NotFound)):
        cover(world, photo, [FACE], who=who)
    photo.refresh_from_db()
    assert photo.cover == 0


def test_whoever_comes_second_gets_stale(world, photo):
    seen = Report.objects.get(pk=photo.report_id).version
    cover(world, photo, [FACE])
    with pytest.raises(Stale):
        cover(world, photo, [[0, 0, 10, 10]], seen=seen)


@pytest.mark.parametrize(
    "boxes",
    [
        None, "0,0,10,10", [[0, 0, 10]], [[0, 0, 10, 10, 10]], [[-1, 0, 10, 10]], [[0, 0, 3, 10]], [[995, 0, 10, 10]], [[0, 0, 10, 1001]],
        [[0.5, 0, 10, 10]], [[True, 0, 10, 10]], [["0", "0", "10", "10"]], [[0, 0, 10, 10 + one] for one in range(41)], [None],
    ],
)  # fmt: skip
def test_nonsense_is_refused(world, photo, boxes):
    with pytest.raises(Invalid):
        cover(world, photo, boxes)
    with pytest.raises(WrongBoxes):
        checked_boxes(boxes)


@pytest.mark.parametrize("changed", [{"photo": "x"}, {"photo": "00000000-0000-4000-8000-000000000000"}, {"back_to": 7}])
def test_a_photo_or_version_that_is_not_there_is_refused(world, photo, changed):
    given = {"photo": str(photo.public_id), "boxes": [FACE], **changed}
    with pytest.raises(Invalid):
        cover_photo(actor=world.dispatcher, report_id=photo.report_id, seen=Report.objects.get(pk=photo.report_id).version, **given)


def test_nothing_peeps_out_at_an_edge():
    assert in_pixels((1, 1, 4, 4), 320, 241) == (0, 0, 2, 2)
    assert in_pixels((990, 990, 10, 10), 320, 241) == (316, 238, 320, 241)
    assert in_pixels((0, 0, 1000, 1000), 319, 7) == (0, 0, 319, 7)


def test_a_copy_on_another_report_is_covered_too_also_when_it_was_not_drawn_yet(world, photo):
    cover(world, photo, [FACE])
    report = Report.objects.get(pk=photo.report_id)
    split(
        actor=world.dispatcher, report_id=report.pk, seen=report.version, part="Jalan depan pasar berlubang besar",
        category="street_lighting", photos=[str(photo.public_id)], reason="Dua masalah dalam satu laporan.",
    )  # fmt: skip
    copy = Photo.objects.exclude(pk=photo.pk).get()
    assert (copy.covered, copy.cover) == (True, photo.cover)
    with pytest.raises(NotFound):
        open_variant(copy, Size.VIEW)
    PhotoCover.objects.update(made_at=copy.created_at.replace(year=2020))
    assert draw_forgotten_covers() == 2
    copy.refresh_from_db()
    assert near(pixels(copy).getpixel((400, 300)), FILL)


def test_a_picture_that_was_drawn_too_late_is_not_kept(world, photo, django_capture_on_commit_callbacks, monkeypatch):
    cover(world, photo, [FACE])
    from siger.reports.photos import covering

    apart = covering.cover_apart

    def meanwhile(source, boxes):
        drawn = apart(source, boxes)
        cover(world, photo, [[0, 0, 100, 100]])
        return drawn

    monkeypatch.setattr(covering, "cover_apart", meanwhile)
    with django_capture_on_commit_callbacks(execute=True):
        assert draw_covers(photo.report_id) == 0
    photo.refresh_from_db()
    assert (photo.cover, photo.covered_view_path) == (2, "")


def test_covered_pictures_are_no_orphans(world, photo):
    from datetime import timedelta

    cover(world, photo, [FACE])
    draw_covers(photo.report_id)
    sweep_orphans(timedelta(seconds=-5))
    photo.refresh_from_db()
    assert near(pixels(photo).getpixel((400, 300)), FILL)
