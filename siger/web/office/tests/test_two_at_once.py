"""Two officers at once: the second is told who did what, loses nothing, and can go on."""

from siger.proof.actions.set_field_rules import allow_gallery
from siger.reports.actions.start import start
from siger.reports.models import Report
from siger.reports.states import State, Verb
from siger.web.office.tests.test_every_verb_on_the_page import jpeg
from tests.world.verbs import caller


def test_the_second_officer_reads_what_happened_and_keeps_what_was_typed(world, sign_in, walk):
    report = walk("agency")
    client = sign_in("officer")
    client.get(f"/kantor/laporan/{report.number}/request_info")
    start(actor=world.supervisor, report_id=report.pk, seen=report.version)
    answer = client.post(
        f"/kantor/laporan/{report.number}/request_info",
        {"seen": report.version, "entries": report.entries, "question": "Lubangnya di lajur kiri atau kanan?"},
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Pekerjaan dimulai (Supervisor, Dinas Bina Marga)" in page
    assert "Lubangnya di lajur kiri atau kanan?" in page
    assert "Muat ulang" in page
    assert f'name="seen" value="{report.version + 1}"' in page
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS


def test_sent_again_with_the_new_version_it_goes_through(world, sign_in, walk):
    report = walk("agency")
    start(actor=world.supervisor, report_id=report.pk, seen=report.version)
    data = {"seen": report.version + 1, "question": "Lubangnya di lajur kiri atau kanan?"}
    assert sign_in("officer").post(f"/kantor/laporan/{report.number}/request_info", data).status_code == 302


def test_words_for_a_step_that_is_gone_stay_in_sight(world, sign_in, walk):
    report = walk("desk")
    client = sign_in("dispatcher")
    caller(Verb.ASSIGN, agency_id=world.agencies["prov.bmbk"].pk)(world.dispatcher, report.pk, 1)
    data = {"seen": 1, "entries": 1, "ground": "no_facts", "reason": "Tidak ada tempat yang bisa diperiksa."}
    answer = client.post(f"/kantor/laporan/{report.number}/reject", data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Tidak ada tempat yang bisa diperiksa." in page
    assert "Diteruskan ke Dinas Bina Marga" in page


def test_photos_of_a_refused_proof_need_not_be_taken_again(world, sign_in, walk):
    report = walk("work")
    client = sign_in("officer")
    allow_gallery(actor=world.supervisor, agency_id=report.agency_id, allowed=True)
    address = f"/kantor/laporan/{report.number}/submit_proof"
    caller(Verb.SCHEDULE, agency_id=0)(world.supervisor, report.pk, report.version)
    refused = client.post(address, {"seen": report.version, "after": jpeg()})
    assert refused.status_code == 409
    token = refused.content.decode().split('name="kept_after" value="')[1].split('"')[0]
    assert client.post(address, {"seen": report.version + 1, "kept_after": token}).status_code == 302
    assert Report.objects.get(pk=report.pk).state == State.AWAITING_VALIDATION


def test_a_wrong_form_says_so_at_the_field(sign_in, walk):
    report = walk("desk")
    answer = sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/reject", {"seen": 1, "ground": "no_facts", "reason": "x"})
    assert answer.status_code == 422
    assert "Tulis alasannya" in answer.content.decode()
    assert Report.objects.get(pk=report.pk).state == State.RECEIVED


def test_a_photo_that_cannot_be_hidden_says_so(sign_in, walk):
    report = walk("desk")
    data = {"seen": 1, "photo": "hantu", "hidden": "on", "reason": "Wajah anak terlihat."}
    answer = sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/hide_photo", data)
    assert answer.status_code == 422
    assert "Pilih foto yang belum ditutup" in answer.content.decode()


def test_a_step_that_is_not_there_leads_to_what_is(sign_in, walk):
    report = walk("desk")
    page = sign_in("dispatcher").get(f"/kantor/laporan/{report.number}/transfer")
    assert page.status_code == 200
    assert "tidak bisa dilakukan sekarang" in page.content.decode()
    assert f'action="/kantor/laporan/{report.number}/assign"' in page.content.decode()
