"""Who held the report, one after another: read off the timeline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.core.clock import now
from siger.reports.models import Report
from siger.reports.queries.timeline import TimelineRow
from siger.reports.states import HOLDER, Holder, State, Verb
from siger.web.citizen.dates import long_day
from siger.web.components.missing import found_missing

_GIVEN_AWAY = frozenset({Verb.TRANSFER, Verb.SEND_UP, Verb.HAND_BACK, Verb.RETURN_WORK, Verb.OVERTURN, Verb.REFER})


@dataclass(frozen=True, slots=True)
class Station:
    """A desk. `time` says how long, `why` with what reason it came on from the desk before."""

    who: str
    holder: Holder
    since: datetime
    time: str = ""
    why: str = ""
    here: bool = False


def stations(report: Report, timeline: Sequence[TimelineRow]) -> list[Station]:
    """Oldest first; the last one has it now. Nobody holds what is closed, so that is no station."""
    found: list[Station] = []
    office = ""
    for row in timeline:
        if row.verb in {Verb.ASSIGN, Verb.TRANSFER, Verb.TAKE_OVER, Verb.SUCCEED}:
            office = str(row.data.get("agency") or "") or _("Instansi yang berwenang")
        holder = HOLDER[State(row.state)]
        who = _who(holder, office, row, report)
        if found and (found[-1].who, found[-1].holder) == (who, holder):
            continue
        if found:
            found[-1] = replace(found[-1], time=_lasted(found[-1].since, row.recorded_at))
        why = found_missing(row.data) if row.verb in _GIVEN_AWAY else ""
        found.append(Station(who, holder, row.recorded_at, why=why))
    return _with_present([one for one in found if one.holder is not Holder.NOBODY], report)


def _with_present(found: list[Station], report: Report) -> list[Station]:
    if not found or report.holder == Holder.NOBODY:
        return found
    last = replace(found[-1], here=True, time=_("Memegang sejak %(day)s") % {"day": long_day(found[-1].since)})
    return [*found[:-1], last]


def _who(holder: Holder, office: str, row: TimelineRow, report: Report) -> str:
    match holder:
        case Holder.DISPATCHER:
            return _("Inspektorat") if report.is_whistleblowing else _("Petugas penerima Siger")
        case Holder.AGENCY:
            return office or (report.agency.name if report.agency else _("Instansi yang berwenang"))
        case Holder.VALIDATOR:
            return _("Pemeriksa dari instansi lain")
        case Holder.REPORTER:
            return _("Pelapor")
        case Holder.OUTSIDE:
            return str(row.data.get("target") or "") or _("Instansi di luar Siger")
        case _:
            return ""


def _lasted(start: datetime, end: datetime | None) -> str:
    """ "3 jam" or "2 hari", rounded; under an hour says so."""
    hours = round(((end or now()) - start).total_seconds() / 3600)
    if hours < 1:
        return _("kurang dari 1 jam")
    if hours < 24:
        return ngettext("%(count)d jam", "%(count)d jam", hours) % {"count": hours}
    days = round(hours / 24)
    return ngettext("%(count)d hari", "%(count)d hari", days) % {"count": days}
