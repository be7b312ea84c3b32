"""`POST /lapor.json`: the same submission for the phone's own queue and for programs.

Knows no cookie: the sender is always nobody, so there is nothing for another site to misuse and no CSRF token to fetch. Another site's
browser is refused by its Origin all the same.
"""

import json
from datetime import UTC
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from siger.core.errors import Forbidden, Invalid, Refusal, TooLarge
from siger.people.actors import NOBODY
from siger.reports.actions.submit import Receipt
from siger.web.citizen.addresses import secret_url, tracking_url
from siger.web.citizen.filled import Filled, filled_from
from siger.web.citizen.limits import count_report
from siger.web.citizen.sending import Sent, read_form, send
from siger.web.citizen.similar import similar_answer
from siger.web.permission_marks import open_to_all
from siger.web.refusals import problem_response

LONGEST_BODY: Final = 200_000
_CONTACT: Final = ("name", "email", "phone")
_RENAMED: Final = {"accuracy_m": "accuracy", "source": "position_source"}


@open_to_all
@csrf_exempt
@never_cache
@require_POST
def report_json(request: HttpRequest) -> HttpResponse:
    """201 with the receipt; 200 for the same key with the same body again; problem+json otherwise.

    Takes JSON (text, category, service, landmark, lat, lng, accuracy_m, position_source, region, visibility, occurred_at and
    contact {name, email, phone}) or a multipart form with the fields of `/lapor` and up to four `photos`.
    With `?serupa=1` nothing is sent or kept: the answer is 200 with published reports that may tell of the same, as `similar_answer` says;
    whoever meant one of them supports it at its `url`. The header `Idempotency-Key` has 16 to 80 letters, digits, - and _.
    """
    try:
        _require_our_origin(request)
        _await_all(request)
        if "serupa" in request.GET:
            return similar_answer(request, _fields(request))
        count_report(request)
        sent = _read(request)
        receipt = send(NOBODY, sent, request.headers.get("Idempotency-Key") or sent.filled["idempotency_key"] or None)
    except Refusal as refusal:
        return problem_response(refusal)
    return JsonResponse(_receipt(request, receipt), status=200 if receipt.repeated else 201)


def _require_our_origin(request: HttpRequest) -> None:
    origin = request.headers.get("Origin")
    if origin is None:
        return
    ours = {f"{request.scheme}://{request.get_host()}", settings.SITE_URL}
    if not origin or origin not in ours:
        raise Forbidden(_("Kiriman dari situs lain tidak diterima."))


def _await_all(request: HttpRequest) -> None:
    """Until everything has arrived, and before the database is asked: whoever sends slowly must not hold a connection to it meanwhile."""
    if request.content_type == "multipart/form-data":
        request.POST  # noqa: B018 - read for its effect
        return
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
        raise TooLarge(_("Isi kiriman terlalu besar. Foto dikirim sebagai multipart/form-data."))
    request.body  # noqa: B018 - the same


def _read(request: HttpRequest) -> Sent:
    return read_form(request) if request.content_type == "multipart/form-data" else Sent(_fields(request))


def _fields(request: HttpRequest) -> Filled:
    """Without photos."""
    given = request.POST if request.content_type == "multipart/form-data" else _flat(_parsed(request))
    return filled_from(given, ())


def _parsed(request: HttpRequest) -> dict[str, Any]:
    try:
        parsed = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Invalid({"body": _("Isi kiriman bukan JSON yang sah.")}) from error
    if not isinstance(parsed, dict):
        raise Invalid({"body": _("Isi kiriman harus berupa objek JSON.")})
    return parsed


def _flat(body: dict[str, Any]) -> dict[str, str]:
    """By the names of the form's fields. Only texts and numbers count; null is nothing."""
    contact = body.get("contact")
    given = {**body, **(contact if isinstance(contact, dict) else {})}
    plain = {_RENAMED.get(name, name): value for name, value in given.items() if isinstance(value, str | int | float)}
    return {name: str(value) for name, value in plain.items() if not isinstance(value, bool)}


def _receipt(request: HttpRequest, receipt: Receipt) -> dict[str, Any]:
    report = receipt.report
    return {
        "number": report.number,
        "secret_url": secret_url(request, receipt.secret),
        "tracking_url": tracking_url(request, report.number),
        "state": report.state,
        "visibility": report.visibility,
        "region": report.region_id,
        "due_at": report.due_at.astimezone(UTC).isoformat() if report.due_at else None,
        "repeated": receipt.repeated,
        "made_private": receipt.made_private,
    }
