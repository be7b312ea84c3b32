"""The filters of list and map, as they stand in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from siger.regions.names import FoundRegion, find_regions
from siger.regions.normalising import normalise
from siger.reports.categories import NAMES, Category
from siger.reports.queries.public import STATE_GROUPS, PublicFilter

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """`filter` for the query; `region_name` as shown; `meant`: regions that typed words may mean, for links."""

    filter: PublicFilter
    region_name: str = ""
    meant: Sequence[FoundRegion] = ()
    region_unknown: bool = False

    @property
    def any(self) -> bool:
        return bool(self.filter.category or self.filter.region or self.filter.group or self.filter.words)


def wanted_of(request: HttpRequest) -> Wanted:
    """`jenis`, `wilayah` (a code) or `wilayah_text` (a name), `keadaan`, `q`. Whatever is no known value filters nothing."""
    asked = request.GET
    category, group = _value(asked, "jenis"), _value(asked, "keadaan")
    region, words = _value(asked, "wilayah"), _value(asked, "wilayah_text")
    meant: Sequence[FoundRegion] = ()
    if not region and words:
        meant = find_regions(words, limit=6)
        exact = [one for one in meant if normalise(words) in {normalise(one.name), normalise(one.full_name)}]
        if exact:
            region, words, meant = exact[0].code, exact[0].full_name, ()
    wanted = PublicFilter(
        category=category if category in set(Category) else "",
        region=region,
        group=group if group in STATE_GROUPS else "",
        words=_value(asked, "q"),
    )
    return Wanted(wanted, words, meant, region_unknown=bool(words) and not region and not meant)


def _value(asked: Mapping[str, Any], name: str) -> str:
    return str(asked.get(name, ""))[:_LONGEST].replace("\0", "").strip()


def group_options() -> list[tuple[str, str]]:
    return [("", _("Semua")), ("waiting", _("Menunggu")), ("working", _("Dikerjakan")), ("done", _("Selesai"))]


def category_options(chosen: str) -> SafeString:
    """Options for a `<select>`. The same for everybody, with the chosen one marked."""
    plain = _category_options(get_language() or "id")
    marked = plain.replace(f'value="{chosen}"', f'value="{chosen}" selected', 1) if chosen else plain
    return mark_safe(marked)  # noqa: S308 - codes are ours, words are escaped


@lru_cache(maxsize=8)
def _category_options(language: str) -> str:
    words = {"": _("Semua jenis masalah"), **{category.value: NAMES[category] for category in Category}}
    return "".join(f'<option value="{code}">{escape(word)}</option>' for code, word in words.items())
