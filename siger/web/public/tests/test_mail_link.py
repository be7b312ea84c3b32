"""A link in a message gives the browser the reporter's rights, and a wrong one says what to do."""

import pytest

from siger.notify.links import acting_link
from siger.reports.actions.submission import Contact
from siger.web.citizen.links import marks_of

pytestmark = pytest.mark.django_db
ADDRESS = "siti@contoh.example"


def path_of(report) -> str:
    return "/k/" + acting_link(report, ADDRESS).rpartition("/")[2]


def test_the_link_in_a_message_gives_the_browser_the_reporter_s_rights(world, client):
    report = world.report(contact=Contact(email=ADDRESS)).report
    response = client.get(path_of(report))
    assert response.status_code == 302
    assert response["Location"].endswith(f"/laporan/{report.number}")
    assert response["Referrer-Policy"] == "no-referrer"
    request = response.wsgi_request
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    assert marks_of(request) == {report.pk: bytes(report.reporter.secret_digest).hex()[:16]}


def test_a_wrong_link_gives_nothing_and_says_so(world, client):
    report = world.report(contact=Contact(email=ADDRESS)).report
    response = client.get(path_of(report)[:-1])
    assert response.status_code == 404
    assert not client.cookies.get("siger_tautan")
