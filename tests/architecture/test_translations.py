"""The English catalogue has every word of the pages, and nothing on a page escapes it."""

import ast
import re
import shutil
import subprocess

import polib
import pytest

from tests.architecture.source import REPOSITORY, is_test, short, tracked

PACKAGE = REPOSITORY / "siger"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[\d.]*[sdf]|%%|\{\w*\}|</?\w+[^>]*>")
# Words that carry an Indonesian sentence and mean nothing in English.
INDONESIAN = re.compile(
    r"\b(yang|dan|untuk|laporan|belum|sudah|tidak|dengan|dari|oleh|karena|atau|anda|kami|bisa|pada|akan|lagi|saja|masih|harus|perlu|boleh"
    r"|petugas|pelapor|warga|instansi|lewat|pilih|kirim|tulis|semua|tanpa|setelah|sebelum|sesudah|kalau|bila|menunggu|selesai|dikerjakan"
    r"|terlambat|sandi|kunci|tenggat|batas|wilayah|keterangan|alasan|foto|surel|masuk|keluar|cari|tutup|hari|pukul)\b",
    re.IGNORECASE,
)
TRANSLATING = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
# What is the same in both languages: the language switch, a key of the keyboard, a sample number.
SAME_IN_BOTH = {"ID", "EN", "English", "Bahasa Indonesia", "Enter", "Ctrl", "Esc", "CSV", "XLSX", "-2K7Q-93XM"}


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def _key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _texts(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_catalogue_has_exactly_the_words_of_the_pages(tmp_path, catalogue):
    if not shutil.which("xgettext"):
        pytest.skip("needs gettext")
    for path in tracked("siger/*.py", "siger/*.html", "siger/*.txt", "siger/*.po"):
        copy = tmp_path / path.relative_to(PACKAGE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    subprocess.run([REPOSITORY / "script" / "messages", tmp_path], check=True, capture_output=True)
    found = {_key(entry) for entry in polib.pofile(str(tmp_path / CATALOGUE.relative_to(PACKAGE)))}
    known = {_key(entry) for entry in catalogue}
    assert {"new": found - known, "unused": known - found} == {"new": set(), "unused": set()}, "run script/messages and translate"


def test_every_word_is_translated_and_none_is_a_guess(catalogue):
    assert not [entry.msgid for entry in catalogue if entry.fuzzy or not all(_texts(entry))]


def test_placeholders_and_tags_are_the_same_in_both_languages(catalogue):
    wrong = []
    for entry in catalogue:
        expected = set(PLACEHOLDER.findall(entry.msgid))
        wrong += [(entry.msgid, text) for text in _texts(entry) if set(PLACEHOLDER.findall(text)) != expected]
    assert not wrong


def test_counted_things_have_a_singular_and_a_plural(catalogue):
    assert not [entry.msgid for entry in catalogue if entry.msgid_plural and sorted(entry.msgstr_plural) != [0, 1]]
    assert not [entry.msgid for entry in catalogue if entry.msgid_plural and len(set(_texts(entry))) != 2]


def test_sentences_end_as_they_do_in_indonesian(catalogue):
    wrong = []
    for entry in catalogue:
        for text in _texts(entry):
            if (text[-1:] in ".:…?") != (entry.msgid[-1:] in ".:…?") or text != text.strip():
                wrong.append((entry.msgid, text))
    assert not wrong


def test_the_english_is_english(catalogue):
    foreign = {"lapor.go.id", "nama@contoh.id"}
    plain = [
        (text, re.sub("|".join(map(re.escape, foreign)) + r"|%\(\w+\)s|“kode”", "", text)) for entry in catalogue for text in _texts(entry)
    ]
    assert not [text for text, bare in plain if INDONESIAN.search(bare)]


def test_no_sentence_hides_from_the_collector():
    """xgettext sees plain strings: nothing inside an f-string, nothing that is computed."""
    hidden = []
    for path in tracked("siger/*.py"):
        for node in [] if is_test(path) else ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                hidden += [f"{short(path)}:{call.lineno}" for call in ast.walk(node) if _translates(call)]
            elif _translates(node) and not isinstance(node.args[0], ast.Constant):
                hidden.append(f"{short(path)}:{node.lineno}")
    assert not hidden


def _translates(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATING


_LEFT_OUT = re.compile(
    r"\{% comment.*?endcomment %\}|\{#.*?#\}|\{% blocktrans.*?endblocktrans\w* %\}|\{% block body_class %\}.*?\{% endblock %\}"
    r"|<(script|style|svg).*?</\1>|<code lang=\"id\">.*?</code>",
    re.DOTALL,
)
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_SAID = re.compile(r"\b(?:label|title|hint|text|word|placeholder|aria-label|alt|legend|sub|link_word)=\"([^\"]*)\"")


def _untranslated(template):
    text = _LEFT_OUT.sub("", template)
    said = [_TAGS.sub("", value) for value in _SAID.findall(text)]
    shown = re.sub(r"<[^<>]*>", "\n", _TAGS.sub("", text)).split("\n")
    return [words for line in (*said, *shown) if re.search(r"[A-Za-z]{2}", words := line.strip()) and words not in SAME_IN_BOTH]


@pytest.mark.parametrize("template", ["<p>Belum ada</p>", '<c-card title="Belum ada" />', "<p>{{ n }} laporan</p>"])
def test_a_text_without_translation_is_found(template):
    assert _untranslated(template)


def test_every_text_of_a_template_is_translated():
    left = {}
    for path in tracked("siger/web/templates/*.html", "siger/web/templates/*.txt"):
        # The catalogue of components shows Indonesian samples; allauth's elements pass on what they are given.
        if "components" in path.parts or "elements" in path.parts:
            continue
        if found := _untranslated(path.read_text(encoding="utf-8")):
            left[short(path)] = found
    assert not left
