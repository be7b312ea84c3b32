"""Two reports side by side, for somebody who must decide whether they tell of the same."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.reports.categories import VISIBILITY_NAMES, Visibility
from siger.reports.models import Photo, PhotoKind, Report
from siger.reports.queries.merging import Candidate
from siger.web.components.distances import distance_words, metres_between
from siger.web.office.pictures import pictures


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `role` says which it would be."""

    role: str
    report: Report
    facts: list[tuple[str, str]]
    photos: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Compared:
    """`apart` says how far the two lie apart in space and time; `swapped` leads to the same the other way round."""

    here: Side
    there: Side
    apart: str
    swapped: str

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.here, self.there


def compared_with(report: Report, found: Candidate) -> Compared:
    """`found.main` must be there. One statement for the photos of `report`."""
    main = found.main
    assert main is not None  # noqa: S101 - for the type checker
    own = list(Photo.objects.filter(report_id=report.pk, kind=PhotoKind.REPORT).order_by("id")[:2])
    return Compared(
        here=Side(_("Digabung: laporan ini"), report, _facts(report), pictures(own)),
        there=Side(_("Induk: yang diteruskan"), main, _facts(main), pictures(found.photos)),
        apart=_apart(report, main),
        swapped=f"/kantor/laporan/{main.number}/merge?ke={report.number}#langkah",
    )


def _facts(report: Report) -> list[tuple[str, str]]:
    place = f"{report.region.full_name}. {report.landmark}" if report.landmark else report.region.full_name
    shown = _("tampil untuk umum") if report.published_at else _("belum tampil untuk umum")
    return [
        (_("Lokasi"), place),
        (_("Masuk"), date_format(localtime(report.received_at), _("j F Y H.i"))),
        (_("Kategori"), str(report.service.word if report.service else report.get_category_display())),
        (_("Sifat"), f"{VISIBILITY_NAMES[Visibility(report.visibility)]}, {shown}"),
        (_("Instansi"), report.agency.name if report.agency else _("belum diteruskan")),
    ]


def _apart(report: Report, main: Report) -> str:
    metres = distance_words(metres_between(report.lat, report.lng, main.lat, main.lng))
    days = abs((report.received_at - main.received_at).days)
    when = ngettext("%(n)d hari", "%(n)d hari", days) % {"n": days} if days else _("kurang dari sehari")
    return _("Berjarak %(metres)s, selisih waktu %(when)s.") % {"metres": metres, "when": when}
