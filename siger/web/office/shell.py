"""What stands around every office page: who I am, in which seats, and how much waits where."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from siger.desk.queries.unread import unread
from siger.people.actors import Seat
from siger.people.roles import Role
from siger.proof.queries.disputes import disputes_open
from siger.proof.queries.second_looks import looks_to_take
from siger.reports.queries.waiting import Waiting, waiting
from siger.reports.queries.worklist import DeskCounts
from siger.web.components.navigation import Group, Tab
from siger.web.office.access import OfficeRequest
from siger.web.office.counted import of_desk
from siger.web.office.tabs import groups_for

ROLE_WORDS: Final[dict[Role, Promise]] = {
    Role.DISPATCHER: gettext_lazy("Verifikator"),
    Role.OFFICER: gettext_lazy("Petugas"),
    Role.SUPERVISOR: gettext_lazy("Atasan"),
    Role.VALIDATOR: gettext_lazy("Validator"),
    Role.LEADER: gettext_lazy("Pimpinan"),
    Role.AUDITOR: gettext_lazy("Auditor"),
    Role.ADMINISTRATOR: gettext_lazy("Admin"),
}

BAR: Final = 5


@dataclass(frozen=True, slots=True)
class SeatWords:
    agency: str
    role: str


def shell(request: OfficeRequest, section: str, counts: DeskCounts | None = None) -> dict[str, Any]:
    """Context of `office/base.html`. Two statements, one when the counts are known already; one more for a validator or superior."""
    actor = request.actor
    known = Waiting(counts.mine, counts.validation) if counts is not None else waiting(actor)
    left = unread(actor)
    seats, groups = seat_words(actor.seats), groups_for(actor)
    return {
        "section": section,
        "groups": groups,
        "rest": _rest(groups),
        "to_validate": of_desk(known.validation),
        "counts": {
            "worklist": of_desk(known.all),
            "validation": of_desk(known.validation + looks_to_take(actor)),
            "mentions": left.mentions,
            "shift": left.shifts,
            "disputes": disputes_open(actor),
        },
        "seats": seats,
        "seat": seats[0] if len(seats) == 1 else _several(seats),
        "who": actor.name,
        "search_url": "/kantor/cari",
    }


def _rest(groups: tuple[Group, ...]) -> list[Tab]:
    """What stands under "Lainnya" in the bar of a phone, which has room for five."""
    tabs = [tab for group in groups for tab in group.tabs]
    return tabs[BAR - 1 :] if len(tabs) > BAR else []


def seat_words(seats: tuple[Seat, ...]) -> list[SeatWords]:
    """One line an agency, with all roles held there."""
    roles: dict[str, list[str]] = defaultdict(list)
    for one in seats:
        roles[one.agency_name].append(str(ROLE_WORDS[one.role]))
    return [SeatWords(agency, ", ".join(words)) for agency, words in roles.items()]


def _several(seats: list[SeatWords]) -> SeatWords:
    more = len(seats) - 1
    words = ngettext("%(role)s, dan %(n)d instansi lain", "%(role)s, dan %(n)d instansi lain", more)
    return SeatWords(seats[0].agency, words % {"role": seats[0].role, "n": more})
