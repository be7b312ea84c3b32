"""Every message exists in both languages, complete, for each way of acting."""

import re

import pytest

from siger.notify.facts import Way
from siger.notify.rendering import FOLDER, LANGUAGES, render
from siger.notify.rules import SHIFT, TEMPLATES
from siger.notify.samples import sample_context

PARTS = {"_way", "_foot", "_stop"}


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_says_everything_in_plain_words(template, language, way):
    message = render(template, language, sample_context(way, language))
    assert 10 < len(message.subject) < 80
    assert template == SHIFT or "LPG-2K7Q-93XM" in message.subject  # a shift is about several reports at once
    assert "http://" in message.text
    assert not re.search(r"[{}%]|Subject|None|\n\n\n| ,| \.", message.text + message.subject)
    assert message.html.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in message.html


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_subject_says_nothing_of_the_content(template):
    for language in LANGUAGES:
        context = sample_context(Way.LINK, language)
        subject = render(template, language, context).subject
        for told in ("title", "words", "agency", "target", "ground"):
            assert not context[told] or context[told] not in subject


def test_no_template_is_unused():
    found = {path.name.split(".")[0] for path in FOLDER.glob("*.txt")}
    assert found == set(TEMPLATES) | PARTS


def test_an_unknown_language_is_answered_in_indonesian():
    assert "Laporan" in render("received", "jv", sample_context(Way.KEPT, "id")).subject
