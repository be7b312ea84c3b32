"""The receipt: number, secret link, and what happens next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.reports.categories import Visibility
from siger.reports.models import PhotoState
from siger.reports.queries.own import report_of_secret
from siger.reports.queries.pages import ReportPage
from siger.reports.states import State, Verb
from siger.web.citizen.addresses import secret_url, tracking_url
from siger.web.citizen.links import citizen_actor
from siger.web.citizen.qr import qr_picture
from siger.web.citizen.receipt_cookie import secret_for_receipt
from siger.web.citizen.shown_photos import shown_photos
from siger.web.citizen.tracking import found_page
from siger.web.permission_marks import for_reporters


@for_reporters
@never_cache
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """For the reporter only; others are led to the public face of the report. The secret link shows for an hour after sending."""
    page = found_page(request, citizen_actor(request), number)
    if not page.is_reporter:
        return redirect("tracking", number=number)
    secret = secret_for_receipt(request, number)
    link = secret_url(request, secret) if secret and _opens(secret, page) else ""
    report = page.report
    context = {
        "tab": "report",
        "page": page,
        "report": report,
        "link": link,
        "track_path": f"/s/{secret}" if link else f"/laporan/{report.number}",
        "public_link": tracking_url(request, report.number),
        "qr": qr_picture(link or tracking_url(request, report.number)),
        "only_key": report.visibility in {Visibility.ANONYMOUS, Visibility.WHISTLEBLOWING},
        "whistle": report.is_whistleblowing,
        "made_private": report.visibility == Visibility.PRIVATE and request.GET.get("diubah") == "rahasia",
        "photos": shown_photos(page.photos),
        "pending": any(photo.state == PhotoState.PENDING for photo in page.photos),
        "broken": any(photo.state == PhotoState.BROKEN for photo in page.photos),
        "just_sent": report.state == State.RECEIVED and all(row.verb in {Verb.SUBMIT, Verb.COMMENT} for row in page.timeline),
        "draft": "lapor-pengawasan" if report.is_whistleblowing else "lapor",
    }
    response = render(request, "citizen/receipt.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _opens(secret: str, page: ReportPage) -> bool:
    found = report_of_secret(secret)
    return found is not None and found.pk == page.report.pk
