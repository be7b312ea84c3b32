"""Reply templates: whom they serve, what their fields say, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from siger.core.errors import Forbidden, Invalid, NotFound, Stale
from siger.desk.actions.save_template import Draft, change_template, make_template
from siger.desk.models import ReplyTemplate, reply_template
from siger.desk.queries.templates import kept_template, offers_for, shown_templates, unfilled_for
from siger.desk.replies.fields import FIELDS, Asked, fill, open_fields, unknown_fields
from siger.reports.actions.assign import assign
from siger.reports.actions.submission import Contact
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report

pytestmark = pytest.mark.django_db

DRAFT = Draft("Terima kasih", "Terima kasih, {pelapor}. Laporan {nomor} di {tempat} kami terima.")


@pytest.fixture
def report(world):
    """In the hands of the province's roads."""
    sent = world.report().report
    assign(actor=world.dispatcher, report_id=sent.pk, seen=sent.version, agency_id=world.agencies["prov.bmbk"].pk)
    return loaded(sent)


def loaded(report):
    return reports_with_owner().get(pk=report.pk)


def made(world, draft=DRAFT, agency="prov.bmbk", actor=None):
    return make_template(actor=actor or world.supervisor, agency_id=world.agencies[agency].pk, draft=draft)


def names(offers):
    return [one.name for one in offers]


def test_fields_are_filled_for_the_report(world, report):
    made(world)
    (offer,) = offers_for(world.officer, report, "answer")
    assert offer.text == f"Terima kasih, Bapak/Ibu. Laporan {report.number} di {report.region.full_name} kami terima."
    assert (offer.left, offer.own) == ([], True)


def test_every_field_has_words_where_the_report_has_them(report):
    report.promised_at = timezone.now() + timedelta(days=3)
    text = " ".join(f"{{{name}}}" for name in FIELDS)
    assert open_fields(fill(text, Asked(report, "Kantor"), "id")) == []


def test_a_field_is_read_in_any_letters_and_its_value_is_not_read_again(report):
    report.title = "{nomor}"
    assert fill("{ Judul } {NOMOR}", Asked(report, "Kantor"), "id") == f"{{nomor}} {report.number}"


def test_no_field_says_who_reported(world):
    sent = world.report(contact=Contact("Sarinah Wulandari", "sarinah@contoh.example", "081234567890")).report
    filled = fill(" ".join(f"{{{name}}}" for name in FIELDS), Asked(loaded(sent), "Kantor"), "id")
    assert not any(secret in filled for secret in ("Sarinah", "sarinah", "0812"))


@pytest.mark.parametrize("promised", [None, timedelta(days=-1)])
def test_what_the_report_cannot_say_stays_open(world, report, promised):
    made(world, replace(DRAFT, text="Selesai paling lambat {tenggat}."))
    report.promised_at = promised and timezone.now() + promised
    (offer,) = offers_for(world.officer, report, "answer")
    assert (offer.left, "{tenggat}" in offer.text) == (["{tenggat}"], True)


def test_it_serves_its_agency_and_those_below_and_no_other(world, report):
    made(world, agency="prov", actor=world.secretary)
    made(world, replace(DRAFT, name="Jalan"))
    made(world, replace(DRAFT, name="Pilah"), "prov.kominfo", world.dispatcher)
    assert names(offers_for(world.officer, report, "answer")) == ["Jalan", "Terima kasih"]
    assert names(offers_for(world.dispatcher, report, "comment")) == ["Pilah", "Terima kasih"]
    mine, above = shown_templates(world.supervisor)
    assert ([one.name for one in mine], [one.name for one in above]) == (["Jalan"], ["Terima kasih"])
    assert [one.name for one in unfilled_for(world.other_officer, "answer")] == []


def test_what_fits_best_comes_first_and_what_does_not_fit_not_at_all(world, report):
    for name, more in {
        "umum": {},
        "langkah": {"verb": "answer"},
        "lain": {"verb": "reject"},
        "kategori": {"category": report.category},
        "selesai": {"state": "closed"},
    }.items():
        made(world, replace(DRAFT, name=name, **more))
    assert names(offers_for(world.officer, report, "answer")) == ["kategori", "langkah", "umum"]


def test_a_retired_one_is_offered_to_nobody_but_kept(world, report):
    one = made(world)
    change_template(actor=world.supervisor, template_id=one.pk, seen=1, draft=replace(DRAFT, active=False))
    assert offers_for(world.officer, report, "answer") == []
    assert [kept.active for kept in shown_templates(world.supervisor)[0]] == [False]


def test_who_reported_in_english_is_answered_in_english_where_there_are_words(world, report):
    made(world, replace(DRAFT, name_en="Thanks", text_en="Thank you, report {nomor}, due {tenggat}."))
    report.promised_at = timezone.now() + timedelta(days=3)
    with translation.override("id"):
        assert offers_for(world.officer, report, "answer")[0].text.startswith("Terima kasih")
        report.language = "en"
        (offer,) = offers_for(world.officer, report, "answer")
    assert offer.text.startswith(f"Thank you, report {report.number}, due ")
    assert any(day in offer.text for day in ("day, ", "Monday", "Sunday"))
    assert offer.name == "Terima kasih"
    with translation.override("en"):
        assert names(offers_for(world.officer, report, "answer")) == ["Thanks"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": "Untuk {nama_pelapor}"}, "text"),
        ({"text": "Untuk {}"}, "text"),
        ({"text": "x" * (reply_template.MOST_LETTERS + 1)}, "text"),
        ({"text": " \n "}, "text"),
        ({"text_en": "For {who}"}, "text_en"),
        ({"name": " "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"verb": "submit"}, "verb"),
        ({"category": "semua"}, "category"),
        ({"state": "'; drop"}, "state"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, field):
    with pytest.raises(Invalid) as refused:
        made(world, replace(DRAFT, **changes))
    assert list(refused.value.fields) == [field]
    assert not ReplyTemplate.objects.exists()


def test_names_are_there_once_in_an_agency_in_whatever_letters(world):
    made(world)
    with pytest.raises(Invalid):
        made(world, replace(DRAFT, name="TERIMA  kasih"))
    assert made(world, agency="prov", actor=world.secretary).name == "Terima kasih"


def test_there_is_a_bound(world, monkeypatch):
    monkeypatch.setattr("siger.desk.actions.save_template.MOST_TEMPLATES", 1)
    made(world)
    with pytest.raises(Invalid):
        made(world, replace(DRAFT, name="Lain"))


def test_only_who_leads_the_agency_keeps_its_templates(world):
    one = made(world)
    for actor in (world.officer, world.dispatcher, world.secretary, world.leader, world.auditor):
        with pytest.raises(Forbidden):
            change_template(actor=actor, template_id=one.pk, seen=1, draft=DRAFT)
    with pytest.raises(NotFound):
        kept_template(world.dispatcher, one.pk)
    with pytest.raises(Forbidden):
        kept_template(world.supervisor, made(world, agency="prov", actor=world.secretary).pk)


def test_who_comes_second_overwrites_nothing(world):
    one = made(world)
    change_template(actor=world.supervisor, template_id=one.pk, seen=1, draft=replace(DRAFT, name="Pertama"))
    with pytest.raises(Stale):
        change_template(actor=world.supervisor, template_id=one.pk, seen=1, draft=replace(DRAFT, name="Kedua"))
    assert ReplyTemplate.objects.get().name == "Pertama"


def test_who_only_reads_is_offered_nothing(world, report):
    made(world)
    with pytest.raises(Forbidden):
        offers_for(world.auditor, report, "answer")


def test_braces_of_others_are_no_fields():
    assert unknown_fields("a { b } c {{nomor}} {x\ny}") == ["{ b }", "{x\ny}"]


def test_asking_costs_one_statement(world, report, django_assert_num_queries):
    for n in range(6):
        made(world, replace(DRAFT, name=f"Templat {n}"))
    report = Report.objects.select_related("agency", "region", "service").get(pk=report.pk)
    with django_assert_num_queries(1):
        assert len(offers_for(world.officer, report, "answer")) == 6


def test_words_for_a_reporter_are_not_offered_where_colleagues_are_written_to(world, report):
    made(world)
    made(world, replace(DRAFT, name="Catatan", verb="note"))
    assert names(offers_for(world.officer, report, "note")) == ["Catatan"]
    assert names(offers_for(world.officer, report, "hand_back")) == []
