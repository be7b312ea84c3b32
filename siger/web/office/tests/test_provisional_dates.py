"""At the desk every due date says itself whether it is provisional: the desk's own, the promise, and that of a row in a list."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(("day", "due", "promise"), [(1, False, False), (20, False, True), (29, True, True)])
def test_each_due_date_carries_its_own_mark(world, sign_in, day, due, promise):
    with time_machine.travel(datetime(2027, 12, day, 9, 0, tzinfo=JAKARTA), tick=False):
        report, client = world.report().report, sign_in("dispatcher")
        page = client.get(f"/kantor/laporan/{report.number}").content.decode()
        row = client.get("/kantor/").content.decode().split('class="work-due"')[1].split("</div>")[0]
    own, promised = page.split("Batas meja ini: ")[1].split(".</p>")[0].split("Janji kepada pelapor: ")
    assert ("sementara" in own, ", sementara" in promised) == (due, promise)
    assert ("hari libur tahun itu belum ditetapkan" in page) == (due or promise)
    assert ("sementara" in row) == due
