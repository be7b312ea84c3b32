"""What every request gets: the actor, the reader's language, and a permissions policy on the answer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from siger.people.actors import NOBODY, Actor
from siger.people.signing_in import actor_of
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


class ActorMiddleware:
    """`request.actor`, made when first asked for: a page for everyone costs no look at the session."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of_request(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of_request(request: HttpRequest) -> Actor:
    """The signed-in account's actor, or nobody. Held links are added where a report is looked at: see `web.citizen.links`."""
    if not request.user.is_authenticated:
        return NOBODY
    return actor_of(request.user, second_factor=second_factor_shown(request), language=get_language() or "id")
