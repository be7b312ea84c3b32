"""Another category, when the words clearly say so."""

from typing import Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from siger.people.actors import Actor
from siger.reports.categories import NAMES, Category
from siger.reports.queries.pages import ReportPage
from siger.reports.states import Verb
from siger.triage.category.live import suggest_categories, suggest_service
from siger.triage.category.suggestions import CategorySuggestion, labels
from siger.web.office.suggestions.suggestion import Suggestion

SURE: Final = 0.5
"""Below it the desk is not bothered: officers differ in one of ten themselves."""
KEY: Final = "C"


def suggestions(actor: Actor, page: ReportPage) -> list[Suggestion]:
    """At most one: reclassify, for who may do so now, and not once somebody did. Opens the form filled, so that a person decides.

    One statement at most.
    """
    if Verb.RECLASSIFY not in page.offers or any(row.verb == Verb.RECLASSIFY for row in page.timeline):
        return []
    found = suggest_categories(page.text)
    best = found[0]
    if best.probability < SURE or not best.words or page.report.category in labels(found):
        return []
    return [_reclassify(page, best)]


def _reclassify(page: ReportPage, best: CategorySuggestion) -> Suggestion:
    category = Category(best.code)
    service = suggest_service(page.text, category)
    query = urlencode({"kategori": category.value, "layanan": service})
    return Suggestion(
        kind="category",
        title=_("Ubah kategori ke %(category)s") % {"category": NAMES[category]},
        reason=_("Dalam laporan tertulis: %(words)s. Kemungkinan %(percent)d%%.")
        % {"words": ", ".join(f"“{words}”" for words in best.words), "percent": round(best.probability * 100)},
        url=f"/kantor/laporan/{page.report.number}/reclassify?{query}",
        key=KEY,
        likely=best.probability,
        verb=Verb.RECLASSIFY,
        fields=(("category", category.value), ("service_code", service or ""), ("report_class", page.report.report_class)),
    )
