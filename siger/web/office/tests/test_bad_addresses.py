"""Addresses that no link of ours leads to are refused in words, never an error of ours."""

import pytest

from siger.reports.models import Photo, PhotoState
from tests.world.verbs import sent_photo

NUL = "%00"


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("dispatcher", f"/kantor/laporan/{NUL}"),
        ("dispatcher", f"/kantor/laporan/{NUL}/assign"),
        ("officer", f"/kantor/lapangan/{NUL}"),
        ("validator", f"/kantor/validasi/{NUL}"),
        ("supervisor", f"/kantor/bantahan/{NUL}/1"),
        ("supervisor", "/kantor/bantahan/LPG-0000-0000/99999999999999999999"),
        ("dispatcher", f"/kantor/instansi/cari?q=dinas{NUL}"),
        ("dispatcher", "/kantor/?sesudah=kemarin"),
    ],
)
def test_what_no_database_holds_is_refused(sign_in, who, address):
    assert 400 <= sign_in(who).get(address).status_code < 500


def test_a_picture_has_no_other_sizes(world, sign_in):
    report = world.report(photos=(sent_photo(),)).report
    Photo.objects.filter(report=report).update(state=PhotoState.READY, thumb_path="t", view_path="v")
    address = f"/kantor/foto/{Photo.objects.get(report=report).public_id}/original.webp"
    assert sign_in("dispatcher").get(address).status_code == 404
