"""From an address to a filter and back. Whatever is unknown means "any": an address made by hand gets a list, never an error."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from siger.people.actors import Actor
from siger.people.agencies import find_agencies
from siger.regions.codes import is_code
from siger.regions.names import find_regions
from siger.reports.categories import Category, Channel
from siger.reports.contacts import contact_in
from siger.reports.queries.worklist import Assignee, Due, Photos, View, WorklistFilter
from siger.reports.queries.worklist.filter import CREW, SUPPORTERS
from siger.reports.states import State
from siger.web.office.numbers import number_of
from siger.web.office.worklist.names import NO_NAMES, Names, names_of
from siger.web.office.worklist.places import places_named

WORDS_MOST: Final = 120
_MOST_DIGITS: Final = 18
_CREW: Final = "regu-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filter, the names of what it holds by id, and whether words were left out because they are somebody's address or number."""

    filter: WorklistFilter
    names: Names = NO_NAMES
    held_back: bool = False

    @property
    def is_filtered(self) -> bool:
        return self.filter != WorklistFilter(view=self.filter.view)

    @property
    def query(self) -> str:
        return query_of(self.filter)


def parse_wanted(query: "MultiValueDict[str, str]", usual: View, actor: Actor) -> Wanted:
    """What the address asks for, with names that the reader may see; an id without such a name is dropped.

    At most one statement, one more for words, and one for each region or agency that was typed without its picker.
    """
    asked = WorklistFilter(
        view=View(_of(query, "tampilan", View) or usual),
        state=_of(query, "keadaan", State),
        category=_of(query, "kategori", Category),
        region=_region(query),
        agency_id=_agency(query),
        words=_words(query),
        due=_of(query, "tenggat", Due),
        channel=_of(query, "kanal", Channel),
        assignee=_assignee(query),
        tag=_number(query, "tag"),
        photo=_of(query, "foto", Photos),
        reopened=query.get("dibuka-lagi") == "1",
        supporters=min(_number(query, "pendukung") or 0, SUPPORTERS[-1]),
        handed_over=query.get("diserahkan") == "1",
    )
    held_back = contact_in(asked.words) is not None
    if held_back:
        asked = replace(asked, words="")
    elif asked.words and not query.get("tampilan"):
        asked = replace(asked, view=View.ALL)  # who looks for a number looks everywhere
    names = names_of(actor, asked)
    return Wanted(replace(names.only_known(asked), places=places_named(asked.words)), names, held_back)


def parse_query(text: str, usual: View, actor: Actor) -> Wanted:
    """The same from a query string that was kept."""
    return parse_wanted(QueryDict(text[:2_000]), usual, actor)


def query_of(wanted: WorklistFilter) -> str:
    """The one spelling of a filter: what differs from "any", always in this order."""
    flags = {"dibuka-lagi": wanted.reopened, "diserahkan": wanted.handed_over}
    values: dict[str, object] = {
        "tampilan": wanted.view,
        "keadaan": wanted.state,
        "tenggat": wanted.due,
        "kategori": wanted.category,
        "wilayah": wanted.region,
        "instansi": wanted.agency_id,
        "kanal": wanted.channel,
        "petugas": address_of(wanted.assignee),
        "tag": wanted.tag,
        "foto": wanted.photo,
        **{name: "1" if value else "" for name, value in flags.items()},
        "pendukung": wanted.supporters,
        "q": wanted.words,
    }
    return urlencode({name: str(value) for name, value in values.items() if value})


def address_of(assignee: str) -> str:
    return f"{_CREW}{assignee.removeprefix(CREW)}" if assignee.startswith(CREW) else assignee


def _of(query: "MultiValueDict[str, str]", name: str, known: Callable[[str], str]) -> str:
    try:
        return known(query.get(name, "") or "")
    except ValueError:
        return ""


def _number(query: "MultiValueDict[str, str]", name: str) -> int | None:
    typed = query.get(name, "") or ""
    return int(typed) or None if typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS else None


def _assignee(query: "MultiValueDict[str, str]") -> str:
    """In the address a crew is "regu-12"."""
    typed = query.get("petugas", "") or ""
    if typed.startswith(_CREW):
        number = number_of(typed.removeprefix(_CREW))
        return f"{CREW}{number}" if number else ""
    return _of(query, "petugas", Assignee) or str(_number(query, "petugas") or "")


def _words(query: "MultiValueDict[str, str]") -> str:
    return (query.get("q", "") or "").replace("\0", "").strip()[:WORDS_MOST]


def _region(query: "MultiValueDict[str, str]") -> str:
    code, typed = query.get("wilayah", "") or "", (query.get("wilayah_text", "") or "").replace("\0", "").strip()
    if is_code(code):
        return code
    best = find_regions(typed, limit=1) if typed and not code else []
    return best[0].code if best else ""


def _agency(query: "MultiValueDict[str, str]") -> int | None:
    """A closed office can still be asked for by its id; a name typed without the picker finds the best open one."""
    number, typed = _number(query, "instansi"), (query.get("instansi_text", "") or "").replace("\0", "").strip()[:80]
    if number or not typed or query.get("instansi"):
        return number
    best = find_agencies(typed, limit=1)
    return best[0].pk if best else None
