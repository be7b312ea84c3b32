"""One photo kept from the public: by the dispatcher, with a public reason, and never from those whose report it is."""

import pytest

from siger.core.errors import Forbidden, Invalid
from siger.people.actors import NOBODY
from siger.reports.actions.dispute import dispute
from siger.reports.actions.hide_photo import hide_photo
from siger.reports.actions.publish_report import publish_report
from siger.reports.models import Audience, Photo, PhotoKind, Report, TimelineEntry
from siger.reports.queries.pages import office_page, tracking_page
from siger.reports.states import Verb
from tests.world.verbs import caller, sent_photo

pytestmark = pytest.mark.django_db
WHY = "Wajah anak terlihat jelas."


@pytest.fixture
def shown(world):
    """A published report with one photo."""
    report = world.report(photos=(sent_photo(),)).report
    return publish_report(actor=world.dispatcher, report_id=report.pk, seen=1)


def hide(world, report, *, hidden=True, reason=WHY, actor=None, photo=None):
    chosen = photo or str(Photo.objects.get(report=report).public_id)
    seen = Report.objects.get(pk=report.pk).version
    return hide_photo(actor=actor or world.dispatcher, report_id=report.pk, seen=seen, photo=chosen, hidden=hidden, reason=reason)


def test_the_public_no_longer_sees_it_and_the_office_does(world, shown):
    hide(world, shown)
    assert tracking_page(NOBODY, shown.number).photos == []
    assert len(office_page(world.dispatcher, shown.number).photos) == 1
    assert len(tracking_page(world.reporter_of(shown), shown.number).photos) == 1


def test_the_reason_is_public(world, shown):
    hide(world, shown)
    entry = TimelineEntry.objects.filter(report=shown).latest("seq")
    assert (entry.verb, entry.audience, entry.payload["reason"]) == ("hide_photo", Audience.PUBLIC, WHY)


def test_it_can_be_shown_again(world, shown):
    hide(world, shown)
    hide(world, shown, hidden=False, reason="Wajahnya sudah ditutup.")
    assert len(tracking_page(NOBODY, shown.number).photos) == 1


def test_without_a_reason_nothing_is_hidden(world, shown):
    with pytest.raises(Invalid):
        hide(world, shown, reason="")
    assert not Photo.objects.get(report=shown).hidden


@pytest.mark.parametrize("photo", ["", "hantu", "00000000-0000-0000-0000-000000000000"])
def test_a_photo_that_is_none_of_the_report_is_refused(world, shown, photo):
    with pytest.raises(Invalid):
        hide(world, shown, photo=photo or "-")


def test_a_photo_of_another_report_is_refused(world, shown):
    other = world.report(photos=(sent_photo("lain"),)).report
    with pytest.raises(Invalid):
        hide(world, shown, photo=str(Photo.objects.get(report=other).public_id))


def test_the_reporter_hides_nothing_from_here(world, shown):
    with pytest.raises(Forbidden):
        hide(world, shown, actor=world.reporter_of(shown))


def test_a_photo_that_comes_after_publication_waits_for_a_dispatcher(world, shown):
    for person, verb in (
        ("dispatcher", Verb.ASSIGN),
        ("officer", Verb.START),
        ("officer", Verb.SUBMIT_PROOF),
        ("validator", Verb.VALIDATE),
    ):
        version = Report.objects.get(pk=shown.pk).version
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.people[person], shown.pk, version)
    dispute(actor=world.reporter_of(shown), report_id=shown.pk, seen=None, reason="Masih berlubang.", photos=(sent_photo("baru"),))
    added = Photo.objects.get(report=shown, kind=PhotoKind.DISPUTE)
    assert added not in tracking_page(NOBODY, shown.number).photos
    assert added in tracking_page(world.reporter_of(shown), shown.number).photos
    assert added in office_page(world.dispatcher, shown.number).photos
    hide(world, shown, hidden=False, photo=str(added.public_id), reason="Tidak ada orang di foto.")
    assert added in tracking_page(NOBODY, shown.number).photos
