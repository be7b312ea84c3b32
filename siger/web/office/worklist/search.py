"""The one search box. Words go into the address of the list; an e-mail address or telephone number never does, and is written down."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from siger.core.clock import now
from siger.desk.queries.row_marks import marks_among
from siger.reports.actions.find_by_contact import MOST_FOUND, find_by_contact
from siger.reports.contacts import ContactKind, KnownContact, contact_in
from siger.reports.queries.worklist import listed
from siger.reports.states import State
from siger.triage.owners import suggested_names
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.rows import work_rows, written
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.WORKLIST)
@require_http_methods(["GET", "HEAD", "POST"])
def search_page(request: OfficeRequest) -> HttpResponse:
    """To the list with these words, or the reports of one address or number. Raises Forbidden, TooMany for the latter."""
    words = request.POST.get("q", "").replace("\0", "").strip()
    contact = contact_in(words[:254])
    if contact is not None:
        return _of_contact(request, contact)
    return HttpResponseRedirect(f"/kantor/?{urlencode({'q': words[:120]})}" if words else "/kantor/")


def _of_contact(request: OfficeRequest, contact: KnownContact) -> HttpResponse:
    """What was typed is not shown again: the page may stay open, and the screen has other readers."""
    found = listed(request.actor, find_by_contact(actor=request.actor, contact=contact))
    suggested = suggested_names([row for row in found if row.state == State.RECEIVED])
    rows = work_rows(found, suggested, now(), marks_among(request.actor, found))
    phone = contact.kind is ContactKind.PHONE
    context = {
        "title": _("Laporan dari nomor telepon itu") if phone else _("Laporan dari alamat surel itu"),
        "none": _("Tidak ada laporan dari nomor itu") if phone else _("Tidak ada laporan dari alamat itu"),
        "count": ngettext("%(n)d laporan", "%(n)d laporan", len(rows)) % {"n": len(rows)},
        "most": MOST_FOUND if len(rows) == MOST_FOUND else 0,
        "html": written(rows),
        "any": bool(rows),
        **shell(request, "worklist"),
    }
    return render(request, "office/worklist/of_contact.html", context)
