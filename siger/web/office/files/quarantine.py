"""What the scanner set aside, for administrators: seen here, and released or deleted with a reason."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siger.core.errors import Invalid, NotFound, Refusal
from siger.reports.actions.decide_quarantine import decide_quarantine
from siger.reports.queries.attachments import MOST_SHOWN, quarantine
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell

ADDRESS = "/kantor/karantina/"


@office_page(permission=OfficePermission.QUARANTINE)
@require_safe
def quarantine_page(request: OfficeRequest) -> HttpResponse:
    """What was found and when: neither content nor report."""
    rows = quarantine(request.actor)
    waiting, decided = [row for row in rows if not row.decision], [row for row in rows if row.decision]
    context = {"waiting": waiting, "decided": decided, "full": len(rows) == MOST_SHOWN, **shell(request, "quarantine")}
    return render(request, "office/files/quarantine.html", context)


@office_page(permission=OfficePermission.QUARANTINE)
@require_POST
def decide_view(request: OfficeRequest, quarantined_id: int) -> HttpResponse:
    """`putusan` is `lepas` or `hapus`. Back to the list, which says what happened."""
    decision = request.POST.get("putusan", "")
    if decision not in {"lepas", "hapus"}:
        raise NotFound
    try:
        decide_quarantine(
            actor=request.actor, quarantined_id=quarantined_id, release=decision == "lepas", reason=request.POST.get("reason", "")
        )
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) and refusal.fields else refusal.message)
    else:
        messages.success(request, _("Berkas dilepas dari karantina.") if decision == "lepas" else _("Berkas dihapus."))
    return HttpResponseRedirect(ADDRESS)
