"""Typed refusals become pages or problem+json, here and nowhere else."""

import logging
from collections.abc import Callable

from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from siger.core.errors import Invalid, Refusal

log = logging.getLogger(__name__)


class Unavailable(Refusal):
    """The database does not answer right now. Nothing was written; the same request may be sent again."""

    code = "unavailable"
    status = 503

    def default_message(self) -> str:
        return _("Sistem sedang tidak terhubung ke basis data. Tidak ada yang tersimpan setengah. Tunggu sebentar, lalu kirim lagi.")


class RefusalMiddleware:
    """Also turns a lost database connection into a page that says so, and a value that the database cannot hold (a NUL in an address, a
    number beyond all bounds) into a refusal: nobody writes such a thing by accident.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return refusal_response(request, exception)
        if isinstance(exception, OperationalError | InterfaceError):
            log.error("database unavailable: %s", type(exception).__name__)
            return refusal_response(request, Unavailable())
        if isinstance(exception, DataError):
            log.warning("a value that no column holds: %s", getattr(exception.__cause__, "sqlstate", None))
            return refusal_response(request, Refusal())
        return None


def wants_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json" or "application/json" in request.headers.get("Accept", "")


def refusal_response(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """problem+json (RFC 9457) for programs, a page with the way on for people. 503 asks to come back in five seconds."""
    if wants_json(request):
        return problem_response(refusal)
    response = render(request, "refusals/refusal.html", {"refusal": refusal}, status=refusal.status)
    for name, value in _headers(refusal).items():
        response[name] = value
    return unlogged(response)


def unlogged(response: HttpResponse) -> HttpResponse:
    """`response`, of which Django writes no line: the address of a request may be a secret link."""
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def problem_response(refusal: Refusal) -> HttpResponse:
    """problem+json (RFC 9457). `fields` maps a field's name to what is wrong with it."""
    problem: dict[str, object] = {
        "type": f"about:blank#{refusal.code}",
        "title": refusal.message,
        "status": refusal.status,
        "code": refusal.code,
    }
    if isinstance(refusal, Invalid):
        problem["fields"] = refusal.fields
        if getattr(refusal, "swapped", False):
            problem["swapped"] = True
    return JsonResponse(problem, status=refusal.status, content_type="application/problem+json", headers=_headers(refusal))


def _headers(refusal: Refusal) -> dict[str, str]:
    """When to come back: 503 in five seconds, 429 in some minutes."""
    return {503: {"Retry-After": "5"}, 429: {"Retry-After": "300"}}.get(refusal.status, {})
