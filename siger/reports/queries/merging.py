"""Reports that tell of the same, as the office and the public may see them together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from siger.core.ids import parse_number
from siger.people.actors import Actor
from siger.reports.actions.main_report import wrong_main
from siger.reports.loading import reports_with_owner
from siger.reports.models import Photo, PhotoKind, Report
from siger.reports.permissions import is_public, is_shown_kind, may_see


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that another one may be merged into. `wrong` says why not, empty when it may; `main` is None when it is not to be seen."""

    main: Report | None
    wrong: str
    photos: Sequence[Photo] = ()


def candidate(actor: Actor, report: Report, typed: str) -> Candidate:
    """The report with the number that was typed, to be compared. Two statements."""
    number = parse_number(typed, settings.INSTALLATION.number_prefix)
    if number is None:
        return Candidate(None, _("Nomor ini tidak lengkap atau salah ketik. Contoh: %(number)s") % {"number": report.number})
    main = reports_with_owner().select_related("main").filter(number=number).first()
    if main is None or not may_see(actor, main):
        return Candidate(None, _("Tidak ada laporan dengan nomor itu yang boleh Anda pilah. Periksa nomornya."))
    wrong = wrong_main(actor, report, main)
    return Candidate(main, wrong, list(main.photos.filter(kind=PhotoKind.REPORT).order_by("id")[:2]))


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A report that follows another one. `mine`: the reader has a role towards it and can open it."""

    number: str
    title: str
    text: str
    received_at: datetime
    supporters: int
    mine: bool


def merged_rows(actor: Actor, report: Report) -> list[MergedRow]:
    """What follows `report`, oldest first. One statement, none when nothing does.

    Of one that is not for all only those know who have a role towards it; the others whoever works on the main report.
    """
    if not report.gathered:
        return []
    following = reports_with_owner().filter(main_id=report.pk).order_by("received_at", "id")
    known = [(one, may_see(actor, one)) for one in following]
    return [
        MergedRow(one.number, one.title, one.text, one.received_at, one.supporters, mine)
        for one, mine in known
        if mine or is_shown_kind(one)
    ]


@dataclass(frozen=True, slots=True)
class MainLink:
    """What a merged report follows; without a title where the reader has no role towards it."""

    number: str
    title: str
    mine: bool


def main_link(actor: Actor, report: Report) -> MainLink | None:
    """One statement, none for a report that follows nobody."""
    if report.main_id is None:
        return None
    main = reports_with_owner().get(pk=report.main_id)
    mine = may_see(actor, main)
    return MainLink(main.number, main.title if mine or is_public(main) else "", mine)


def public_merged(report: Report, *, limit: int = 10) -> list[tuple[str, str]]:
    """(number, title) of published reports that follow `report`. One statement, none when nothing does."""
    if not report.gathered:
        return []
    shown = Report.objects.filter(main_id=report.pk, published_at__isnull=False).order_by("received_at", "id")
    return list(shown.values_list("number", "title")[:limit])
