"""Every verb that the office has, done through its form by the person whose desk it is."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from siger.people.models import Agency, User
from siger.people.signing_in import actor_of
from siger.proof.actions.set_field_rules import allow_gallery
from siger.reports.actions.offer import offer
from siger.reports.categories import ReportClass, Visibility
from siger.reports.models import IdentityLook, Photo, PhotoKind, Report, TimelineEntry
from siger.reports.states import State, Verb
from siger.web.office.verbs import WAYS
from tests.world.rules import rule
from tests.world.verbs import another, caller, sent_photo

WORDS = "Sudah dicek di lapangan pagi ini."


def jpeg(name="sesudah.jpg", colour="gray"):
    body = BytesIO()
    Image.new("RGB", (64, 48), colour).save(body, "JPEG")
    return SimpleUploadedFile(name, body.getvalue(), content_type="image/jpeg")


# verb: (how far the report has come, who acts, what is filled in, the state afterwards)
CASES = {
    Verb.ASSIGN: ("desk", "dispatcher", {"likely": "18.71.pu"}, State.ASSIGNED),
    Verb.TRANSFER: ("agency", "dispatcher", {"agency": "prov.bmbk.uptd2", "reason": WORDS}, State.ASSIGNED),
    Verb.TAKE_OVER: ("agency", "city_officer", {}, State.ASSIGNED),
    Verb.RETURN_OFFER: ("agency", "city_officer", {"reason": WORDS}, State.ASSIGNED),
    Verb.CALL_OFF: ("agency", "officer", {"reason": WORDS}, State.ASSIGNED),
    Verb.SEND_UP: ("agency", "supervisor", {"reason": WORDS}, State.RECEIVED),
    Verb.ENTRUST: ("agency", "officer", {"to": "supervisor"}, State.ASSIGNED),
    Verb.ACCEPT: ("agency", "officer", {}, State.ASSIGNED),
    Verb.START: ("agency", "officer", {}, State.IN_PROGRESS),
    Verb.SCHEDULE: ("agency", "officer", {"estimate_on": timezone.localdate() + timedelta(days=7)}, State.IN_PROGRESS),
    Verb.SUBMIT_PROOF: ("work", "officer", {"after": "jpeg"}, State.AWAITING_VALIDATION),
    Verb.ANSWER: ("referred", "dispatcher", {"answer": WORDS}, State.RESOLVED),
    Verb.REQUEST_INFO: ("desk", "dispatcher", {"question": "Di sebelah mana persisnya?"}, State.NEEDS_INFO),
    Verb.SUPPLY_INFO: ("question", "dispatcher", {"answer": WORDS}, State.RECEIVED),
    Verb.VALIDATE: ("validation", "validator", {}, State.RESOLVED),
    Verb.RETURN_WORK: ("validation", "validator", {"reason": WORDS}, State.IN_PROGRESS),
    Verb.HAND_BACK: ("agency", "officer", {"reason": WORDS}, State.RECEIVED),
    Verb.UPHOLD: ("work", "secretary", {"reason": WORDS}, State.CLOSED),
    Verb.REFER: ("desk", "dispatcher", {"target": "PLN UID Lampung", "reason": WORDS}, State.REFERRED),
    Verb.COME_BACK: ("referred", "dispatcher", {"reason": WORDS}, State.RECEIVED),
    Verb.REJECT: ("desk", "dispatcher", {"ground": "no_facts", "reason": WORDS}, State.REJECTED),
    Verb.MERGE: ("agency", "dispatcher", {"number": "another"}, State.MERGED),
    Verb.UNMERGE: ("agency", "dispatcher", {"reason": WORDS}, State.ASSIGNED),
    Verb.SPLIT: (
        "agency",
        "dispatcher",
        {"part": "Jalan depan pasar berlubang besar", "category": "street_lighting", "reason": WORDS},
        State.ASSIGNED,
    ),
    Verb.RECLASSIFY: ("desk", "dispatcher", {"category": "drainage_flood", "report_class": "complaint"}, State.RECEIVED),
    Verb.RELOCATE: ("desk", "dispatcher", {"region": "18.71.01.1002"}, State.RECEIVED),
    Verb.PUBLISH: ("desk", "dispatcher", {}, State.RECEIVED),
    Verb.UNPUBLISH: ("desk", "dispatcher", {"reason": WORDS}, State.RECEIVED),
    Verb.HIDE_PHOTO: ("desk", "dispatcher", {"photo": "photo", "hidden": "on", "reason": WORDS}, State.RECEIVED),
    Verb.COMMENT: ("desk", "dispatcher", {"words": WORDS, "internal": "on"}, State.RECEIVED),
    Verb.LOOK_AT_IDENTITY: ("desk", "dispatcher", {"reason": WORDS}, State.RECEIVED),
}


def offered(report):
    """By its supervisor to the city's public works."""
    city, supervisor = Agency.objects.get(code="18.71.pu"), User.objects.get(email="supervisor@contoh.example")
    offer(actor=actor_of(supervisor, second_factor=True), report_id=report.pk, seen=report.version, agency_id=city.pk, reason=WORDS)


def prepared(world, walk, verb):
    report = walk(CASES[verb][0], photos=(sent_photo(),)) if verb is Verb.HIDE_PHOTO else walk(CASES[verb][0])
    if verb is Verb.UPHOLD:
        Report.objects.filter(pk=report.pk).update(disputes=2)
    if verb in {Verb.TAKE_OVER, Verb.RETURN_OFFER, Verb.CALL_OFF}:
        offered(report)
    if verb is Verb.SEND_UP:
        Report.objects.filter(pk=report.pk).update(handovers=2)
    if verb is Verb.SUBMIT_PROOF:
        allow_gallery(actor=world.supervisor, agency_id=report.agency_id, allowed=True)
    if verb is Verb.UNPUBLISH:
        Report.objects.filter(pk=report.pk).update(published_at=timezone.now())
    if verb is Verb.UNMERGE:
        caller(Verb.MERGE, agency_id=0)(world.dispatcher, report.pk, report.version)
    return Report.objects.get(pk=report.pk)


def filled(world, report, verb):
    """What the form sends; names of agencies, photos become what the page would have."""
    data = {"seen": report.version, "entries": report.entries}
    found = {
        "likely": lambda code: world.agencies[code].pk,
        "agency": lambda code: world.agencies[code].pk,
        "to": lambda name: f"p{world.users[name].pk}",
        "after": lambda _kind: jpeg(),
        "photo": lambda _which: str(Photo.objects.get(report=report).public_id),
    }
    if verb is Verb.MERGE:
        main = another(report.pk)
        return data | {"number": main.number, "main_seen": main.version}
    return data | {name: found[name](value) if name in found else value for name, value in CASES[verb][2].items()}


def test_every_verb_of_the_office_has_a_case_here():
    assert set(CASES) == set(WAYS)


@pytest.mark.parametrize("verb", CASES)
def test_a_verb_is_done_through_its_form(world, sign_in, walk, verb):
    if verb is Verb.ASSIGN:
        own_rule(world)
    report = prepared(world, walk, verb)
    client = sign_in(CASES[verb][1])
    address = f"/kantor/laporan/{report.number}/{verb}"
    assert client.get(address).status_code == 200
    answer = client.post(address, filled(world, report, verb))
    expected = 200 if verb is Verb.LOOK_AT_IDENTITY else 302
    assert answer.status_code == expected, answer.content.decode()[-3000:]
    entry = TimelineEntry.objects.filter(report=report).latest("seq")
    assert (entry.verb, entry.user_id) == (verb, world.users[CASES[verb][1]].pk)
    assert Report.objects.get(pk=report.pk).state == CASES[verb][3]


def own_rule(world):
    return rule(world, "18.71.pu", category="roads", region_id="18.71")


def test_the_suggested_owner_is_chosen_already_and_says_why(world, sign_in, walk):
    own = own_rule(world)
    page = sign_in("dispatcher").get(f"/kantor/laporan/{walk().number}").content.decode()
    pk = world.agencies["18.71.pu"].pk
    assert f'name="likely" value="{pk}" checked' in page
    assert "Teruskan ke Dinas PU Kota Bandar Lampung" in page
    assert f"aturan {own.pk}: Jalan dan jembatan di Kota Bandar Lampung" in page


def test_an_agency_can_be_named_in_words_without_the_picker(world, sign_in, walk):
    report = walk()
    address = f"/kantor/laporan/{report.number}/assign"
    client = sign_in("dispatcher")
    unclear = client.post(address, {"seen": 1, "agency_text": "Dinas Kominfo"})
    assert unclear.status_code == 422
    assert "Dinas Kominfo Lampung Selatan" in unclear.content.decode()
    assert client.post(address, {"seen": 1, "agency_text": "dinas bina marga"}).status_code == 302
    assert Report.objects.get(pk=report.pk).agency == world.agencies["prov.bmbk"]


def test_questions_of_information_are_answered_first(world, sign_in, walk):
    report = walk("agency")
    Report.objects.filter(pk=report.pk).update(report_class=ReportClass.INFORMATION, state=State.IN_PROGRESS)
    page = sign_in("officer").get(f"/kantor/laporan/{report.number}").content.decode()
    assert f'action="/kantor/laporan/{report.number}/answer"' in page


def test_a_proof_keeps_what_the_phone_said(world, sign_in, walk):
    report = walk("work")
    allow_gallery(actor=world.supervisor, agency_id=report.agency_id, allowed=True)
    told = {"photo_lat": ["", ""], "photo_lng": ["", ""], "here_lat": "-5.380100", "here_lng": "105.250100"}
    data = {"seen": report.version, "after": jpeg(), "before": jpeg("sebelum.jpg", "brown"), "note": "Ditambal aspal dingin.", **told}
    assert sign_in("officer").post(f"/kantor/laporan/{report.number}/submit_proof", data).status_code == 302
    after = Photo.objects.get(report=report, kind=PhotoKind.AFTER)
    assert (after.lat, after.lng, after.capture) == (-5.3801, 105.2501, "gallery")
    assert Photo.objects.filter(report=report, kind=PhotoKind.BEFORE).count() == 1


def test_where_only_the_camera_counts_the_page_leads_to_it_and_files_are_refused(sign_in, walk):
    report, client = walk("work"), sign_in("officer")
    address = f"/kantor/laporan/{report.number}/submit_proof"
    page = client.get(address).content.decode()
    assert f'href="/kantor/lapangan/{report.number}#bukti"' in page
    assert 'accept="image' not in page
    refused = client.post(address, {"seen": report.version, "after": jpeg(), "note": "Ditambal."})
    assert refused.status_code == 422
    assert "Foto dari galeri tidak diterima" in refused.content.decode()
    assert not Photo.objects.filter(report=report, kind=PhotoKind.AFTER).exists()
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS


def test_the_identity_is_shown_once_and_kept_nowhere(world, sign_in):
    from siger.reports.actions.submission import Contact

    report = world.report(contact=Contact(name="Sutrisno Wijaya", phone="081234567890"), visibility=Visibility.PUBLIC).report
    client = sign_in("dispatcher")
    shown = client.post(f"/kantor/laporan/{report.number}/look_at_identity", {"reason": WORDS})
    assert "Sutrisno Wijaya" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert "Sutrisno" not in str(dict(client.session))
    assert "Sutrisno" not in client.get(f"/kantor/laporan/{report.number}").content.decode()
    assert IdentityLook.objects.get(report=report).user == world.users["dispatcher"]


def test_who_comes_from_the_list_goes_back_to_it(sign_in, walk):
    report = walk("agency")
    address = f"/kantor/laporan/{report.number}/start"
    client = sign_in("officer")
    answer = client.post(address, {"seen": report.version, "kembali": "/kantor/?tampilan=mine"})
    assert answer["Location"] == f"/kantor/?tampilan=mine#{report.number}"


def test_nobody_is_led_to_another_site(sign_in, walk):
    report = walk("agency")
    answer = sign_in("officer").post(
        f"/kantor/laporan/{report.number}/start", {"seen": report.version, "kembali": "https://contoh.example/kantor/"}
    )
    assert answer["Location"] == f"/kantor/laporan/{report.number}"
