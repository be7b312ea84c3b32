"""Which government a page is about, of those that are the reader's to keep."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from siger.core.errors import Forbidden
from siger.deadlines.permissions import governments_of
from siger.deadlines.queries.recounts import latest_recounts
from siger.regions.models import Region
from siger.web.office.access import OfficeRequest


@dataclass(frozen=True, slots=True)
class Place:
    """`all` are the governments that may be chosen instead."""

    here: Region
    all: list[Region]

    @property
    def recounts(self) -> list[object]:
        return list(latest_recounts({self.here.code, self.here.code.split(".", 1)[0]}))


def place_of(request: OfficeRequest, code: str | None) -> Place:
    """The named government, or the first of the reader's. Raises Forbidden."""
    own = governments_of(request.actor)
    here = next((region for region in own if region.code == code), None) if code else next(iter(own), None)
    if here is None:
        raise Forbidden(_("Aturan wilayah itu diatur oleh adminnya sendiri. Kalender wilayah Anda ada di /kantor/kalender/."))
    return Place(here, own)
