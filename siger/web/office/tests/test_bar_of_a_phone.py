"""On a phone the bar has room for five: what is used less stands under "Lainnya", every page once in each of the two."""

import re

import pytest

pytestmark = pytest.mark.django_db


def bar(client, address="/kantor/"):
    """(addresses of the sidebar, those that a phone leaves out, those under "Lainnya", the summary)."""
    nav = client.get(address).content.decode().split('<nav aria-label="Kantor">')[1].split("</nav>")[0]
    lists, _, more = nav.partition('<details class="side-more">')
    left_out = re.findall(r'<li class="side-rest"><a href="([^"]+)"', lists)
    return re.findall(r'<a href="([^"]+)"', lists), left_out, re.findall(r'<a href="([^"]+)"', more), more.split("</summary>")[0]


def test_what_an_administrator_uses_less_stands_under_more(sign_in):
    every, left_out, more, _summary = bar(sign_in("administrator"))
    assert left_out == more == every[4:]
    assert {"/_admin/", "/kantor/pekerjaan-gagal/", "/kantor/berpindah/"} <= set(more)
    assert "/kantor/" in every[:4]


def test_the_page_that_is_open_is_marked_there_too(sign_in):
    client = sign_in("administrator")
    assert 'class="is-here"' in bar(client, "/kantor/pekerjaan-gagal/")[3]
    assert 'class="is-here"' not in bar(client)[3]


def test_whoever_has_five_or_fewer_sees_them_all(sign_in):
    every, left_out, more, _summary = bar(sign_in("validator"))
    assert len(every) <= 5
    assert (left_out, more) == ([], [])


def test_an_officer_on_the_way_has_the_field_in_sight(sign_in):
    every, left_out, _more, _summary = bar(sign_in("officer"))
    assert "/kantor/lapangan/" in set(every) - set(left_out)
