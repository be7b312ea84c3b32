"""A template that a link names, in the words of the report that it is taken for."""

from typing import Any

from siger.core.errors import Refusal
from siger.desk.queries.templates import offers_for
from siger.desk.replies.occasions import OCCASIONS
from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.states import Verb
from siger.web.office.forms.base import words_name
from siger.web.office.verbs import WAYS


def words_taken(actor: Actor, report: Report, occasion: str, template: str) -> str:
    """Empty for a template that is not offered there, or whoever may not write."""
    if not (template.isascii() and template.isdecimal() and len(template) < 19):
        return ""
    try:
        offers = offers_for(actor, report, occasion)
    except Refusal:
        return ""
    return next((one.text for one in offers if one.id == int(template)), "")


def first_words(actor: Actor, report: Report, verb: Verb, template: str) -> dict[str, Any]:
    """First values of the verb's form; none where it has no room for words."""
    name = words_name(WAYS[verb].form.base_fields) if verb in OCCASIONS else ""
    words = words_taken(actor, report, verb, template) if name else ""
    return {name: words} if words else {}
