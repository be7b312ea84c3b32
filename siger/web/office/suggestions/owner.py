"""Whose it is: the owner of the thing there, a rule, or the kecamatan, with the reason. A person assigns; nothing is sent by itself."""

from siger.people.actors import Actor
from siger.reports.queries.pages import ReportPage
from siger.reports.states import Verb
from siger.web.office.suggestions.once import owner_of_the_page
from siger.web.office.suggestions.suggestion import Suggestion


def suggestions(actor: Actor, page: ReportPage) -> list[Suggestion]:
    """Only where the report could go there now, and is not there already."""
    verb = next((one for one in (Verb.ASSIGN, Verb.TRANSFER) if one in page.offers), None)
    found = owner_of_the_page(page.report) if verb else None
    if verb is None or found is None or found.agency.pk == page.report.agency_id:
        return []
    url = f"/kantor/laporan/{page.report.number}/{verb}?instansi={found.agency.pk}#langkah"
    accepted = Verb.ASSIGN if verb is Verb.ASSIGN else None  # to transfer needs a reason in words
    fields = (("agency", str(found.agency.pk)),)
    return [Suggestion("owner", found.agency.name, found.reason, url, key="1", verb=accepted, fields=fields if accepted else ())]
