"""No door tells numbers apart without end, and no reporter buries a page under words."""

import pytest
from django.test import Client

from siger.core.rate_limits import Limit
from siger.reports.models import Report
from siger.web.citizen import limits
from siger.web.citizen.tests.conftest import lines, open_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def few_guesses(monkeypatch):
    monkeypatch.setattr(limits, "GUESSES", Limit("guess", 3, 3600))


@pytest.mark.parametrize(("method", "door"), [("get", "/terima"), ("post", "/tambah"), ("post", "/beres"), ("get", "")])
def test_wrong_numbers_are_counted_at_every_door(client, world, few_guesses, method, door):
    from siger.core.ids import new_number

    asked = [getattr(client, method)(f"/laporan/{new_number('LPG')}{door}").status_code for _ in range(4)]
    assert asked == [404, 404, 404, 429]
    known = world.report().report
    assert getattr(client, method)(f"/laporan/{known.number}{door}").status_code == 429


def test_a_reporter_writes_only_so_much_in_a_day(client, world, monkeypatch):
    monkeypatch.setattr(limits, "ACTS", Limit("act", 2, 86_400))
    receipt = world.report()
    open_link(client, receipt.secret)
    address = f"/laporan/{receipt.report.number}/tambah"
    asked = [client.post(address, {"words": f"Masih sama, hari ke-{day}."}) for day in range(3)]
    assert [one.status_code for one in asked] == [302, 302, 429]
    assert "hari ke-2" in lines(asked[2])
    assert Report.objects.get(pk=receipt.report.pk).entries == 3


def test_a_stranger_cannot_use_up_what_the_reporter_may_write(client, world, monkeypatch):
    monkeypatch.setattr(limits, "ACTS", Limit("act", 1, 86_400))
    receipt = world.report()
    address = f"/laporan/{receipt.report.number}/tambah"
    for _ in range(3):
        Client().post(address, {"words": "Saya bukan pelapornya."})
    open_link(client, receipt.secret)
    assert client.post(address, {"words": "Saya pelapornya."}).status_code == 302
