"""A template for many reports, and how it reads on the first of them."""

from dataclasses import dataclass

from siger.core.errors import Refusal
from siger.desk.bulk.words import filled_for
from siger.desk.queries.preview import Preview
from siger.desk.queries.templates import unfilled_for
from siger.desk.replies.fields import open_fields
from siger.people.actors import Actor
from siger.reports.loading import reports_with_owner
from siger.reports.masking import mask_personal_data


@dataclass(frozen=True, slots=True)
class Example:
    number: str
    words: str


def template_words(actor: Actor, verb: str, template: str) -> str:
    """With its fields still in braces; empty for a template that does not serve the actor."""
    if not (template.isascii() and template.isdecimal() and len(template) < 19):
        return ""
    return next((one.text for one in unfilled_for(actor, verb) if one.pk == int(template)), "")


def example_of(actor: Actor, preview: Preview, words: str) -> Example | None:
    """What the first reporter will read; None where all read the same. One statement where there are fields."""
    first = next((number for group in preview.will for number in group.numbers), "")
    if not first or not open_fields(words):
        return None
    report = reports_with_owner().filter(number=first).first()
    try:
        return Example(first, mask_personal_data(filled_for(actor, report, words)).text) if report else None
    except Refusal:
        return None
