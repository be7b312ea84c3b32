"""Secret links, exchanged for a cookie: up to 20 reports that this browser may act on.

A mark is (report id, first 16 hex digits of the secret's digest), signed. It is checked against the database on the pages that need it: a
forged or outdated mark opens nothing. Marks of anonymous and whistleblowing reports lie in a cookie that ends with the browser.
"""

from collections.abc import Mapping
from typing import Final, cast

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from siger.core.ids import secret_digest
from siger.people.actors import Actor
from siger.reports.categories import Visibility
from siger.reports.models import Report
from siger.reports.queries.own import still_held

MOST_MARKS: Final = 20
LASTING: Final = "siger_tautan"
PASSING: Final = "siger_tautan_sementara"
_SALT: Final = "siger.links"
_YEAR: Final = 365 * 24 * 3600
_LEAVES_NO_TRACE: Final = frozenset({Visibility.ANONYMOUS, Visibility.WHISTLEBLOWING})


def marks_of(request: HttpRequest) -> dict[int, str]:
    """All marks that this browser carries, unchecked."""
    return {**_read(request, LASTING), **_read(request, PASSING)}


def citizen_actor(request: HttpRequest) -> Actor:
    """The request's actor together with the links it really holds. One statement, none without a mark."""
    who = account_actor(request)
    marks = marks_of(request)
    if not marks:
        return who
    return Actor(who.user_id, who.name, who.seats, still_held(marks), who.is_system, who.language)


def account_actor(request: HttpRequest) -> Actor:
    """The signed-in account's actor, or nobody."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]


def remember_link(request: HttpRequest, response: HttpResponse, report: Report, secret: str) -> None:
    """Put the mark of `report` into a cookie of `response`; the oldest falls out beyond twenty."""
    remember_mark(request, response, report, secret_digest(secret))


def remember_mark(request: HttpRequest, response: HttpResponse, report: Report, digest: bytes) -> None:
    """The same for somebody whose right was proved in another way than by the secret itself."""
    passing = report.visibility in _LEAVES_NO_TRACE
    name = PASSING if passing else LASTING
    marks = {key: value for key, value in _read(request, name).items() if key != report.pk}
    marks[report.pk] = digest.hex()[:16]
    kept = dict(list(marks.items())[-MOST_MARKS:])
    response.set_cookie(
        name,
        signing.dumps([[key, value] for key, value in kept.items()], salt=_SALT, compress=True),
        max_age=None if passing else _YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _read(request: HttpRequest, name: str) -> Mapping[int, str]:
    raw = request.COOKIES.get(name, "")
    if not raw:
        return {}
    try:
        return {int(key): str(value) for key, value in signing.loads(raw, salt=_SALT)}
    except (signing.BadSignature, TypeError, ValueError):
        return {}
