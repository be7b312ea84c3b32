"""The desk is offered another category when the words clearly say so."""

import pytest
from django.test import Client

from siger.reports.models import Report, Service
from siger.reports.queries.pages import office_page
from siger.web.office.suggestions.category import suggestions
from tests.world import World

pytestmark = pytest.mark.django_db
WAGES = "Gaji kami di pabrik belum dibayar tiga bulan dan THR juga tidak ada."


def sent(world: World, **changes) -> Report:
    return world.report(**changes).report


def offered(world: World, report: Report, who: str = "dispatcher"):
    actor = world.people[who]
    return suggestions(actor, office_page(actor, report.number))


def test_a_clearly_different_category_is_offered_with_the_words_that_decided(world):
    [one] = offered(world, sent(world, text=WAGES, category="roads"))
    assert one.title == "Ubah kategori ke Ketenagakerjaan"
    assert "gaji" in one.reason.lower()
    assert one.likely is not None
    assert one.likely >= 0.5


def test_the_category_that_the_words_say_already_is_left_alone(world):
    assert offered(world, sent(world, text=WAGES, category="labour")) == []


def test_one_of_two_right_labels_is_left_alone(world):
    text = "Sekolah menarik pungutan uang komite 2 juta dari wali murid"
    assert offered(world, sent(world, text=text, category="illegal_levies_corruption", visibility="public")) == []


def test_words_that_say_little_are_no_reason(world):
    assert offered(world, sent(world, text="Mohon perhatian bapak, kami sudah lama menunggu.", category="roads")) == []


def test_who_may_not_reclassify_is_offered_nothing(world):
    report = sent(world, text=WAGES, category="roads")
    actor = world.people["auditor"]
    assert suggestions(actor, office_page(actor, report.number)) == []


def test_the_link_opens_the_form_filled_and_a_person_sends_it(world, sign_in):
    Service.objects.create(code="wage", category="labour", name="Upah", name_en="Wages", keywords=["gaji", "upah"])
    Service.objects.create(code="holiday", category="labour", name="THR", name_en="Bonus", keywords=["gaji belum dibayar"], active=False)
    report = sent(world, text=WAGES, category="roads")
    [one] = offered(world, report)
    assert "layanan=wage" in one.url, "a retired service is not suggested"
    browser: Client = sign_in("dispatcher")
    page = browser.get(one.url).content.decode()
    assert '<option value="labour" selected' in page
    assert '<option value="wage" selected' in page
    report.refresh_from_db()
    assert report.category == "roads"


def test_a_made_up_category_in_the_link_selects_nothing(world, sign_in):
    report = sent(world, text=WAGES, category="roads")
    answer = sign_in("dispatcher").get(f"/kantor/laporan/{report.number}/reclassify?kategori=<b>&layanan=x")
    assert answer.status_code == 200
    assert "&lt;b&gt;" not in answer.content.decode()
    assert 'value="<b>"' not in answer.content.decode()


def test_after_a_person_decided_nothing_is_offered_again(world):
    from siger.reports.actions.reclassify import reclassify

    report = sent(world, text=WAGES, category="roads")
    reclassify(actor=world.people["dispatcher"], report_id=report.pk, seen=report.version, category="waste")
    assert offered(world, report) == []


def test_nothing_is_said_of_whistleblowing(world):
    report = sent(world, text=WAGES, category="illegal_levies_corruption", visibility="whistleblowing")
    from siger.web.office.suggestions.panel import suggestions_for

    actor = world.people["inspector"]
    assert suggestions_for(actor, office_page(actor, report.number)) == []
