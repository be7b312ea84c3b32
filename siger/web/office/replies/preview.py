"""What a template would say, on a true report that its writer sees."""

from dataclasses import dataclass, field

from django.conf import settings

from siger.core.errors import Invalid
from siger.desk.actions.save_template import Draft
from siger.desk.queries.templates import ENGLISH
from siger.desk.replies.fields import Asked, fill, open_fields, require_known
from siger.people.actors import Actor
from siger.reports.categories import Category
from siger.reports.loading import reports_with_owner
from siger.reports.masking import clean_text, mask_personal_data
from siger.reports.models import Report
from siger.reports.queries.worklist import WorklistFilter, worklist_ids
from siger.reports.queries.worklist.filter import View
from siger.reports.states import State


@dataclass(frozen=True, slots=True)
class Said:
    """In one language. `left` could not be filled, `trouble` is a field that does not exist."""

    language: str
    text: str
    left: list[str]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """`report` is None where the actor sees none that the template is for; then the fields are shown as they are written."""

    report: Report | None
    said: list[Said] = field(default_factory=list)


def preview_of(actor: Actor, draft: Draft, office: str) -> Preview:
    """As the words would be sent: cleaned, and what looks like personal data covered. Two statements."""
    report = _example(actor, draft)
    texts = {settings.LANGUAGE_CODE: draft.text, ENGLISH: draft.text_en}
    return Preview(report, [_said(report, office, language, text) for language, text in texts.items() if text.strip()])


def _said(report: Report | None, office: str, language: str, text: str) -> Said:
    words, trouble = clean_text(text), ""
    try:
        require_known("text", words)
    except Invalid as refusal:
        trouble = refusal.fields["text"]
    if report is not None:
        words = fill(words, Asked(report, office), language)
    return Said(language, mask_personal_data(words).text, open_fields(words) if report else [], trouble)


def _example(actor: Actor, draft: Draft) -> Report | None:
    """The first of the actor's list with that category and state. Words that are none narrow nothing."""
    category = draft.category if draft.category in set(Category) else ""
    state = draft.state if draft.state in set(State) else ""
    found = worklist_ids(actor, WorklistFilter(view=View.ALL, category=category, state=state), 1)
    return reports_with_owner().filter(pk=found[0][0]).first() if found else None
