"""The report's page, for its reporter and for everyone else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from siger.reports.actions.look_at_identity import look_at_identity
from siger.reports.actions.take_over import take_over
from siger.reports.actions.transfer import transfer
from siger.reports.models import Report
from siger.web.citizen.tests import walking
from siger.web.citizen.tests.conftest import lines, open_link

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", lines(response)))


def page_of(client, receipt):
    return text_of(client.get(f"/laporan/{receipt.report.number}"))


@pytest.mark.parametrize(
    ("walk", "mine", "theirs"),
    [
        ("published", "Menunggu petugas penerima", "Menunggu petugas penerima"),
        ("assigned", "Menunggu Dinas Bina Marga", "Menunggu Dinas Bina Marga"),
        ("worked_on", "Dikerjakan Dinas Bina Marga", "Dikerjakan Dinas Bina Marga"),
        ("promised", "Janjinya selesai paling lambat", "Janjinya selesai paling lambat"),
        ("asked", "“Di sebelah mana persisnya?”", "Menunggu keterangan dari pelapor"),
        ("resolved", "Menurut Anda, sudah beres?", "Selesai, menunggu jawaban pelapor"),
        ("confirmed", "Terima kasih sudah memastikan hasilnya", "Pelapor sudah membenarkan hasilnya"),
        ("rejected", "Tidak setuju?", "Tidak ada kejadian, tempat, atau waktu"),
        ("closed_silently", "Anda masih bisa membukanya lagi", "Pelapor tidak menjawab"),
    ],
)
def test_every_state_says_who_has_it_to_each_reader(client, world, walk, mine, theirs):
    receipt = walking.published(world)
    if walk != "published":
        getattr(walking, walk)(world, receipt)
    assert theirs in page_of(Client(), receipt)
    open_link(client, receipt.secret)
    assert mine in page_of(client, receipt)


def test_by_number_alone_an_unpublished_report_shows_its_journey_and_nothing_else(client, world):
    receipt = walking.assigned(world, world.report(visibility="private"))
    page = page_of(client, receipt)
    assert "Diteruskan ke Dinas Bina Marga" in page
    assert not any(word in page for word in ("berlubang", "Depan pasar", "Kedaton"))


def test_the_reporter_of_a_published_report_is_never_named(client, world):
    from siger.reports.actions.submission import Contact

    receipt = walking.published(world, contact=Contact("Sari Wulandari", "sari@contoh.id", "081234567890"))
    html = lines(client.get(f"/laporan/{receipt.report.number}"))
    assert not any(word in html for word in ("Sari", "sari@contoh.id", "81234567890", receipt.secret))


def test_looks_at_the_identity_are_shown_to_the_reporter_alone(client, world):
    receipt = walking.published(world)
    look_at_identity(actor=world.dispatcher, report_id=receipt.report.pk, reason="Menelepon soal letak lubang")
    assert "Menelepon soal" not in page_of(Client(), receipt)
    open_link(client, receipt.secret)
    page = page_of(client, receipt)
    assert "Identitas Anda dilihat 1 kali" in page
    assert "Menelepon soal letak lubang" in page


def test_hand_overs_are_counted_and_their_reason_is_readable(client, world):
    receipt = walking.assigned(world, walking.published(world))
    walking.step(receipt, transfer, world.dispatcher, agency_id=world.agencies["18.71.pu"].pk, reason="Ruas ini jalan kota")
    asked = page_of(client, receipt)
    assert "Menunggu jawaban Dinas PU Kota Bandar Lampung" in asked
    assert "Pindah 1 kali" not in asked
    walking.step(receipt, take_over, world.city_officer)
    page = page_of(client, receipt)
    assert "Pindah 1 kali" in page
    assert page.index("Petugas penerima Siger") < page.index("Dinas PU Kota Bandar Lampung", page.index("Siapa yang memegang"))
    assert "Ruas ini jalan kota" in page


def test_late_is_said_with_its_days(client, world):
    receipt = walking.assigned(world, walking.published(world))
    Report.objects.filter(pk=receipt.report.pk).update(due_at=timezone.now() - timedelta(days=3))
    assert "Terlambat 3 hari" in page_of(client, receipt)


def test_an_unbroken_history_says_so_and_a_broken_one_too(client, world):
    receipt = walking.published(world)
    assert "Riwayat utuh" in page_of(client, receipt)
    Report.objects.filter(pk=receipt.report.pk).update(head=b"x" * 32)
    assert "Riwayat tidak utuh" in page_of(client, receipt)


def test_the_place_is_about_when_only_the_nearest_village_is_known(client, world):
    receipt = walking.published(world)
    assert "Sekitar Kedaton" in page_of(client, receipt)


def test_the_statements_do_not_grow_with_the_timeline(client, world, django_assert_num_queries):
    short, long = walking.published(world), walking.confirmed(world, walking.published(world))
    client.get(f"/laporan/{short.report.number}")
    with django_assert_num_queries(6):
        client.get(f"/laporan/{short.report.number}")
    with django_assert_num_queries(6):
        client.get(f"/laporan/{long.report.number}")


def test_the_reporters_page_takes_a_constant_number_too(client, world, django_assert_num_queries):
    receipt = walking.confirmed(world, walking.published(world))
    open_link(client, receipt.secret)
    with django_assert_num_queries(7):
        client.get(f"/laporan/{receipt.report.number}")


def test_pages_of_single_readers_are_not_kept_by_anybody(client, world):
    response = client.get(f"/laporan/{world.report().report.number}")
    assert "no-store" in response["Cache-Control"]
    assert 'name="robots" content="noindex"' in lines(response)


def test_english_readers_get_a_page_too(client, world):
    receipt = walking.confirmed(world, walking.published(world))
    client.get("/bahasa/en")
    assert client.get(f"/laporan/{receipt.report.number}").status_code == 200
