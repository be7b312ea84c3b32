"""The report form: one page, complete again after every refusal."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siger.core.errors import IdempotencyConflict, Invalid, Refusal, StorageFull, TooLarge, TooMany
from siger.reports.actions.submission import LONGEST_TEXT
from siger.reports.categories import Visibility
from siger.reports.queries.offered_services import offered_services
from siger.web.citizen import choices
from siger.web.citizen.filled import Filled, filled_from, village_of
from siger.web.citizen.limits import count_report
from siger.web.citizen.links import account_actor, remember_link
from siger.web.citizen.photo_tokens import copies, token_of
from siger.web.citizen.receipt_cookie import keep_secret_for_receipt
from siger.web.citizen.sending import Sent, may_swap, read_form, send
from siger.web.permission_marks import open_to_all

_ANCHORS = {"category": "kategori", "visibility": "siapa", "position": "tempat", "region": "region-text"}
_ON_PAGE = ("photos", "position", "region", "landmark", "category", "text", "visibility", "name", "email", "phone")


def _place_on_page(field: str) -> int:
    """Where the form has a field, from the top; unknown ones come last."""
    return _ON_PAGE.index(field) if field in _ON_PAGE else len(_ON_PAGE)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_form(request: HttpRequest) -> HttpResponse:
    """GET shows the form, POST sends it and leads to the receipt. A refusal shows the form again, with all that was filled in."""
    if request.method == "POST":
        return _receive(request)
    whistle = request.GET.get("jenis") == "pengawasan"
    start = {"visibility": Visibility.WHISTLEBLOWING if whistle else Visibility.PUBLIC, "category": request.GET.get("kategori", "")[:30]}
    return _page(request, Filled(start))


def _receive(request: HttpRequest) -> HttpResponse:
    try:
        count_report(request)
    except TooMany as refusal:
        return _page(request, filled_from(request.POST, ()), refusal)
    sent = read_form(request)
    key = sent.filled["idempotency_key"]
    try:
        receipt = send(account_actor(request), sent, key or None)
    except IdempotencyConflict as refusal:
        fresh = Filled({**sent.filled.values, "idempotency_key": ""}, tuple(copies(sent.filled.photos)))
        return _page(request, fresh, refusal)
    except (Invalid, StorageFull, TooLarge) as refusal:
        return _page(request, sent.filled, refusal, status=_status(sent, refusal))
    address = reverse("receipt", args=[receipt.report.number])
    response = redirect(f"{address}?diubah=rahasia" if receipt.made_private else address)
    remember_link(request, response, receipt.report, receipt.secret)
    keep_secret_for_receipt(response, receipt.report.number, receipt.secret)
    return response


def _status(sent: Sent, refusal: Refusal) -> int:
    """A photo that is too big or finds no room says so in the status too."""
    return (sent.photo_refused or refusal).status if isinstance(sent.photo_refused, StorageFull | TooLarge) else refusal.status


def _page(request: HttpRequest, filled: Filled, refusal: Refusal | None = None, status: int | None = None) -> HttpResponse:
    wrong = dict(refusal.fields) if isinstance(refusal, Invalid) else {}
    key = filled["idempotency_key"]
    whistle = filled["visibility"] == Visibility.WHISTLEBLOWING
    context: dict[str, Any] = {
        "tab": "report",
        "back": "/",
        "filled": filled.values,
        "kept_photos": [{"token": token_of(photo), "size": photo.incoming.bytes} for photo in filled.photos],
        "room_for_photos": 4 - len(filled.photos),
        "key": secrets.token_urlsafe(24) if not key or "idempotency_key" in wrong else key,
        "refusal": refusal,
        "wrong": wrong,
        "summary": [(_ANCHORS.get(name, name), wrong[name]) for name in sorted(wrong, key=_place_on_page)],
        "general": refusal.message if refusal and not wrong else "",
        "swap": refusal is not None and may_swap(refusal),
        "villages": village_of(filled).choices if "region" in wrong else (),
        "whistle": whistle,
        "usual": choices.usual_categories(),
        "others": choices.other_categories(),
        "others_open": filled["category"] in {one["code"] for one in choices.other_categories()},
        "services": offered_services(get_language() or "id"),
        "visibilities": choices.visibility_options(),
        "longest": LONGEST_TEXT,
        "photo_hint": _("Boleh sampai 4.") if whistle else _("Boleh sampai 4. Petugas memeriksanya sebelum tampil untuk umum."),
    }
    return render(request, "citizen/report.html", context, status=status or (refusal.status if refusal else 200))
