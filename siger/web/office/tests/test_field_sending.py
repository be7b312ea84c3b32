"""What a phone kept off line arrives once, from the officer who made it, with what the phone knew of each photo."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from siger.people.models import Crew, Membership, User
from siger.people.signing_in import actor_of
from siger.proof.actions.hand_in import HandedIn, hand_in
from siger.proof.actions.set_field_rules import allow_gallery, ask_crews
from siger.proof.models import ChecklistItem
from siger.reports.actions.start import start
from siger.reports.models import Capture, Photo, PhotoKind, Report, TimelineEntry
from siger.reports.states import State, Verb
from siger.web.office.tests.conftest import put
from tests.world.verbs import sent_photo

KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"
LIVE = {"lat": -5.3803, "lng": 105.2504, "accuracy": 6, "offset": 0, "capture": "live"}


def jpeg(colour: str = "#556677") -> bytes:
    encoded = BytesIO()
    Image.new("RGB", (64, 48), colour).save(encoded, "JPEG")
    return encoded.getvalue()


def body(world, report, *, officer="officer", told=None, content=None, **changes):
    facts = {**LIVE, "at": datetime.now(UTC).isoformat(), **(told or {})}
    sent = {
        "officer": world.users[officer].pk,
        "key": KEY,
        "number": report.number,
        "seen": report.version,
        "note": "Ditambal 12 sak aspal dingin.",
        "phone_now": datetime.now(UTC).isoformat(),
        "told_after": json.dumps([facts]),
        "after": SimpleUploadedFile("a.jpg", jpeg() if content is None else content, "image/jpeg"),
    }
    return {**sent, **changes}


def test_a_job_that_was_only_assigned_is_begun_and_proved_in_one(world, sign_in, walk):
    report = walk("agency")
    answer = sign_in("officer").post("/kantor/lapangan/kirim", body(world, report))
    assert answer.status_code == 201, answer.content
    assert Report.objects.get(pk=report.pk).state == State.AWAITING_VALIDATION
    verbs = list(TimelineEntry.objects.filter(report=report).order_by("seq").values_list("verb", flat=True))
    assert verbs[-2:] == [Verb.START, Verb.SUBMIT_PROOF]
    photo = Photo.objects.get(report=report, kind=PhotoKind.AFTER)
    assert (photo.capture, photo.accuracy_m, photo.position_source) == (Capture.LIVE, 6, "device")


def test_the_same_key_again_sends_nothing_twice(world, sign_in, walk):
    report, client = walk("work"), sign_in("officer")
    first = client.post("/kantor/lapangan/kirim", body(world, report))
    again = client.post("/kantor/lapangan/kirim", body(world, report))
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == {"number": report.number, "repeated": True}
    assert Photo.objects.filter(report=report, kind=PhotoKind.AFTER).count() == 1


def test_another_officer_cannot_send_what_the_first_one_kept(world, sign_in, walk):
    report = walk("work")
    answer = sign_in("supervisor").post("/kantor/lapangan/kirim", body(world, report))
    assert answer.status_code == 403
    assert "petugas lain" in answer.json()["title"]
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS


def test_who_left_the_agency_is_told_and_nothing_is_written(world, sign_in, walk):
    report, client = walk("work"), sign_in("officer")
    Membership.objects.filter(user=world.users["officer"]).delete()
    answer = client.post("/kantor/lapangan/kirim", body(world, report), HTTP_ACCEPT="application/json")
    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS


def test_a_crew_of_an_agency_that_was_left_gives_no_jobs(world, sign_in, walk):
    report = walk("work")
    crew = Crew.objects.create(agency=world.agencies["prov.bmbk"], name="Regu tambal")
    crew.members.add(world.users["officer"], world.users["city_officer"])
    Report.objects.filter(pk=report.pk).update(crew=crew)
    assert report.number in sign_in("officer").get("/kantor/lapangan/").content.decode()
    assert report.number not in sign_in("city_officer").get("/kantor/lapangan/").content.decode()


def test_the_own_crew_s_jobs_stand_alone_until_all_are_asked_for(world, sign_in, walk):
    mine, other = walk("work"), walk("work")
    crew = Crew.objects.create(agency=world.agencies["prov.bmbk"], name="Regu tambal Natar")
    crew.members.add(world.users["officer"])
    Report.objects.filter(pk=mine.pk).update(crew=crew)
    client = sign_in("officer")
    page = client.get("/kantor/lapangan/").content.decode()
    assert mine.number in page
    assert "Regu tambal Natar" in page
    assert other.number not in page
    assert other.number in client.get("/kantor/lapangan/?milik=instansi").content.decode()


@pytest.mark.parametrize("days", [366, -366])
def test_a_phone_clock_that_is_wrong_by_a_year_is_corrected_and_noted(world, sign_in, walk, days):
    report, wrong = walk("work"), datetime.now(UTC) + timedelta(days=days)
    told = {"at": (wrong - timedelta(minutes=2)).isoformat(), "offset": -days * 86_400}
    answer = sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, told=told, phone_now=wrong.isoformat()))
    assert answer.status_code == 201
    photo = Photo.objects.get(report=report, kind=PhotoKind.AFTER)
    assert photo.clock_offset_s == -days * 86_400
    assert abs(photo.taken_at - datetime.now(UTC)) < timedelta(minutes=4)


def test_an_offset_that_the_request_contradicts_is_not_believed(world, sign_in, walk):
    report = walk("work")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, told={"at": yesterday.isoformat(), "offset": 86_000}))
    photo = Photo.objects.get(report=report, kind=PhotoKind.AFTER)
    assert abs(photo.clock_offset_s) < 5
    assert photo.taken_at < datetime.now(UTC) - timedelta(hours=23)


@pytest.mark.parametrize(
    "told", [{"lat": None, "lng": None}, {"lat": "x", "lng": 1e400}, {"lat": 95.0, "lng": 1.0}, {"lat": True, "lng": True}]
)
def test_a_photo_without_a_position_arrives_without_one(world, sign_in, walk, told):
    report = walk("work")
    assert sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, told=told)).status_code == 201
    photo = Photo.objects.get(report=report, kind=PhotoKind.AFTER)
    assert (photo.lat, photo.lng, photo.accuracy_m) == (None, None, None)


def test_a_photo_taken_5_km_away_arrives_with_its_position(world, sign_in, walk):
    report = walk("work")
    assert sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, told={"lat": -5.4252})).status_code == 201
    assert Photo.objects.get(report=report, kind=PhotoKind.AFTER).lat == -5.4252


@pytest.mark.parametrize("content", [b"", b"bukan foto sama sekali"])
def test_an_empty_photo_is_named_and_the_job_stays(world, sign_in, walk, content):
    report = walk("work")
    answer = sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, content=content))
    assert answer.status_code == 422
    assert "Foto ke-1" in answer.json()["fields"]["after"]
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS


def test_the_gallery_only_where_a_superior_allows_it_and_then_marked(world, sign_in, walk):
    report, client = walk("work"), sign_in("officer")
    refused = client.post("/kantor/lapangan/kirim", body(world, report, told={"capture": "gallery"}))
    assert refused.status_code == 422
    assert "galeri" in refused.json()["fields"]["photos"]
    allow_gallery(actor=world.supervisor, agency_id=world.agencies["prov.bmbk"].pk, allowed=True)
    assert client.post("/kantor/lapangan/kirim", body(world, report, told={"capture": "gallery"})).status_code == 201
    assert Photo.objects.get(report=report, kind=PhotoKind.AFTER).capture == Capture.GALLERY


def test_answers_stand_in_the_proof_in_our_words(world, sign_in, walk):
    ChecklistItem.objects.create(category="roads", code="roads.flat", words="Permukaan rata")
    own = ask_crews(actor=world.supervisor, agency_id=world.agencies["prov.bmbk"].pk, category="roads", questions=["Marka dicat?"])
    foreign = ChecklistItem.objects.create(category="waste", code="waste.x", words="Bersih")
    report = walk("work")
    everywhere = ChecklistItem.objects.get(code="roads.flat")
    answers = [{"id": everywhere.pk, "said": "yes"}, {"id": own[0].pk, "said": "none"}, {"id": foreign.pk, "said": "no"}]
    assert sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, answers=json.dumps(answers))).status_code == 201
    entry = TimelineEntry.objects.get(report=report, verb=Verb.SUBMIT_PROOF)
    assert entry.payload["checklist"] == [["Permukaan rata", "ya"], ["Marka dicat?", "tidak perlu"]]
    office = sign_in("officer").get(f"/kantor/laporan/{report.number}").content.decode()
    assert "Permukaan rata: Ya<br>Marka dicat?: Tidak perlu" in office


def test_a_validator_reads_the_answers_and_a_no_stands_out(world, sign_in, walk):
    asked = ChecklistItem.objects.create(category="roads", code="roads.flat", words="Permukaan <rata>")
    report = walk("work")
    answers = json.dumps([{"id": asked.pk, "said": "no"}])
    assert sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, answers=answers)).status_code == 201
    page = sign_in("validator").get(f"/kantor/validasi/{report.number}").content.decode()
    assert "Daftar periksa petugas" in page
    assert re.search(r'<li class="tone-check">.{0,200}?<span>Permukaan &lt;rata&gt;</span><span>Tidak</span></li>', page, re.DOTALL)


@pytest.mark.parametrize("answers", ["{", "[1]", '[{"id": true, "said": "yes"}]', '[{"id": 1, "said": "mungkin"}]', "[" * 5000])
def test_answers_that_are_none_are_refused(world, sign_in, walk, answers):
    report = walk("work")
    assert sign_in("officer").post("/kantor/lapangan/kirim", body(world, report, answers=answers)).status_code == 422
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS


def test_a_report_that_changed_meanwhile_is_not_overwritten_but_may_be_sent_after_a_look(world, sign_in, walk):
    report, client = walk("work"), sign_in("officer")
    stale = client.post("/kantor/lapangan/kirim", body(world, report, seen=report.version - 1))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert client.post("/kantor/lapangan/kirim", body(world, report)).status_code == 201


def colleague_in(world, report):
    """Another officer of the same agency, with an actor of their own."""
    user = User.objects.create(email="sari@siger.example", name="Sari Utami")
    Membership.objects.create(user=user, agency=world.agencies["prov.bmbk"], role="officer", territory_id=report.region_id[:2])
    return actor_of(user, second_factor=True)


def live_photo():
    return replace(sent_photo(), capture=Capture.LIVE)


def test_two_of_a_crew_worked_off_line_and_the_second_is_told_who_was_first(world, sign_in, walk):
    report, client = walk("agency"), sign_in("officer")
    first = HandedIn(report.number, report.version, after=[live_photo()])
    hand_in(actor=colleague_in(world, report), handed=first, key="k-1-of-a-colleague")
    answer = client.post("/kantor/lapangan/kirim", body(world, report))
    assert (answer.status_code, answer.json()["code"]) == (409, "verb_not_allowed")
    assert re.match(r"Bukti untuk tugas ini sudah dikirim Sari Utami, .* Bukti Anda masih tersimpan", answer.json()["title"])
    assert Photo.objects.filter(report=report, kind=PhotoKind.AFTER).count() == 1
    page = client.get(f"/kantor/lapangan/{report.number}").content.decode()
    assert 'data-behaviour="field-rest"' in page
    assert 'data-behaviour="field-proof"' not in page


def test_who_proved_it_with_another_phone_is_told_so(world, sign_in, walk):
    report, client = walk("agency"), sign_in("officer")
    assert client.post("/kantor/lapangan/kirim", body(world, report)).status_code == 201
    again = client.post("/kantor/lapangan/kirim", body(world, report, key="0f8fad5b-0000-469f-a165-70867728950e"))
    assert "sudah Anda kirim dari perangkat lain" in again.json()["title"]


def test_a_job_that_a_colleague_began_is_sent_after_a_look_with_the_same_key(world, sign_in, walk):
    report, client = walk("agency"), sign_in("officer")
    begun = start(actor=colleague_in(world, report), report_id=report.pk, seen=report.version)
    stale = client.post("/kantor/lapangan/kirim", body(world, report))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert stale.json()["title"].startswith("Sari Utami sudah memulai pekerjaan ini")
    assert client.post("/kantor/lapangan/kirim", body(world, report, seen=begun.version)).status_code == 201


def test_a_job_that_left_the_desk_meanwhile_says_where_it_stands(world, sign_in, walk):
    report, client = walk("work"), sign_in("officer")
    report = put(report, State.CLOSED, report.agency_id)
    refused = client.post("/kantor/lapangan/kirim", body(world, report))
    assert refused.status_code == 409
    assert "tidak lagi menunggu bukti: laporannya sekarang “Selesai”" in refused.json()["title"]
    assert not Photo.objects.filter(report=report, kind=PhotoKind.AFTER).exists()


def test_the_session_says_who_is_signed_in_and_gives_each_officer_a_key_of_their_own(world, sign_in):
    first, second = (sign_in(name).get("/kantor/lapangan/sesi.json").json() for name in ("officer", "supervisor"))
    assert first["officer"] == world.users["officer"].pk
    assert first["key"] != second["key"]
    assert first["key"] == sign_in("officer").get("/kantor/lapangan/sesi.json").json()["key"]


def test_a_stranger_gets_neither_session_nor_answer(client, world):
    for address in ("/kantor/lapangan/sesi.json", "/kantor/lapangan/pekerja.js", "/kantor/lapangan/aturan"):
        assert client.get(address).status_code == 302
    assert client.post("/kantor/lapangan/kirim", {}).status_code == 302


def test_a_superior_sets_the_rules_of_the_own_agency_and_of_no_other(world, sign_in):
    client, agency = sign_in("supervisor"), world.agencies["prov.bmbk"]
    asked = {"what": "questions", "instansi": agency.pk, "kategori": "roads", "questions": "Rambu diangkat?\n\nRambu diangkat?\nRata?"}
    assert client.post("/kantor/lapangan/aturan", asked).status_code == 302
    assert list(ChecklistItem.objects.filter(agency=agency).values_list("words", flat=True)) == ["Rambu diangkat?", "Rata?"]
    assert "Rambu diangkat?" in client.get("/kantor/lapangan/aturan?kategori=roads").content.decode()
    foreign = {**asked, "instansi": world.agencies["18.71.pu"].pk, "questions": "Lain?"}
    assert client.post("/kantor/lapangan/aturan", foreign).status_code == 403
    assert not ChecklistItem.objects.filter(agency=world.agencies["18.71.pu"]).exists()
    assert sign_in("officer").get("/kantor/lapangan/aturan").status_code == 403


def test_a_list_that_is_too_long_is_refused_with_what_was_typed(world, sign_in):
    typed = "\n".join(f"Pertanyaan {n}?" for n in range(13))
    sent = {"what": "questions", "instansi": world.agencies["prov.bmbk"].pk, "kategori": "roads", "questions": typed}
    answer = sign_in("supervisor").post("/kantor/lapangan/aturan", sent)
    assert answer.status_code == 422
    assert "Pertanyaan 12?" in answer.content.decode()
    assert not ChecklistItem.objects.exists()
