"""The page of one report: what happens now, who has it, by when, how it came here, and what its reporter can do."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound, Refusal
from siger.core.ids import parse_number
from siger.people.actors import Actor
from siger.reports.categories import NAMES, VISIBILITY_NAMES, Category, Visibility
from siger.reports.models import Certainty, PhotoKind, PhotoState, Report
from siger.reports.queries.pages import ReportPage, tracking_page
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import State, Verb
from siger.reports.supporters import supports
from siger.web.citizen.addresses import tracking_url
from siger.web.citizen.attachments import shown_files
from siger.web.citizen.dates import days_between
from siger.web.citizen.holders import stations
from siger.web.citizen.journey import journey
from siger.web.citizen.limits import count_wrong_guess, require_room_to_guess
from siger.web.citizen.links import citizen_actor
from siger.web.citizen.lookup import lookup_page
from siger.web.citizen.number_words import wrong_number_words
from siger.web.citizen.sentences import now_said
from siger.web.citizen.shown_photos import day_tag, photo_url, shown_photos
from siger.web.citizen.support_mark import mark_of
from siger.web.citizen.villages import place_words
from siger.web.components.drawn_map import map_around
from siger.web.permission_marks import open_to_all


@open_to_all
@never_cache
@require_safe
def tracking(request: HttpRequest, number: str) -> HttpResponse:
    """By number alone the public face; for the reporter everything and the next step. A number that cannot be one says what is wrong."""
    prefix = settings.INSTALLATION.number_prefix
    canonical = parse_number(number, prefix)
    if canonical is None:
        return lookup_page(request, number[:60].replace("\0", ""), wrong_number_words(number, prefix), status=404)
    if canonical != number:
        return redirect("tracking", number=canonical)
    return show_report(request, canonical)


def show_report(
    request: HttpRequest, number: str, refusal: Refusal | None = None, typed: dict[str, Any] | None = None, status: int | None = None
) -> HttpResponse:
    """The page, also as the answer to a refused step: then with what was typed, and the refusal's words beside it."""
    try:
        actor = citizen_actor(request)
        page = found_page(request, actor, number)
    except NotFound:
        words = _("Nomornya benar bentuknya, tetapi tidak ada laporan dengan nomor ini. Cocokkan dengan tanda terima Anda.")
        return lookup_page(request, number, words, status=404)
    context = {**_shown(request, actor, page), "refusal": refusal, "typed": typed or {}, "wrong": getattr(refusal, "fields", {})}
    return render(request, "citizen/tracking.html", context, status=status or (refusal.status if refusal else 200))


def found_page(request: HttpRequest, actor: Actor, number: str) -> ReportPage:
    """The page of a report. Whoever is not its reporter has only so many wrong numbers an hour. Raises NotFound, TooMany."""
    try:
        page = tracking_page(actor, number)
    except NotFound:
        require_room_to_guess(request)
        count_wrong_guess(request)
        raise
    if not page.is_reporter:
        require_room_to_guess(request)
    return page


def _shown(request: HttpRequest, actor: Actor, page: ReportPage) -> dict[str, Any]:
    report = page.report
    place, above = place_words(report.region.full_name)
    offers = set(page.offers)
    return {
        "tab": "mine" if page.is_reporter else "list",
        "back": "/saya" if page.is_reporter else "/laporan",
        "page": page,
        "report": report,
        "title": page.title or _title_without_words(report),
        "said": now_said(page),
        "compare": _compare(page),
        "entries": journey(page),
        "days": days_between(report.received_at, report.closed_at) if report.closed_at else None,
        "stations": stations(report, page.timeline),
        "moves": report.transfers,
        "photos": shown_photos(page.photos_of(PhotoKind.REPORT)),
        "files": shown_files(actor, page),
        "place": place,
        "above": above,
        "about": report.region_certainty == Certainty.INDICATIVE,
        "map": map_around(report.region_id, report.lat, report.lng, report.accuracy_m) if page.exact_place else None,
        "category": NAMES[Category(report.category)],
        "visibility": VISIBILITY_NAMES[Visibility(report.visibility)],
        "broken_at": first_broken_entry(report),
        "can": {verb.value: True for verb in offers},
        "may_rate": page.is_reporter and (report.state, report.outcome) == (State.CLOSED, "confirmed"),
        "more": bool(offers & {Verb.COMMENT, Verb.ATTACH, Verb.WITHDRAW, Verb.RELOCATE}),
        "public_link": tracking_url(request, report.number),
        "shown_to_all": report.published_at is not None,
        "main": _main(page.main) if page.main else None,
        "supported": page.exact_place and not page.is_reporter and supports(actor, report, mark_of(request)),
    }


def _main(main: ReportPage) -> dict[str, Any]:
    """The public face of what a merged report follows; its number only when everyone may read it."""
    report = main.report
    return {
        "number": report.number if main.exact_place else "",
        "title": main.title,
        "state": report.state,
        "outcome": report.outcome,
        "said": now_said(main),
        "compare": _compare(main),
        "entries": journey(main),
    }


def _title_without_words(report: Report) -> str:
    return _("Pengaduan ke Inspektorat") if report.is_whistleblowing else _("Laporan %(number)s") % {"number": report.number}


def _compare(page: ReportPage) -> dict[str, str] | None:
    """The latest finished work beside the officer's or, without it, the reporter's own first picture."""
    ready = [photo for photo in page.photos if photo.shown_state == PhotoState.READY]
    after = next((photo for photo in reversed(ready) if photo.kind == PhotoKind.AFTER), None)
    before = next((photo for photo in reversed(ready) if photo.kind == PhotoKind.BEFORE), None) or next(
        (photo for photo in ready if photo.kind == PhotoKind.REPORT), None
    )
    if after is None or before is None:
        return None
    return {
        "before": photo_url(before.face, "view"),
        "after": photo_url(after.face, "view"),
        "before_tag": day_tag(before, _("Sebelum")),
        "after_tag": day_tag(after, _("Sesudah")),
    }
