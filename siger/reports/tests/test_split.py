"""One report that tells of two problems becomes two, and its reporter follows both."""

import pytest

from siger.core.errors import Invalid, VerbNotAllowed
from siger.people.actors import Actor
from siger.reports.actions.split import split
from siger.reports.actions.submission import Contact
from siger.reports.loading import reports_with_owner
from siger.reports.models import Photo, Report, Reporter
from siger.reports.permissions import is_reporter
from siger.reports.queries.own import still_held
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import Holder, State, Verb
from siger.reports.tests.test_journeys import TO_PROOF, do
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db

TEXT = "Jalan depan pasar berlubang besar, sering ada motor jatuh.\n\nLampu jalan di tikungan juga mati sejak Senin, gelap sekali."
LAMP = "Lampu jalan di tikungan juga mati sejak Senin, gelap sekali."
WHY = "Lampu dan jalan ditangani dua dinas."


def two_problems(world, **changes):
    return world.report(text=TEXT, photos=(sent_photo("lubang"), sent_photo("lampu")), **changes).report


def cut(world, report, **changes):
    given = {"part": LAMP, "category": "street_lighting", "photos": [], "reason": WHY, **changes}
    split(actor=world.dispatcher, report_id=report.pk, seen=report.version, **given)
    return Report.objects.get(split_from=report)


def test_the_second_has_a_number_words_place_and_time_of_its_own(world):
    first = do(world, two_problems(world), ("dispatcher", Verb.PUBLISH), ("dispatcher", Verb.ASSIGN))
    second = cut(world, first)
    assert second.number != first.number
    assert (second.text, second.title, second.category) == (LAMP, LAMP.rstrip("."), "street_lighting")
    assert (second.state, second.holder, second.agency, second.published_at) == (State.RECEIVED, Holder.DISPATCHER, None, None)
    assert (second.lat, second.region, second.visibility) == (first.lat, first.region, first.visibility)
    assert second.due_at is not None
    after = Report.objects.get(pk=first.pk)
    assert (after.state, after.text, after.due_at) == (State.ASSIGNED, TEXT, first.due_at)
    assert after.timeline.last().payload == {"to": second.number, "reason": WHY}
    assert second.timeline.get().payload["from"] == first.number
    assert first_broken_entry(after) is first_broken_entry(second) is None


def test_the_reporter_follows_both_by_account_and_by_link(world):
    first = two_problems(world, actor=Actor(user_id=world.users["leader"].pk), contact=Contact("Siti", "siti@contoh.example"))
    second = cut(world, first)
    mine = reports_with_owner().get(pk=second.pk)
    assert is_reporter(Actor(user_id=world.users["leader"].pk), mine)
    assert Reporter.objects.get(pk=second.pk).email == "siti@contoh.example"
    digest = bytes(Reporter.objects.get(pk=first.pk).secret_digest).hex()[:16]
    assert still_held({first.pk: digest}) == {first.pk, second.pk}
    assert still_held({first.pk: "0" * 16}) == set()


def test_what_is_split_from_the_second_belongs_to_the_first_link_as_well(world):
    first = two_problems(world)
    second = cut(world, first)
    split(actor=world.dispatcher, report_id=second.pk, seen=1, part="Lampu jalan di tikungan", category="street_lighting", reason=WHY)
    digest = bytes(Reporter.objects.get(pk=first.pk).secret_digest).hex()[:16]
    assert len(still_held({first.pk: digest})) == 3


def test_nothing_is_kept_of_an_anonymous_reporter_of_the_second_either(world):
    second = cut(world, two_problems(world, visibility="anonymous"))
    reporter = Reporter.objects.get(pk=second.pk)
    assert (reporter.user, reporter.name, reporter.email, reporter.phone) == (None, None, None, None)


def test_chosen_photos_are_copied_and_stay_with_the_first(world):
    first = two_problems(world)
    lamp = first.photos.order_by("id").last()
    second = cut(world, first, photos=[str(lamp.public_id)])
    copy = second.photos.get()
    assert (copy.original_path, bytes(copy.sha256)) == (lamp.original_path, bytes(lamp.sha256))
    assert copy.public_id != lamp.public_id
    assert first.photos.count() == 2


def test_a_photo_of_another_report_is_refused(world):
    first, other = two_problems(world), two_problems(world)
    for wrong in (str(other.photos.first().public_id), "hantu"):
        with pytest.raises(Invalid, match="foto"):
            cut(world, first, photos=[wrong])
    assert Photo.objects.count() == 4


@pytest.mark.parametrize(
    ("part", "said"),
    [("", "paling sedikit"), (TEXT, "seluruh isi"), (f"{LAMP}\nKepala dinasnya korupsi.", "tidak ada dalam laporan"), (" \n ", "sedikit")],
)
def test_nobody_puts_words_into_the_reporters_mouth(world, part, said):
    first = two_problems(world)
    with pytest.raises(Invalid, match=said):
        cut(world, first, part=part)
    assert Report.objects.count() == 1


def test_lines_may_be_left_out_between(world):
    assert cut(world, two_problems(world), part=f"Jalan depan pasar berlubang besar\n{LAMP}").text.count("\n") == 1


def test_a_sensitive_second_starts_private(world):
    assert cut(world, two_problems(world), category="health").visibility == "private"


def test_neither_finished_work_nor_whistleblowing_is_split(world):
    with pytest.raises(VerbNotAllowed):
        cut(world, do(world, two_problems(world), *TO_PROOF))
    whistle = world.report(text=TEXT, visibility="whistleblowing", category="illegal_levies_corruption", service_code="").report
    with pytest.raises(VerbNotAllowed):
        split(actor=world.inspector, report_id=whistle.pk, seen=1, part=LAMP, category="other", reason=WHY)
