"""Labels that an officer stands for: the report was given to an agency, answered or validated under its category, or put there by hand."""

from collections.abc import Iterator
from typing import Final

from django.db.models import Exists, OuterRef

from siger.people.roles import MEMBER_ROLES
from siger.reports.categories import Visibility
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import Verb
from siger.triage.category.labelled import Labelled

LATEST: Final = 6_000
VERIFYING: Final = (Verb.RECLASSIFY, Verb.ASSIGN, Verb.OFFER, Verb.ACCEPT, Verb.ANSWER, Verb.SUBMIT_PROOF, Verb.VALIDATE)


def verified_labels() -> Iterator[Labelled]:
    """Of the latest 6,000 such reports, the newest first. One statement.

    Without reports that were imported, whose labels nobody here has seen, and without whistleblowing, whose text is sealed.
    """
    by_a_person = TimelineEntry.objects.filter(report=OuterRef("pk"), verb__in=VERIFYING, role__in=MEMBER_ROLES, imported=False)
    rows = Report.objects.filter(Exists(by_a_person), imported=False).exclude(visibility=Visibility.WHISTLEBLOWING)
    for text, category in rows.order_by("-received_at", "-id").values_list("text", "category")[:LATEST].iterator(chunk_size=500):
        yield Labelled(text, category)
