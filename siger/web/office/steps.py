"""What an officer can do on a report now: the next sensible step first, and the others; made from what the table of states offers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from siger.desk.replies.occasions import OCCASIONS
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.models import Report
from siger.reports.permissions import roles_towards
from siger.reports.queries.pages import ReportPage
from siger.reports.states import Holder, State, Verb
from siger.reports.words import VERB_WORDS
from siger.triage.assets.permissions import keeper_seats
from siger.web.office.forms.base import VerbForm
from siger.web.office.suggestions.once import owner_of_the_page
from siger.web.office.verbs import WAYS, Way

_DESKS: Final[dict[str, frozenset[Role]]] = {
    Holder.DISPATCHER: frozenset({Role.DISPATCHER}),
    Holder.AGENCY: frozenset({Role.OFFICER, Role.SUPERVISOR}),
    Holder.VALIDATOR: frozenset({Role.VALIDATOR}),
    Holder.OUTSIDE: frozenset({Role.DISPATCHER}),
}

_REPLY: Final = replace(WAYS[Verb.COMMENT], key="r")


@dataclass(frozen=True, slots=True)
class Offered:
    """A step as a link among the others."""

    verb: Verb
    word: Promise | str
    way: Way


@dataclass(slots=True)
class OpenStep:
    """The step whose form stands on the page. `why` gives the reason of a suggestion and `why_url` where to check it, for who may look
    there; `chosen`: it is not what comes next by itself.
    """

    verb: Verb
    title: str
    button: str
    form: VerbForm
    way: Way
    why: str = ""
    chosen: bool = False
    why_url: str = ""

    @property
    def takes_templates(self) -> bool:
        return self.verb in OCCASIONS


def offered(page: ReportPage) -> list[Offered]:
    """Everything the office can do here and now, in the table's order. Where there is nothing to answer, r adds words for the reporter."""
    ways = {**WAYS, Verb.COMMENT: WAYS[Verb.COMMENT] if Verb.ANSWER in page.offers else _REPLY}
    return [Offered(verb, VERB_WORDS[verb], ways[verb]) for verb in page.offers if verb in WAYS and not _done_already(verb, page.report)]


def _done_already(verb: Verb, report: Report) -> bool:
    return verb is Verb.ACCEPT and report.accepted_at is not None


def next_verb(actor: Actor, page: ReportPage) -> Verb | None:
    """What the holder's desk should do next; None when the report waits for somebody else."""
    report = page.report
    if Verb.TAKE_OVER in page.offers:
        return Verb.TAKE_OVER
    if not roles_towards(actor, report) & _DESKS.get(report.holder, frozenset()):
        return None
    forward = [one.verb for one in offered(page) if not one.way.aside]
    if Verb.ANSWER in forward and report.facts.answerable and report.state != State.RECEIVED:
        return Verb.ANSWER
    return forward[0] if forward else None


def open_step(
    actor: Actor,
    page: ReportPage,
    verb: Verb,
    *,
    data: QueryDict | None = None,
    files: MultiValueDict[str, Any] | None = None,
    first: Mapping[str, Any] | None = None,
) -> OpenStep:
    """The form of `verb`, filled with what was sent, or with what a suggestion or the link says."""
    way, title, why, why_url = WAYS[verb], str(VERB_WORDS[verb]), "", ""
    initial = dict(first or {})
    if verb is Verb.ASSIGN:
        suggestion = owner_of_the_page(page.report)
        if suggestion is not None:
            initial.setdefault("likely", str(suggestion.agency.pk))
            title = _("Teruskan ke %(agency)s") % {"agency": suggestion.agency.short_name}
            why = suggestion.reason
            if suggestion.asset is not None and keeper_seats(actor):
                why_url = f"/kantor/aset/{suggestion.asset.near.asset.id}"
    form = way.form(data, files, actor=actor, report=page.report, initial=initial)
    return OpenStep(verb, title, str(VERB_WORDS[verb]), form, way, why, verb is not next_verb(actor, page), why_url)
