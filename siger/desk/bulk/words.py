"""Words to many reporters: each reads the fields of their own report."""

from django.conf import settings

from siger.core.errors import Invalid, NotFound
from siger.desk.permissions import writing_seat
from siger.desk.replies.fields import Asked, fill, open_fields, open_words
from siger.people.actors import Actor
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report


def words_for(actor: Actor, report_id: int, words: str) -> str:
    """With the fields filled. One statement, none where there is no field.

    Raises Invalid where the report has nothing for a field: braces are sent to nobody.
    """
    if not open_fields(words):
        return words
    report = reports_with_owner().filter(pk=report_id).first()
    if report is None:
        raise NotFound
    filled = filled_for(actor, report, words)
    if open_fields(filled):
        raise Invalid({"words": open_words(filled)})
    return filled


def filled_for(actor: Actor, report: Report, words: str) -> str:
    """In the installation's language, like the words themselves. What the report leaves empty stays in braces."""
    return fill(words, Asked(report, writing_seat(actor, report).agency_name), settings.LANGUAGE_CODE)


def left_open(actor: Actor, report: Report, words: str) -> str:
    """Why these words cannot go to the reporter of `report`; empty when they can."""
    return open_words(filled_for(actor, report, words)) if open_fields(words) else ""
