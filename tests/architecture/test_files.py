"""Small rooms, names that carry the meaning, and one place that knows the province."""

import ast
import re

import pytest

from tests.architecture.source import REPOSITORY, is_test, short, tracked

CODE = ("*.py", "*.ts", "*.css", "*.html", "script/*")
LONGEST = 300
VAGUE = {"utils", "helpers", "common", "services", "manager", "managers", "misc"}


def _lines(path):
    return path.read_text(encoding="utf-8").count("\n")


def test_no_file_is_longer_than_300_lines():
    long = {short(path): _lines(path) for path in tracked(*CODE) if "migrations" not in path.parts and _lines(path) > LONGEST}
    assert not long


def test_no_module_has_a_vague_name():
    vague = [short(path) for path in tracked("*.py", "*.ts") if path.stem in VAGUE or VAGUE & set(path.relative_to(REPOSITORY).parts)]
    assert not vague


def test_every_package_says_what_it_owns():
    silent = [
        short(path)
        for path in tracked("siger/*/__init__.py")
        if not is_test(path)
        and "migrations" not in path.parts
        and path.parent.parent.name == "siger"
        and not path.read_text().startswith('"""')
    ]
    assert not silent


TELLING = re.compile(r"lampung|\bLPG\b", re.IGNORECASE)
# An example number in a hint, and the folder that is used unless another is named.
HARMLESS = re.compile(r"LPG-2K7Q-93XM?|^lampung$")


def _words_in(path):
    """Texts of a module that are neither docstring nor comment; the whole of any other file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return [source]
    tree = ast.parse(source)
    explained = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    told = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in explained]
    return [node.value for node in told if isinstance(node.value, str)]


def test_only_the_installation_knows_its_province():
    """Code may name the folder it starts with; all else comes from there. Samples and demonstration texts are invented anyway."""
    looked_at = [
        path
        for path in tracked("siger/*.py", "siger/*.html", "frontend/src/*.ts")
        if not is_test(path) and not {"migrations", "demo"} & set(path.parts) and path.stem not in {"samples", "catalogue"}
    ]
    assert not [short(path) for path in looked_at if any(TELLING.search(HARMLESS.sub("", words)) for words in _words_in(path))]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "frontend/package-lock.json"])
def test_no_lock_file_names_a_host(name):
    assert not re.findall(r"https?://\S+", (REPOSITORY / name).read_text(encoding="utf-8"))


def test_the_repository_names_no_machine():
    """No path of anybody's machine and no registry's host."""
    machine = re.compile(r"/(?:root|home/\w+|work/main)/|pypi\.org/simple|registry\.npmjs")
    own = REPOSITORY / "tests/architecture/test_files.py"
    looked_at = [path for path in tracked("*") if path != own and path.suffix in TEXT]
    assert not [short(path) for path in looked_at if machine.search(path.read_text(encoding="utf-8"))]


TEXT = {".py", ".ts", ".css", ".html", ".md", ".toml", ".json", ".lock", ".sh", ".bash", ".yaml", ".yml", ".txt", ""}
