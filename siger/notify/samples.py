"""Invented values, to look at each message without a report."""

from dataclasses import replace
from typing import Any

from django.conf import settings

from siger.notify.facts import MessageFacts, Way
from siger.notify.links import shift_link, site_address, tracking_link
from siger.notify.rendering import Message, render

_NUMBER = "LPG-2K7Q-93XM"


def sample_context(way: Way, language: str) -> dict[str, Any]:
    """What a template gets; with the content of a report only where the reader of a public report would."""
    by_when = "Thursday, 4 June 2026, 16:00" if language == "en" else "Kamis, 4 Juni 2026 pukul 16.00"
    plain = MessageFacts(settings.INSTALLATION.brand, _NUMBER, tracking_link(_NUMBER), way, by_when=by_when, reopen_days=30)
    happened = "said to be fixed" if language == "en" else "dinyatakan selesai"
    plain = replace(plain, may_object=True, happened=happened, stop=f"{site_address()}/berhenti/contoh")
    if way is not Way.LINK:
        return plain.as_context()
    content = {
        "link": f"{site_address()}/k/contoh",
        "title": "Jalan berlubang di depan pasar",
        "words": "Lubangnya di lajur kiri atau kanan?",
        "agency": "Dinas Bina Marga",
        "target": "BPJN Lampung",
        "ground": "Bukan urusan pelayanan publik",
        "other": "LPG-7M3T-52KX",
    }
    return {**plain.as_context(), **content}


def preview(template: str, language: str, way: Way = Way.LINK) -> Message:
    """The message as a reader would get it."""
    context = sample_context(way, language)
    if template == "shift":  # the one message that is about no report of its own
        context |= {"count": 3, "link": shift_link()}
    return render(template, language, context)
