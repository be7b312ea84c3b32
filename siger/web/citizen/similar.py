"""`POST /lapor/serupa`: published reports that may tell of what somebody is about to send. Keeps nothing, and nothing waits for it."""

import math
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from siger.core.addresses import counted_address
from siger.core.clock import now
from siger.core.errors import Invalid, TooMany
from siger.core.rate_limits import Limit, hit
from siger.reports.categories import Category, Visibility
from siger.reports.models import PositionSource
from siger.reports.placing import place
from siger.triage.similar.finding.known import known_to_all
from siger.triage.similar.finding.ranking import Alike
from siger.triage.similar.finding.sought import LONGEST_TEXT, Sought
from siger.web.citizen.dates import days_between, long_day
from siger.web.citizen.filled import Filled, filled_from, submission_of, village_of
from siger.web.components.distances import distance_words
from siger.web.components.status import status_of
from siger.web.permission_marks import open_to_all
from siger.web.public.rows import supporters_words
from siger.web.refusals import problem_response

ASKS: Final = Limit("similar", 600, 3600)
"""Of one address: whole villages share one behind their provider."""
FEWEST_LETTERS: Final = 10


@open_to_all
@never_cache
@require_POST
def similar_reports(request: HttpRequest) -> HttpResponse:
    """Takes the fields of the form and its token, and answers as `similar_answer` says. 429 as problem+json for too many."""
    return similar_answer(request, filled_from(request.POST, ()))


def similar_answer(request: HttpRequest, filled: Filled) -> HttpResponse:
    """`{similar: [{number, title, url, said, state, distance_m, received_at, supporters, words}]}`, at most three, likeliest first.

    Empty for words or places that say nothing (yet): this is no place to complain of them. Of whistleblowing nothing is read.
    """
    try:
        hit(ASKS, counted_address(request.META))
    except TooMany as refusal:
        return problem_response(refusal)
    sought = _sought(filled)
    found = known_to_all(sought) if sought else []
    return JsonResponse({"similar": [_row(one) for one in found]})


def _sought(filled: Filled) -> Sought | None:
    if filled["visibility"] == Visibility.WHISTLEBLOWING or _letters(filled["text"]) < FEWEST_LETTERS:
        return None
    try:
        spot = place(submission_of(filled, village_of(filled).code, "id").place)
    except Invalid:
        return None
    category = filled["category"] if filled["category"] in set(Category) else ""
    text = f"{filled['text'][:LONGEST_TEXT]}\n{filled['landmark']}"
    return Sought(text, category, spot.lat, spot.lng, spot.accuracy_m, spot.source != PositionSource.VILLAGE, now())


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text[:LONGEST_TEXT])


def _row(one: Alike) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "url": reverse("tracking", args=[one.number]),
        "said": " · ".join(part for part in (_where(one), _when(one), _state(one), supporters_words(one.supporters)) if part),
        "state": one.state,
        "distance_m": None if one.metres is None else _rough(one.metres),
        "received_at": one.received_at.isoformat(),
        "supporters": one.supporters,
        "words": list(one.shared),
    }


def _rough(metres: float) -> int:
    """To ten metres: neither point is surer."""
    return max(10, math.ceil(metres / 10) * 10)


def _where(one: Alike) -> str:
    return "" if one.metres is None else _("%(distance)s dari tempat Anda") % {"distance": distance_words(_rough(one.metres))}


def _when(one: Alike) -> str:
    days = days_between(one.received_at, now())
    if days <= 0:
        return _("hari ini")
    return ngettext("%(n)d hari lalu", "%(n)d hari lalu", days) % {"n": days} if days <= 30 else long_day(one.received_at)


def _state(one: Alike) -> str:
    return str(status_of(one.state, one.outcome).word)
