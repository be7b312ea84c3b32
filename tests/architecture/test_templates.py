"""No template is unused, and none breaks the strict policy."""

import re

from tests.architecture.source import REPOSITORY, short, tracked

ROOT = REPOSITORY / "siger" / "web" / "templates"
# Looked up by name by django-allauth and Django themselves.
FOUND_BY_NAME = ("allauth/", "account/", "mfa/", "usersessions/", "404.html", "500.html", "403.html", "403_csrf.html", "400.html", "admin/")


def _templates():
    return [path for path in tracked("siger/*.html", "siger/*.txt", "siger/*.svg") if "templates" in path.parts]


def _name(path):
    parts = path.parts
    return "/".join(parts[parts.index("templates") + 1 :])


def _call_of(name):
    """What somewhere else must stand for the template to be used."""
    if name.startswith("cotton/"):
        tag = name.removeprefix("cotton/").removesuffix(".html").replace("/", ".").replace("_", "[-_]")
        return re.compile(rf"<c-{tag}[\s/>]")
    if name.startswith("notify/"):
        return re.compile(rf"[\"'/]{name.removeprefix('notify/').split('.')[0]}[\"'.]")
    return re.compile(re.escape(name))


def test_no_template_is_unused():
    sources = {path: path.read_text(encoding="utf-8") for path in (*tracked("siger/*.py"), *_templates())}
    unused = []
    for path in _templates():
        call = None if _name(path).startswith(FOUND_BY_NAME) else _call_of(_name(path))
        if call and not any(call.search(text) for other, text in sources.items() if other != path):
            unused.append(short(path))
    assert not unused


def test_no_template_has_inline_script_style_or_handler():
    inline = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>|\sstyle=\"|\son[a-z]+=\"|javascript:|hx-on")
    pages = [path for path in _templates() if path.suffix == ".html" and "notify" not in path.parts]
    assert not [short(path) for path in pages if inline.search(path.read_text(encoding="utf-8"))]
