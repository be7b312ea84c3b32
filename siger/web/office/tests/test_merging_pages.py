"""Merging, parting and splitting at the desk: nothing happens before both reports were in sight."""

import pytest

from siger.reports.models import Report
from siger.reports.states import State, Verb
from siger.reports.tests.test_journeys import do
from siger.reports.tests.test_merging import fresh, join, published
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db

OTHER = "Aspal di depan pasar amblas, motor sering terperosok kalau malam."


def lines(answer):
    return answer.content.decode()


def address(report, verb="merge", **query):
    return f"/kantor/laporan/{report.number}/{verb}" + "".join(f"?{name}={value}" for name, value in query.items())


def test_a_link_with_a_number_shows_both_reports_side_by_side(world, sign_in):
    main, report = published(world, text=OTHER), published(world)
    page = lines(sign_in("dispatcher").get(address(report, ke=main.number.lower())))
    assert OTHER in page
    assert "Berjarak 0 m, selisih waktu kurang dari sehari." in page
    assert f'name="main_seen" value="{main.version}"' in page
    assert f"/kantor/laporan/{main.number}/merge?ke={report.number}" in page


def test_a_number_that_was_typed_is_compared_first_and_merged_at_the_second_press(world, sign_in):
    main, report = published(world, text=OTHER), published(world)
    client = sign_in("dispatcher")
    data = {"seen": report.version, "entries": report.entries, "number": main.number}
    first = client.post(address(report), data)
    assert first.status_code == 422
    assert OTHER in lines(first)
    assert fresh(report).state == State.RECEIVED
    done = client.post(address(report), data | {"main_seen": main.version, "reason": "Lubang yang sama."})
    assert done.status_code == 302
    assert fresh(report).main == main


def test_several_numbers_are_offered_to_choose_from(world, sign_in):
    report, one, other = published(world), published(world), published(world)
    page = lines(sign_in("dispatcher").get(f"{address(report)}?ke={one.number}&ke={other.number}"))
    for number in (one.number, other.number):
        assert f"/merge?ke={number}#langkah" in page


def test_a_merged_target_is_refused_with_the_way_to_its_main(world, sign_in):
    main, child, report = published(world), published(world), published(world)
    join(world, child, main)
    page = lines(sign_in("dispatcher").get(address(report, ke=child.number)))
    assert f"Gabungkan ke {main.number}" in page
    assert "main_seen" not in page


@pytest.mark.parametrize("typed", ["LPG-0000-0000", "hantu", "", "LPG-2K7Q-93XM"])
def test_a_number_that_is_none_says_so_at_the_field(world, sign_in, typed):
    report = published(world)
    answer = sign_in("dispatcher").post(address(report), {"seen": report.version, "number": typed})
    assert answer.status_code == 422
    assert fresh(report).state == State.RECEIVED


def test_a_main_that_changed_meanwhile_is_shown_anew(world, sign_in):
    main, report = published(world), published(world)
    client = sign_in("dispatcher")
    do(world, main, ("dispatcher", Verb.ASSIGN))
    data = {"seen": report.version, "entries": report.entries, "number": main.number, "main_seen": main.version}
    answer = client.post(address(report), data)
    assert answer.status_code == 409
    assert f'name="main_seen" value="{fresh(main).version}"' in lines(answer)


def test_the_main_lists_what_follows_it_and_leads_to_parting(world, sign_in):
    main, report = published(world), published(world, text=OTHER)
    join(world, report, main)
    page = lines(sign_in("dispatcher").get(f"/kantor/laporan/{main.number}"))
    assert OTHER in page
    assert f"/kantor/laporan/{report.number}/unmerge" in page
    assert "1 digabung" in lines(sign_in("dispatcher").get("/kantor/"))
    assert f'href="/kantor/laporan/{main.number}"' in lines(sign_in("dispatcher").get(f"/kantor/laporan/{report.number}"))


def test_whoever_works_on_the_main_reads_what_others_told_but_never_a_private_report(world, sign_in):
    main = do(world, published(world), ("dispatcher", Verb.ASSIGN))
    shown, private = (
        world.report(text=OTHER).report,
        world.report(text="Saya takut bicara, jalan ini dirusak truk pabrik.", visibility="private"),
    )
    join(world, shown, main)
    join(world, private.report, main)
    page = lines(sign_in("officer").get(f"/kantor/laporan/{main.number}"))
    assert OTHER in page
    assert "Saya takut bicara" not in page
    assert private.report.number not in page
    assert "Saya takut bicara" in lines(sign_in("dispatcher").get(f"/kantor/laporan/{main.number}"))


def test_a_report_is_split_with_the_photos_that_were_ticked(world, sign_in):
    report = world.report(photos=(sent_photo("satu"), sent_photo("dua"))).report
    client = sign_in("dispatcher")
    page = lines(client.get(address(report, "split")))
    photos = [str(photo.public_id) for photo in report.photos.order_by("id")]
    assert all(f'value="{one}"' in page for one in photos)
    data = {"seen": 1, "part": "sering ada motor jatuh", "category": "transport", "photos": photos[1:], "reason": "Dua masalah."}
    assert client.post(address(report, "split"), data).status_code == 302
    second = Report.objects.get(split_from=report)
    assert (second.text, second.photos.count()) == ("sering ada motor jatuh", 1)
    assert f"Masalah kedua menjadi {second.number}" in lines(client.get(f"/kantor/laporan/{report.number}"))


def test_words_that_are_not_the_reporters_are_refused_at_the_field(world, sign_in):
    report = world.report().report
    data = {"seen": 1, "part": "Kepala dinasnya korupsi besar.", "category": "roads", "reason": "Dua masalah."}
    answer = sign_in("dispatcher").post(address(report, "split"), data)
    assert answer.status_code == 422
    assert "tidak ada dalam laporan" in lines(answer)
