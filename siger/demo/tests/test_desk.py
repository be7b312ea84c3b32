"""On the day a demonstration is made, every screen of the office has something to show."""

import pytest
from django.conf import settings

from siger.core.storage import photos
from siger.demo.build import build
from siger.demo.desk.enliven import enliven
from siger.desk.models import BulkItem, BulkRun, Mention, Note, ReplyTemplate, RunState, SavedView, ShiftHandover, Tag
from siger.people.models import Crew, User
from siger.people.seeding import seed_agencies
from siger.people.signing_in import actor_of
from siger.proof.checking.answers import check_photo
from siger.proof.models import PhotoCheck, Verdict
from siger.proof.models.photo_check import CheckKind
from siger.regions.current import forget_locator
from siger.regions.loading import load_regions
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.photos.process import process_photo
from siger.reports.queries.worklist import WorklistFilter, worklist_ids
from siger.reports.seeding import load_services
from siger.reports.states import State
from siger.triage.seeding import seed_rules

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def alive(db):
    forget_locator()
    load_regions(settings.INSTALLATION.code)
    seed_agencies()
    load_services()
    seed_rules()
    build(reports=60, seed=7, pictures=False)
    enliven()


def waiting(login):
    user = User.objects.get(email__startswith=f"{login}@")
    return [pk for pk, _version in worklist_ids(actor_of(user, second_factor=True), WorklistFilter())]


def test_every_screen_has_something_and_nothing_is_made_twice(alive):
    counts = [model.objects.count() for model in (Report, ReplyTemplate, Tag, Note, SavedView, BulkRun, Crew)]
    assert all(counts)
    assert Mention.objects.filter(read_at__isnull=True).exists()
    assert {run.state for run in BulkRun.objects.all()} >= {RunState.FINISHED, RunState.WAITING}
    assert ShiftHandover.objects.filter(read_at__isnull=True, run__state=RunState.FINISHED).exists()
    assert not BulkItem.objects.filter(code="error").exists()
    assert Report.objects.exclude(tags=[]).exists()
    assert (Report.objects.filter(assignee__isnull=False).count(), Report.objects.filter(crew__isnull=False).count()) >= (3, 1)
    assert all(waiting(login) for login in ("verifikator", "verifikator.dua", "petugas", "petugas.dua", "validator"))
    assert not enliven()
    assert [model.objects.count() for model in (Report, ReplyTemplate, Tag, Note, SavedView, BulkRun, Crew)] == counts


def test_copied_photos_are_noticed_by_the_ordinary_checks(alive):
    for photo in Photo.objects.filter(state=PhotoState.PENDING).order_by("pk"):
        process_photo(photo.pk)
        check_photo(photo.pk)
    proven = Report.objects.filter(state=State.AWAITING_VALIDATION, validator__isnull=False)
    after = list(Photo.objects.filter(report__in=proven, kind=PhotoKind.AFTER).order_by("pk"))
    assert all(photo.state == PhotoState.READY and photos().exists(photo.view_path) for photo in after)
    for photo in after:
        assert Photo.objects.filter(report=photo.report, kind=PhotoKind.BEFORE, state=PhotoState.READY).exists()
    warned = {kind: set(_warned(after, kind)) for kind in CheckKind}
    honest, mirrored, cut, elsewhere = (photo.pk for photo in after[-4:])
    assert {mirrored, cut} <= warned[CheckKind.REUSED]
    assert honest not in set().union(*warned.values())
    assert elsewhere in warned[CheckKind.DISTANCE]


def _warned(after, kind):
    found = PhotoCheck.objects.filter(photo__in=after, kind=kind, verdict__in=[Verdict.ODD, Verdict.ALARM])
    return found.values_list("photo_id", flat=True)
