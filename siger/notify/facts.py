"""What a message may say about a report. Templates get these values and nothing else, so that what is secret cannot be printed by
mistake.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import formats, translation

from siger.notify.links import acting_link, sign_in_link, tracking_link
from siger.notify.recipients import Recipient
from siger.reports.categories import Visibility
from siger.reports.clocks import days
from siger.reports.models import Report, TimelineEntry
from siger.reports.words import GROUNDS

# Words of the office in a timeline entry, in the order in which the first that is there is told.
_OFFICE_WORDS: Final = ("question", "answer", "note", "reason")


class Way(StrEnum):
    """How the reader can act: the link in the message, signing in with this address, or the secret link that the reporter keeps."""

    LINK = "link"
    ACCOUNT = "account"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """Of a report that is not public, `title`, `words`, `agency` and `target` are empty. `by_when` is local time in words."""

    brand: str
    number: str
    link: str
    way: str
    title: str = ""
    words: str = ""
    agency: str = ""
    target: str = ""
    ground: str = ""
    by_when: str = ""
    reopen_days: int = 0

    def as_context(self) -> dict[str, Any]:
        return asdict(self)


def facts_for(report: Report, entry: TimelineEntry, recipient: Recipient) -> MessageFacts:
    """`report.agency` must be loaded. In the recipient's language."""
    with translation.override(recipient.language):
        seen_by_all = _public_facts(report, entry, recipient) if report.visibility == Visibility.PUBLIC else _kept_back(report, recipient)
        return replace(
            seen_by_all,
            by_when=in_words(report.due_at) if report.due_at else "",
            reopen_days=days("reopen_days"),
        )


def _kept_back(report: Report, recipient: Recipient) -> MessageFacts:
    brand, number = settings.INSTALLATION.brand, report.number
    if recipient.has_account:
        return MessageFacts(brand, number, sign_in_link(number), Way.ACCOUNT)
    return MessageFacts(brand, number, tracking_link(number), Way.KEPT)


def _public_facts(report: Report, entry: TimelineEntry, recipient: Recipient) -> MessageFacts:
    data = entry.payload or {}
    return MessageFacts(
        brand=settings.INSTALLATION.brand,
        number=report.number,
        link=acting_link(report, recipient.address),
        way=Way.LINK,
        title=report.title,
        words=next((str(data[key]) for key in _OFFICE_WORDS if data.get(key)), ""),
        agency=report.agency.name if report.agency else "",
        target=str(data.get("target", "")),
        ground=str(GROUNDS.get(str(data.get("ground", "")), "")),
    )


def in_words(moment: datetime) -> str:
    """Like “Kamis, 4 Juni 2026 pukul 16.00” in the active language, in the installation's zone."""
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    if translation.get_language() == "en":
        return formats.date_format(local, "l, j F Y, H:i")
    return formats.date_format(local, r"l, j F Y \p\u\k\u\l H.i")
