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

from siger.notify.happened import DONE, HAPPENED
from siger.notify.links import acting_link, dispute_link, office_link, second_look_link, sign_in_link, stop_link, tracking_link
from siger.notify.recipients import Recipient
from siger.people.roles import Role
from siger.proof.events import SecondLookDiffered
from siger.reports.categories import Visibility
from siger.reports.clocks import days
from siger.reports.events import ReportDisputed, ReportEvent, ReportRejected
from siger.reports.models import Audience, Report, TimelineEntry
from siger.reports.permissions import is_public
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
    other: str = ""  # the number of another report: the main one, or what was split off
    happened: str = ""
    may_object: bool = False
    stop: str = ""  # the link by which a supporter is told no more

    def as_context(self) -> dict[str, Any]:
        return asdict(self)


def facts_for(report: Report, entry: TimelineEntry, recipient: Recipient, *, event: type[ReportEvent] | None = None) -> MessageFacts:
    """`report.agency` must be loaded. In the recipient's language."""
    with translation.override(recipient.language):
        seen_by_all = _public_facts(report, entry, recipient) if report.visibility == Visibility.PUBLIC else _kept_back(report, recipient)
        return replace(
            seen_by_all,
            by_when=in_words(report.due_at) if report.due_at else "",
            reopen_days=days("reopen_days"),
            other=_other(entry, report),
        )


def _other(entry: TimelineEntry, report: Report) -> str:
    """What was split off; or the main report, whose number stands in the entry only when everyone may read it: of a report that is not
    public it would tell what that is about.
    """
    data = entry.payload or {}
    main = data.get("main") if report.visibility == Visibility.PUBLIC else ""
    return str(main or data.get("to") or "")


def followers_facts(report: Report, entry: TimelineEntry, recipient: Recipient, *, event: type[ReportEvent]) -> MessageFacts:
    """For the reporter of a report that follows `report`, or for a supporter: of `report` only what everyone may read."""
    with translation.override(recipient.language):
        plain = _supporters_way(report, recipient) if recipient.support_id else _own_way(recipient)
        told = replace(
            plain,
            happened=str(HAPPENED[event][0]) if event in HAPPENED else "",
            may_object=not recipient.support_id and (event in DONE or event is ReportRejected),
            reopen_days=days("reopen_days"),
        )
        shown = is_public(report)
        if recipient.support_id:
            told = replace(told, title=report.title if shown else "", other=_other(entry, report))
            return _seen_by_all(told, report, entry) if shown else told
        if recipient.report.visibility != Visibility.PUBLIC:
            return told
        return _seen_by_all(replace(told, other=report.number), report, entry) if shown else told


def superiors_facts(report: Report, event: ReportEvent | None = None) -> MessageFacts:
    """For whoever stands above: the number and a page that they may open, and nothing that it tells."""
    return MessageFacts(settings.INSTALLATION.brand, report.number, _page_for_superiors(report.number, event), Way.ACCOUNT)


def _page_for_superiors(number: str, event: ReportEvent | None) -> str:
    """Above a validator nobody need have a hand in the report itself."""
    match event:
        case ReportDisputed():
            return dispute_link(number, event.seq)
        case SecondLookDiffered():
            return second_look_link(number, event.seq)
        case _:
            return office_link(number)


def _own_way(recipient: Recipient) -> MessageFacts:
    own = recipient.report
    if own.visibility != Visibility.PUBLIC:
        return _kept_back(own, recipient)
    link = acting_link(own, recipient.address)
    return MessageFacts(settings.INSTALLATION.brand, own.number, link, Way.LINK, title=own.title)


def _supporters_way(report: Report, recipient: Recipient) -> MessageFacts:
    stop = stop_link(recipient.support_id, recipient.address)
    return MessageFacts(settings.INSTALLATION.brand, report.number, tracking_link(report.number), Way.KEPT, stop=stop)


def _seen_by_all(facts: MessageFacts, report: Report, entry: TimelineEntry) -> MessageFacts:
    """With who has it, and what the office wrote for everyone; a reporter's own words are not passed on."""
    told = entry.audience == Audience.PUBLIC and entry.role != Role.REPORTER
    return replace(facts, agency=report.agency.name if report.agency else "", words=_office_words(entry) if told else "")


def _office_words(entry: TimelineEntry) -> str:
    data = entry.payload or {}
    return next((str(data[key]) for key in _OFFICE_WORDS if data.get(key)), "")


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
        words=_office_words(entry),
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
