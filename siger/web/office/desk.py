"""What the page of one report shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.actions.look_at_identity import Identity
from siger.reports.categories import CHANNEL_NAMES, CLASS_NAMES, VISIBILITY_NAMES, Channel, ReportClass, Visibility
from siger.reports.models import Certainty, PhotoKind, Report
from siger.reports.queries.attachments import files_of
from siger.reports.queries.care import Care, care_of
from siger.reports.queries.merging import MainLink, MergedRow, main_link, merged_rows
from siger.reports.queries.pages import ReportPage
from siger.reports.states import Holder, Verb
from siger.web.citizen.attachments import file_words
from siger.web.citizen.dates import hour_words, long_day
from siger.web.components.drawn_map import DrawnMap, map_around
from siger.web.office.happenings import Happening, happenings
from siger.web.office.moments import late_words
from siger.web.office.note_list import Notes, notes_for
from siger.web.office.pictures import pictures
from siger.web.office.steps import Offered, OpenStep, offered
from siger.web.office.suggestions.panel import suggestions_for
from siger.web.office.suggestions.suggestion import Suggestion
from siger.web.office.tags.choosing import TagsOn, tags_for
from siger.web.photo_addresses import OFFICE_FILES

_REPORTED: Final = (PhotoKind.REPORT, PhotoKind.EXTRA, PhotoKind.DISPUTE)
_WORKED: Final = (PhotoKind.BEFORE, PhotoKind.AFTER)


@dataclass(frozen=True, slots=True)
class Since:
    """`fresh` are the entries after the reader's last look at `seen_at`, newest first."""

    seen_at: datetime
    fresh: list[Happening]


@dataclass(slots=True)
class Desk:
    """`step` is the open form, `others` the links beside it, `waiting` says who has the report when there is no step to take.

    `back` is where to go after a step, empty for this page. `news` is what happened since the reader looked,
    `typed` what they wrote for a step that can no longer be taken, `since` what others did after their last look.
    """

    page: ReportPage
    step: OpenStep | None
    others: list[Offered]
    waiting: str
    due: str
    timeline: list[Happening]
    photos: list[dict[str, Any]]
    work_photos: list[dict[str, Any]]
    map: DrawnMap
    point: str
    facts: list[tuple[str, str]]
    may_hide: bool
    suggestions: list[Suggestion]
    tags: TagsOn
    merged: list[MergedRow] = field(default_factory=list)
    main: "MainLink | None" = None
    may_part: bool = False
    files: list[dict[str, Any]] = field(default_factory=list)
    may_attach: bool = False
    back: str = ""
    trouble: str = ""
    news: tuple[Happening, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    identity: Identity | None = None
    since: Since | None = None
    notes: Notes | None = None

    @property
    def report(self) -> Report:
        return self.page.report


def desk_of(actor: Actor, page: ReportPage, step: OpenStep | None, *, back: str = "") -> Desk:
    """Three statements more than the page itself: the map, what the form needs, and the notes."""
    offers = offered(page)
    chosen = step.verb if step else None
    return Desk(
        page=page,
        step=step,
        others=[one for one in offers if one.verb is not chosen and one.way.listed],
        waiting=waiting_words(page.report),
        due=due_words(page.report, overdue=page.overdue),
        timeline=happenings(page.timeline),
        photos=pictures(page.photos_of(*_REPORTED)),
        work_photos=pictures(page.photos_of(*_WORKED)),
        map=map_around(page.report.region_id, page.report.lat, page.report.lng, page.report.accuracy_m),
        point=f"{page.report.lat:.5f},{page.report.lng:.5f}",
        facts=[*_own_facts(actor, page.report), *_facts(page.report)],
        may_hide=any(one.verb is Verb.HIDE_PHOTO for one in offers),
        suggestions=suggestions_for(actor, page),
        tags=tags_for(actor, page.report),
        merged=merged_rows(actor, page.report),
        main=main_link(actor, page.report),
        may_part=bool(actor.seats_as(Role.DISPATCHER)),
        files=_files(actor, page),
        may_attach=Verb.ATTACH in page.offers,
        back=back,
        notes=notes_for(actor, page.report),
    )


def _files(actor: Actor, page: ReportPage) -> list[dict[str, Any]]:
    """No statement where the timeline tells of none."""
    if not any(row.verb == Verb.ATTACH for row in page.timeline):
        return []
    return file_words(files_of(actor, page.report), OFFICE_FILES)


def waiting_words(report: Report) -> str:
    """Who has the report in hand."""
    agency = report.agency.name if report.agency else _("instansi")
    if report.offered_to is not None:
        return _("Di %(agency)s; menunggu jawaban %(other)s") % {"agency": agency, "other": report.offered_to.name}
    return {
        Holder.DISPATCHER: _("Menunggu verifikator"),
        Holder.AGENCY: _("Menunggu %(agency)s") % {"agency": agency},
        Holder.VALIDATOR: _("Menunggu validator"),
        Holder.REPORTER: _("Menunggu pelapor"),
        Holder.OUTSIDE: _("Menunggu lembaga di luar"),
        Holder.NOBODY: _("Mengikuti laporan induknya") if report.main_id else _("Sudah selesai, tidak ada yang perlu dikerjakan"),
    }[Holder(report.holder)]


def due_words(report: Report, *, overdue: bool) -> str:
    """The desk's own time, and the promise to the reporter where that is another moment."""
    if report.due_at is None:
        return ""
    day = f"{long_day(report.due_at)} {hour_words(report.due_at)}"
    said = _("Batas meja ini: %(day)s.") % {"day": day}
    if overdue:
        said = _("Batas meja ini: %(day)s, %(late)s.") % {"day": day, "late": late_words(now() - report.due_at)}
    elif report.due_provisional:
        said = _("Batas meja ini: %(day)s, sementara.") % {"day": day}
    return " ".join(part for part in (said, promise_words(report), provisional_words(report)) if part)


def promise_words(report: Report) -> str:
    """ "Janji kepada pelapor: Senin, 29 Juni." while an office has the report; nothing when it is the desk's own due date."""
    if report.promised_at is None or report.holder == Holder.REPORTER:
        return ""
    day = long_day(report.promised_at)
    if report.promised_at < now():
        return _("Janji kepada pelapor: %(day)s, sudah terlewat.") % {"day": day}
    if report.promise_provisional:
        return _("Janji kepada pelapor: %(day)s, sementara.") % {"day": day}
    return _("Janji kepada pelapor: %(day)s.") % {"day": day}


def provisional_words(report: Report) -> str:
    """Why a date that is shown is provisional. That of the promise is shown while an office has the report."""
    shown = report.due_provisional or (report.promise_provisional and report.holder != Holder.REPORTER)
    return _("Sementara: hari libur tahun itu belum ditetapkan.") if shown else ""


def _own_facts(actor: Actor, report: Report) -> list[tuple[str, str]]:
    """What the office keeps for itself: whose care it is. No statement where it is nobody's."""
    care = care_of(actor, report)
    return [(_("Dipegang oleh"), _care_words(care))] if care else []


def _care_words(care: Care) -> str:
    if care.gone:
        words = _("%(name)s (tidak aktif lagi)") if care.is_crew else _("%(name)s (tidak bertugas di sini lagi)")
        return words % {"name": care.name}
    return _("Anda") if care.is_reader and not care.is_crew else care.name


def _facts(report: Report) -> list[tuple[str, str]]:
    facts = [
        (_("Kategori"), str(report.service.word if report.service else report.get_category_display())),
        (_("Jenis"), str(CLASS_NAMES[ReportClass(report.report_class)])),
        (_("Sifat"), str(VISIBILITY_NAMES[Visibility(report.visibility)])),
        (_("Tampil untuk umum"), _since(report.published_at) if report.published_at else _("tidak")),
        (
            pgettext("laporan", "Masuk"),
            _("%(when)s lewat %(channel)s") % {"when": _since(report.received_at), "channel": CHANNEL_NAMES[Channel(report.channel)]},
        ),
        (_("Lokasi"), _certainty(report)),
    ]
    counted = [
        (_("Dialihkan"), report.transfers),
        (_("Ditawarkan antarpemerintah"), report.handovers),
        (_("Dikembalikan validator"), report.returned),
        (_("Dibantah pelapor"), report.disputes),
        (_("Didukung warga"), report.supporters),
    ]
    return facts + [(word, ngettext("%(n)d kali", "%(n)d kali", count) % {"n": count}) for word, count in counted if count]


def _since(moment: datetime) -> str:
    return date_format(localtime(moment), _("j F Y H.i"))


def _certainty(report: Report) -> str:
    if report.region_certainty == Certainty.INDICATIVE:
        return _("sekitar %(place)s") % {"place": report.region.name}
    if report.region_certainty == Certainty.REPORTER:
        return _("menurut pelapor")
    return _("menurut batas wilayah")
