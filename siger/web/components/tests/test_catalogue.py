"""The catalogue shows every component, and only where nobody else can see it."""

import re

import pytest
from django.http import Http404
from django.template import engines
from django.test import RequestFactory, override_settings
from django_cotton.compiler_regex import CottonCompiler

from siger.settings.environment import REPOSITORY
from siger.web.components.catalogue import catalogue, sample_photo
from siger.web.components.language import switch_language

TEMPLATES = REPOSITORY / "siger" / "web" / "templates"


def ask(address: str, **meta: str):
    return RequestFactory().get(address, **meta)


@pytest.fixture(autouse=True)
def _demonstration(settings):
    settings.DEMONSTRATION = True


@pytest.mark.parametrize("surface", ["warga", "kantor"])
def test_both_surfaces_render(surface):
    html = catalogue(ask(f"/_components?permukaan={surface}")).content.decode()
    assert "Menunggu jawaban Anda" in html
    assert "<c-" not in html


def test_a_theme_can_be_forced():
    assert 'data-theme="dark"' in catalogue(ask("/_components?tema=gelap")).content.decode()
    assert "data-theme" not in catalogue(ask("/_components?tema=%22%3E")).content.decode()


def test_every_component_stands_in_the_catalogue_or_in_a_shell():
    texts = [TEMPLATES / "components" / "catalogue.html", *(TEMPLATES / "base").glob("*.html"), *(TEMPLATES / "cotton").glob("*.html")]
    used = {
        name for path in texts for name in re.findall(r"<c-([a-z-]+)", re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text()))
    }
    assert {path.stem.replace("_", "-") for path in (TEMPLATES / "cotton").glob("*.html")} - used == set()


def test_every_component_says_what_it_takes():
    silent = [path.name for path in (TEMPLATES / "cotton").glob("*.html") if not path.read_text().startswith("{% comment %}")]
    assert silent == []


def test_another_machine_is_told_that_there_is_no_such_page():
    with pytest.raises(Http404):
        catalogue(ask("/_components", REMOTE_ADDR="10.0.0.8"))


@override_settings(DEBUG=False, DEMONSTRATION=False)
def test_an_installation_for_people_has_no_catalogue():
    with pytest.raises(Http404):
        sample_photo(ask("/_components/foto/sebelum.svg"), "sebelum")


@pytest.mark.parametrize(
    ("wanted", "target"), [("/peta?jenis=roads", "/peta?jenis=roads"), ("//evil.example/", "/"), ("javascript:alert(1)", "/")]
)
def test_the_language_switch_returns_to_the_page_but_never_leaves_the_site(wanted, target):
    response = switch_language(RequestFactory().get("/bahasa/en", {"next": wanted}), "en")
    assert response["Location"] == target
    assert response.cookies["siger_language"].value == "en"


def test_a_language_that_is_not_spoken_here_is_not_found():
    with pytest.raises(Http404):
        switch_language(ask("/bahasa/xx"), "xx")


def rendered(text: str, **context: object) -> str:
    return engines["django"].from_string(CottonCompiler().process(text)).render(context, ask("/laporan?jenis=roads&sesudah=a"))


def test_text_of_people_is_escaped_in_components():
    html = rendered('<c-row href="/x" :title="title" state="received" />', title="<script>alert(1)</script>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_field_ties_its_error_to_its_control():
    html = rendered('<c-field name="text" label="Isi" error="Terlalu panjang." />')
    assert 'aria-invalid="true"' in html
    assert re.search(r'aria-describedby="\s*text-error"', html)


def test_the_pager_keeps_the_filters_of_the_page():
    html = rendered('<c-pager next="b" />')
    assert "jenis=roads&amp;sesudah=b" in html


def test_a_broken_photo_says_that_the_report_counts_all_the_same():
    assert "tetap kami terima" in rendered('<c-photo :photo="photo" />', photo={"state": "broken"})
