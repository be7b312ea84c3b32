"""The phone page of officers on site, and the administrator's list of failed jobs."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.people.models import Membership
from siger.reports.actions.submission import Contact
from siger.reports.models import Report
from siger.reports.states import Holder, State


def test_jobs_stand_in_the_order_of_their_due_times(sign_in, walk):
    late, later = walk("work"), walk("agency")
    Report.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(days=2))
    page = sign_in("officer").get("/kantor/lapangan/").content.decode()
    assert page.index(late.number) < page.index(later.number)
    assert "geo:-5.380200,105.250300" in page
    assert "lewat 2 hari" in page


def test_work_starts_from_the_list_and_comes_back_to_it(sign_in, walk):
    report = walk("agency")
    client = sign_in("officer")
    assert f'action="/kantor/laporan/{report.number}/start"' in client.get("/kantor/lapangan/").content.decode()
    client.post(f"/kantor/laporan/{report.number}/start", {"seen": report.version, "kembali": "/kantor/lapangan/"})
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS
    page = client.get(f"/kantor/lapangan/{report.number}").content.decode()
    assert 'data-take="after"' in page
    assert "data-gallery" not in page


def test_only_the_own_agency_has_the_job(sign_in, walk):
    report = walk("work")
    assert report.number not in sign_in("other_officer").get("/kantor/lapangan/").content.decode()
    assert sign_in("other_officer").get(f"/kantor/lapangan/{report.number}").status_code == 404


def test_nobody_on_site_reads_who_reported(world, sign_in, walk):
    report = walk("work", contact=Contact(name="Sutrisno Wijaya", phone="081234567890"))
    client = sign_in("officer")
    for address in (f"/kantor/lapangan/{report.number}", f"/kantor/laporan/{report.number}", "/kantor/lapangan/"):
        page = client.get(address).content.decode()
        assert "Sutrisno" not in page
        assert "81234567890" not in page
    assert client.post(f"/kantor/laporan/{report.number}/look_at_identity", {"reason": "Ingin tahu saja."}).status_code == 403


def test_whistleblowing_is_left_out_of_the_list_that_a_phone_keeps(world, sign_in):
    """`simpan` is how the page itself fetches it for where there is no network (frontend/src/field/pages.ts)."""
    office = world.agencies["prov.inspektorat"]
    Membership.objects.filter(user=world.users["officer"]).update(agency=office)
    secret, plain = (world.report(visibility=visibility).report for visibility in ("whistleblowing", "public"))
    Report.objects.update(agency=office, state=State.ASSIGNED, holder=Holder.AGENCY)
    client = sign_in("officer")
    live, kept = (client.get(f"/kantor/lapangan/{query}").content.decode() for query in ("", "?simpan=1"))
    assert (secret.number in live, plain.number in live) == (True, True)
    assert (secret.number in kept, plain.number in kept) == (False, True)


def failed_job() -> int:
    job_id = app.configure_task("siger.deliver").defer(event="ReportAssigned", listener="notify", data={})
    ProcrastinateJob.objects.filter(pk=job_id).update(status="doing")
    ProcrastinateJob.objects.filter(pk=job_id).update(status="failed")
    return int(job_id)


def test_failed_jobs_are_seen_and_sent_again(sign_in):
    job_id = failed_job()
    client = sign_in("administrator")
    assert "ReportAssigned → notify" in client.get("/kantor/pekerjaan-gagal/").content.decode()
    assert client.post("/kantor/pekerjaan-gagal/kirim-ulang", {"job": job_id}).status_code == 302
    assert ProcrastinateJob.objects.get(pk=job_id).status == "todo"
    assert "Tidak ada pekerjaan yang gagal" in client.get("/kantor/pekerjaan-gagal/").content.decode()


def test_a_job_that_is_not_failed_is_left_alone(sign_in):
    client = sign_in("administrator")
    client.post("/kantor/pekerjaan-gagal/kirim-ulang", {"job": "999999"})
    assert "tidak gagal" in client.get("/kantor/pekerjaan-gagal/").content.decode()
    assert client.get("/kantor/pekerjaan-gagal/kirim-ulang").status_code == 405


def test_own_jobs_hide_none_that_nobody_has(world, sign_in, walk):
    """As soon as something is one's own the day shows only that; what nobody has is counted beside it and has a list of its own."""
    own, open_one = walk("work"), walk("agency")
    Report.objects.filter(pk=open_one.pk).update(assignee=None, crew=None)
    client = sign_in("officer")
    assert "belum diberikan kepada siapa pun" not in client.get("/kantor/lapangan/").content.decode()
    Report.objects.filter(pk=own.pk).update(assignee=world.officer.user_id)
    page = client.get("/kantor/lapangan/").content.decode()
    assert (own.number in page, open_one.number in page) == (True, False)
    assert "1 tugas lain di instansi Anda belum diberikan kepada siapa pun." in page
    assert 'href="/kantor/lapangan/?milik=belum"' in page
    nobodys = client.get("/kantor/lapangan/?milik=belum").content.decode()
    assert (own.number in nobodys, open_one.number in nobodys) == (False, True)
    assert open_one.number not in sign_in("other_officer").get("/kantor/lapangan/?milik=belum").content.decode()


def test_when_everything_is_given_the_list_of_the_open_ones_says_so(world, sign_in, walk):
    Report.objects.filter(pk=walk("work").pk).update(assignee=world.officer.user_id)
    client = sign_in("officer")
    assert "belum diberikan kepada siapa pun" not in client.get("/kantor/lapangan/").content.decode()
    assert "Semua tugas sudah ada yang mengerjakan" in client.get("/kantor/lapangan/?milik=belum").content.decode()
