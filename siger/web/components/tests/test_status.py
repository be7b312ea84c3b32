"""Every state has a look of its own, and the pieces that templates name exist."""

import json
import re
from pathlib import Path

import pytest

from siger.settings.environment import REPOSITORY
from siger.web.components.status import (
    CATEGORY_ICONS,
    FOR_REPORTER,
    OUTCOMES,
    OVERDUE,
    STATUSES,
    UNKNOWN,
    VISIBILITY_ICONS,
    status_of,
    steps_of,
)
from siger.web.components.tags import shares

TEMPLATES = REPOSITORY / "siger" / "web" / "templates"
ICONS = REPOSITORY / "frontend" / "icons"


def icon_names() -> set[str]:
    return set(json.loads((ICONS / "names.json").read_text())) | {path.stem for path in (ICONS / "own").glob("*.svg")}


def written(path: Path) -> str:
    """A template without its comments."""
    return re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)


def test_every_state_of_the_domain_has_a_look():
    states = pytest.importorskip("siger.reports.states")
    assert {str(state) for state in states.State} == set(STATUSES)


def test_every_category_of_the_domain_has_an_icon():
    categories = pytest.importorskip("siger.reports.categories")
    codes = {str(code) for code in categories.Category}
    assert codes == set(CATEGORY_ICONS)


def test_every_icon_that_python_names_is_in_the_sprite():
    looks = [*STATUSES.values(), *OUTCOMES.values(), *FOR_REPORTER.values(), OVERDUE, UNKNOWN]
    named = {look.icon for look in looks} | set(CATEGORY_ICONS.values()) | set(VISIBILITY_ICONS.values())
    assert named <= icon_names()


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(Path(path).relative_to(TEMPLATES)))
def test_every_icon_that_a_template_names_is_in_the_sprite(path):
    text = written(path)
    named = {*re.findall(r"""{% icon ["']([\w-]+)["']""", text), *re.findall(r'<c-[^>]*\sicon="([\w-]+)"', text)}
    named |= {*re.findall(r'<c-button[^>]*\safter="([\w-]+)"', text)}
    assert named <= icon_names()


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(Path(path).relative_to(TEMPLATES)))
def test_no_template_breaks_the_content_security_policy(path):
    text = written(path)
    code = r"""<script(?![^>]*\s(?:src=|type="application/json"))"""
    assert not re.search(rf"\sstyle=|\son[a-z]+=|{code}|<style|hx-on|javascript:", text)


def test_a_closed_report_looks_like_its_outcome():
    assert status_of("closed", "disputed").tone == "late"
    assert status_of("closed", "confirmed").tone == "done"
    assert status_of("closed").word == STATUSES["closed"].word


def test_the_reporter_is_told_that_it_is_their_turn():
    assert status_of("resolved", reporter=True) == FOR_REPORTER["resolved"]
    assert status_of("resolved") != FOR_REPORTER["resolved"]


def test_a_state_nobody_has_drawn_gets_a_neutral_look():
    assert status_of("teleported") == UNKNOWN


@pytest.mark.parametrize(
    ("state", "places"),
    [
        ("received", ["now", "next", "next", "next"]),
        ("assigned", ["past", "now", "next", "next"]),
        ("in_progress", ["past", "past", "now", "next"]),
        ("resolved", ["past", "past", "past", "now"]),
        ("closed", ["past", "past", "past", "past"]),
        ("rejected", ["past", "now"]),
    ],
)
def test_the_progress_line_shows_how_far_a_report_has_come(state, places):
    assert [step.place for step in steps_of(state)] == places


def test_shares_of_a_bar_fill_it_and_count_percentages():
    drawn = shares([{"tone": "done", "count": 3}, {"tone": "late", "count": 1}])
    assert [part["percent"] for part in drawn] == [75, 25]
    assert drawn[1]["x"] == "75.00"


def test_shares_of_nothing_are_nothing():
    assert [part["width"] for part in shares([{"tone": "done", "count": 0}])] == ["0.00"]
