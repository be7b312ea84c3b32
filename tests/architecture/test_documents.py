"""What the documents say is so: the page of the life is the table's, terms are explained, links lead somewhere, nothing is left out."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from siger.people.roles import Role
from siger.reports.categories import CLASS_NAMES, NAMES, VISIBILITY_NAMES
from siger.reports.diagram import life_page
from siger.reports.states import Holder
from siger.reports.words import GROUNDS, OUTCOME_WORDS, STATE_WORDS, VERB_WORDS
from siger.web.office.shell import ROLE_WORDS
from tests.architecture.source import REPOSITORY, is_test, short, tracked

DOCS = REPOSITORY / "docs"
GLOSSARY = DOCS / "glossary.md"
LARGEST_PICTURE = 150_000
WORDS = {
    "States": STATE_WORDS,
    "Outcomes": OUTCOME_WORDS,
    "Verbs": VERB_WORDS,
    "Roles": ROLE_WORDS,
    "Classes": CLASS_NAMES,
    "Visibilities": VISIBILITY_NAMES,
    "Grounds of a rejection": GROUNDS,
    "Categories": NAMES,
}


def test_the_page_of_the_life_is_the_one_that_the_table_makes():
    made = (DOCS / "architecture" / "life-of-a-report.md").read_text(encoding="utf-8")
    assert made == life_page(), "run: .venv/bin/python -m siger.reports.diagram > docs/architecture/life-of-a-report.md"


@pytest.mark.parametrize("section", WORDS)
def test_the_glossary_has_each_code_beside_the_word_of_the_page(section):
    rows = _rows(section)
    with translation.override("id"):
        expected = {str(code): str(word) for code, word in WORDS[section].items()}
    missing = {code: word for code, word in expected.items() if (word, code) not in rows}
    assert not missing


def test_the_glossary_has_every_role_and_every_holder():
    for section, enum in (("Roles", Role), ("Holders", Holder)):
        assert {code for _, code in _rows(section)} == {str(member) for member in enum}


def _rows(section: str) -> set[tuple[str, str]]:
    """(word, code) of the table under a heading of the glossary."""
    text = GLOSSARY.read_text(encoding="utf-8")
    body = text.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| (.+?) \| `([a-z_]+)` \|", body, re.MULTILINE))


LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")


def _documents() -> tuple[Path, ...]:
    return tuple(path for path in tracked("*.md") if "node_modules" not in path.parts)


def _links(path: Path) -> Iterator[str]:
    text = re.sub(r"```.*?```|`[^`\n]*`(?!\])", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for found in LINK.finditer(text):
        target = found.group(1) or found.group(2)
        if not re.match(r"[a-z]+:|#", target):
            yield target


def test_every_link_of_a_document_leads_to_a_file():
    broken = [f"{short(path)}: {link}" for path in _documents() for link in _links(path) if not _exists(path, link)]
    assert not broken


def _exists(path: Path, link: str) -> bool:
    file, _, heading = link.partition("#")
    target = (path.parent / file).resolve()
    if not target.exists():
        return False
    return not heading or heading in {_anchor(line) for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("#")}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lstrip("# ").lower()).replace(" ", "-")


def test_decisions_are_numbered_without_a_gap_and_listed():
    files = sorted(path.name for path in (DOCS / "adr").glob("[0-9]*.md"))
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
    index = (DOCS / "adr" / "README.md").read_text(encoding="utf-8")
    assert not [name for name in files if f"({name})" not in index]


def test_every_setting_an_operator_can_make_is_in_the_guide():
    guide = (DOCS / "guides" / "operator.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in tracked("siger/*.py") if not is_test(path))
    named = set(re.findall(r"\"((?:SIGER_[A-Z0-9_]+|DATABASE_URL|CACHE_URL))\"", code))
    assert len(named) > 15
    assert not sorted(name for name in named if name not in guide)


def test_every_command_is_in_the_guide():
    from siger.cli.commands import app

    guide = (DOCS / "guides" / "operator.md").read_text(encoding="utf-8")
    names = [one.name or one.callback.__name__ for one in app.registered_commands if not one.hidden]
    for group in app.registered_groups:
        names += [f"{group.name} {one.name or one.callback.__name__}" for one in group.typer_instance.registered_commands]
    assert not [name for name in names if f"siger {name}" not in guide]


def test_every_job_by_the_clock_is_in_the_architecture():
    told = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in tracked("siger/*/jobs.py", "siger/core/jobs/housekeeping.py"))
    names = re.findall(r"periodically\([^)]*name=\"([a-z_.]+)\"", code)
    assert len(names) > 5
    assert not [name for name in names if f"`{name}`" not in told]


def test_both_readmes_show_the_same_pictures_and_every_picture_is_shown():
    shown = [{link for link in _links(REPOSITORY / name) if "pictures/" in link} for name in ("README.md", "README.id.md")]
    assert shown[0] == shown[1]
    used = {os.path.basename(link) for path in _documents() for link in _links(path) if "pictures/" in link}
    assert used == {path.name for path in (DOCS / "pictures").iterdir()}


def test_pictures_are_small():
    assert not {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir() if path.stat().st_size > LARGEST_PICTURE}
