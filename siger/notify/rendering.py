"""From a message's template and facts to subject, plain text and HTML.

Templates are plain text, one per message and language, with the subject in the first line. The HTML is made from the text, so that there
is one source and one place that escapes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.template import Context, Engine
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

FOLDER: Final = Path(__file__).resolve().parent / "templates" / "notify"
LANGUAGES: Final = ("id", "en")
_ADDRESS_ALONE: Final = re.compile(r"https?://\S+")
_NO_LINE: Final = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Message:
    """`subject` is one line."""

    subject: str
    text: str
    html: str


def render(template: str, language: str, context: Mapping[str, Any]) -> Message:
    """The message in `language`, or in Indonesian where we do not write it. Raises TemplateDoesNotExist."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    with translation.override(known):
        written = _engine().get_template(f"{template}.{known}.txt").render(Context(dict(context), autoescape=False))
    subject, _, body = written.partition("\n")
    return from_text(subject.removeprefix("Subject:"), body, known)


def from_text(subject: str, text: str, language: str) -> Message:
    """A message from words that are written already. Line breaks in the subject become spaces: they could forge a header."""
    tidy = re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"
    return Message(one_line(subject), tidy, _as_html(tidy, language))


def one_line(words: str) -> str:
    return " ".join(_NO_LINE.sub(" ", words).split())[:200]


def _as_html(text: str, language: str) -> str:
    paragraphs = [block for block in text.split("\n\n") if block.strip()]
    inner = format_html_join("\n", '<p style="margin:0 0 16px">{}</p>', ((_paragraph(block),) for block in paragraphs))
    return format_html(_FRAME, language, inner)


def _paragraph(block: str) -> SafeString:
    return format_html_join(SafeString("<br>\n"), "{}", ((_line(line),) for line in block.strip().split("\n")))


def _line(line: str) -> SafeString | str:
    """An address that stands alone becomes a link; everything else is escaped words."""
    if _ADDRESS_ALONE.fullmatch(line.strip()):
        return format_html('<a href="{}" style="color:#14213d;font-weight:600">{}</a>', line.strip(), line.strip())
    return line


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return Engine(dirs=[str(FOLDER)], autoescape=False, string_if_invalid="")


_FRAME: Final = """<!doctype html>
<html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;background:#f4f1ea;color:#1c1c1c;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-top:6px solid #14213d">
{}
</div></body></html>
"""
