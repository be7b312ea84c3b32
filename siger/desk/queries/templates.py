"""Reply templates as somebody meets them: to write with, and to keep."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import Q, QuerySet

from siger.core.errors import Forbidden, NotFound
from siger.desk.models import ReplyTemplate
from siger.desk.permissions import WRITES, led_seats, writing_seat
from siger.desk.replies.fields import Asked, fill, open_fields
from siger.desk.replies.occasions import verbs_fitting
from siger.people.actors import Actor, Seat
from siger.reports.models import Report

ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class Offer:
    """A template with its fields filled for one report. `left` are those that it could not fill; `own` is of the writer's agency."""

    id: int
    name: str
    text: str
    left: list[str]
    agency: str
    own: bool


def offers_for(actor: Actor, report: Report, occasion: str) -> list[Offer]:
    """What fits best first: by category and state, then of the writer's own agency. One statement.

    Raises Forbidden for whoever only reads.
    """
    seat = writing_seat(actor, report)
    fitting = Q(verb__in=verbs_fitting(occasion), category__in=["", report.category], state__in=["", report.state])
    rows = sorted(_serving(_line(seat)).filter(fitting), key=lambda one: _rank(one, seat))
    asked = Asked(report, seat.agency_name)
    return [_offer(one, asked, seat) for one in rows]


def _rank(one: ReplyTemplate, seat: Seat) -> tuple[bool, bool, bool, bool, str]:
    return (not one.category, not one.state, not one.verb, one.agency_id != seat.agency_id, one.name.casefold())


def _offer(one: ReplyTemplate, asked: Asked, seat: Seat) -> Offer:
    text = words_of(one, asked)
    return Offer(one.pk, one.word, text, open_fields(text), one.agency.short_name, one.agency_id == seat.agency_id)


def words_of(one: ReplyTemplate, asked: Asked) -> str:
    """In the language of the report where the template has words for it, else in the installation's."""
    english = bool(one.text_en) and asked.report.language == ENGLISH
    return fill(one.text_en if english else one.text, asked, ENGLISH if english else settings.LANGUAGE_CODE)


def unfilled_for(actor: Actor, occasion: str) -> list[ReplyTemplate]:
    """For many reports at once: everything that serves a seat of the actor, whatever category and state it is for. One statement."""
    agencies = {pk for seat in actor.seats_as(*sorted(WRITES)) for pk in _line(seat)}
    return list(_serving(agencies).filter(verb__in=verbs_fitting(occasion)).order_by("name", "pk"))


def _line(seat: Seat) -> list[int]:
    """The agency of the seat and all above it."""
    return [int(part) for part in seat.agency_path.split("/") if part]


def _serving(agencies: Iterable[int]) -> "QuerySet[ReplyTemplate]":
    return ReplyTemplate.objects.filter(agency_id__in=set(agencies), active=True).select_related("agency")


def shown_templates(actor: Actor) -> tuple[list[ReplyTemplate], list[ReplyTemplate]]:
    """Those that the actor keeps, retired ones last; and the active ones that come from above. One statement."""
    led = {seat.agency_id for seat in led_seats(actor)}
    above = {pk for seat in led_seats(actor) for pk in _line(seat)} - led
    found = ReplyTemplate.objects.filter(Q(agency_id__in=led) | Q(agency_id__in=above, active=True)).select_related("agency", "changed_by")
    rows = list(found.order_by("agency__path", "-active", "name", "pk"))
    return [one for one in rows if one.agency_id in led], [one for one in rows if one.agency_id not in led]


def kept_template(actor: Actor, template_id: int) -> ReplyTemplate:
    """One that the actor may change. Raises NotFound, or Forbidden for one that is only handed down to them."""
    mine, inherited = shown_templates(actor)
    found = next((one for one in mine if one.pk == template_id), None)
    if found is None:
        raise Forbidden if any(one.pk == template_id for one in inherited) else NotFound
    return found
