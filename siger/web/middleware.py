"""What every request gets: the actor, and on the answer a permissions policy and who may keep it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from siger.people.actors import NOBODY, Actor
from siger.people.signing_in import actor_of
from siger.web.citizen import support_mark
from siger.web.citizen.links import LASTING, PASSING
from siger.web.signing import second_factor_shown

Answer = Callable[[HttpRequest], HttpResponse]


class PermissionsPolicyMiddleware:
    """Camera and position for ourselves only."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class KeptByNobodyMiddleware:
    """An answer that does not say who may keep it is kept by nobody between us and the reader, and after a look at a session or at a held
    link not even by the reader's browser: the next person at it is another.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        personal = any(name in request.COOKIES for name in (settings.SESSION_COOKIE_NAME, LASTING, PASSING, support_mark.NAME))
        response.headers.setdefault("Cache-Control", "private, no-store" if personal else "private, no-cache")
        return response


class ActorMiddleware:
    """`request.actor`, made when first asked for: a page for everyone costs no look at the session."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of_request(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of_request(request: HttpRequest) -> Actor:
    """The signed-in account's actor, or nobody. Held links are added where a report is looked at: see `web.citizen.links`.

    A demonstration account is nobody elsewhere than on this machine, also in a session from before the demonstration ended.
    """
    user = request.user
    if not user.is_authenticated or (user.is_demonstration and not second_factor_shown(request)):
        return NOBODY
    return actor_of(user, second_factor=second_factor_shown(request), language=get_language() or "id")
