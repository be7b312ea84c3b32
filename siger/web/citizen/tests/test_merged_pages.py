"""What a merged report shows to its reporter, and what it never shows to anybody else."""

import pytest

from siger.reports.models import Report
from siger.reports.states import State, Verb
from siger.reports.tests.test_journeys import TO_RESOLVED, do
from siger.reports.tests.test_merging import fresh, join, published
from siger.web.citizen.tests.conftest import lines, open_link

pytestmark = pytest.mark.django_db

SECRET = "Saya tetangga pabrik itu, tolong jangan sampai mereka tahu."


def page_of(client, report):
    return lines(client.get(f"/laporan/{report.number}"))


def test_its_reporter_sees_how_the_main_goes_on(client, world):
    main, receipt = published(world), world.report()
    join(world, receipt.report, main)
    do(world, main, ("dispatcher", Verb.ASSIGN))
    open_link(client, receipt.secret)
    page = page_of(client, receipt.report)
    assert "Laporan induk" in page
    assert f'href="/laporan/{main.number}"' in page
    assert "Menunggu Dinas Bina Marga" in page
    assert "belum-beres" not in page


def test_of_a_private_main_its_reporter_sees_progress_and_nothing_else(client, world):
    main = world.report(text=SECRET, landmark="Sebelah pabrik", visibility="private").report
    receipt = world.report(visibility="private")
    join(world, receipt.report, main)
    do(world, main, ("dispatcher", Verb.ASSIGN))
    open_link(client, receipt.secret)
    page = page_of(client, receipt.report)
    assert "Menunggu Dinas Bina Marga" in page
    for secret in (SECRET, "Sebelah pabrik", main.number):
        assert secret not in page


def test_strangers_learn_of_a_private_report_neither_its_main_nor_its_main_of_it(client, world):
    main = published(world)
    private = world.report(text=SECRET, visibility="private").report
    join(world, private, main)
    by_number, of_main = page_of(client, private), page_of(client, main)
    assert "Digabung" in by_number
    for hidden in (main.number, SECRET):
        assert hidden not in by_number
    for hidden in (private.number, SECRET, "digabung", "pendukung"):
        assert hidden not in of_main


def test_a_published_one_leads_everyone_to_its_main_and_the_list_shows_them_once(client, world):
    main, report = published(world), published(world)
    join(world, report, main)
    assert f'href="/laporan/{main.number}"' in page_of(client, report)
    assert f'href="/laporan/{report.number}"' in page_of(client, main)
    listed = lines(client.get("/laporan"))
    assert main.number in listed
    assert report.number not in listed
    assert report.number not in lines(client.get("/peta/titik.json"))


def test_it_comes_back_to_the_list_when_its_main_is_hidden(client, world):
    main, report = published(world), published(world)
    join(world, report, main)
    do(world, main, ("dispatcher", Verb.UNPUBLISH))
    listed = lines(client.get("/laporan"))
    assert report.number in listed
    page = page_of(client, report)
    assert f'href="/laporan/{main.number}"' not in page
    assert "Isinya tidak tampil untuk umum" in page


def test_its_reporter_says_not_fixed_from_their_own_link_with_a_photo_and_words(client, world, files):
    main, receipt = published(world), world.report(visibility="private")
    join(world, receipt.report, main)
    do(world, main, *TO_RESOLVED)
    open_link(client, receipt.secret)
    page = page_of(client, receipt.report)
    assert "Sudah beres" not in page
    report = fresh(receipt.report)
    answer = client.post(f"/laporan/{report.number}/belum-beres", {"seen": report.version, "words": SECRET})
    assert answer.status_code == 302
    assert fresh(report).state == State.IN_PROGRESS
    assert SECRET not in page_of(client.__class__(), main)


def test_the_parts_of_a_split_report_lead_to_each_other_for_their_reporter(client, world):
    receipt = world.report()
    do(world, receipt.report, ("dispatcher", Verb.SPLIT))
    second = Report.objects.get(split_from=receipt.report)
    open_link(client, receipt.secret)
    assert f'href="/laporan/{second.number}"' in page_of(client, receipt.report)
    assert f'href="/laporan/{receipt.report.number}"' in page_of(client, second)
    assert second.text in page_of(client, second)
    assert second.number in lines(client.get("/saya"))
    assert second.text not in page_of(client.__class__(), second)
