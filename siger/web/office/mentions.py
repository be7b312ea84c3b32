"""Where colleagues mentioned the reader."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from siger.desk.actions.read_mentions import read_mentions
from siger.desk.queries.notes import mentions_of
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.MENTIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def mentions_page(request: OfficeRequest) -> HttpResponse:
    """POST: all are read. Opening a report reads its own."""
    if request.method == "POST":
        count = read_mentions(actor=request.actor)
        words = ngettext("%(n)d sebutan ditandai sudah dibaca.", "%(n)d sebutan ditandai sudah dibaca.", count) % {"n": count}
        messages.success(request, words)
        return HttpResponseRedirect("/kantor/sebutan")
    cursor = request.GET.get("sesudah", "")
    rows, following = mentions_of(request.actor, before=int(cursor) if cursor.isdecimal() and len(cursor) < 16 else None)
    return render(request, "office/mentions.html", {"rows": rows, "next": following, **shell(request, "mentions")})
