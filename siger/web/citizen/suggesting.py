"""`POST /lapor/saran`: what the words typed so far are probably about. Keeps nothing, decides nothing."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from siger.core.addresses import counted_address
from siger.core.errors import TooMany
from siger.core.rate_limits import Limit, hit
from siger.reports.categories import NAMES, Category
from siger.triage.category.live import suggest_categories
from siger.triage.category.words import LONGEST
from siger.web.permission_marks import open_to_all
from siger.web.refusals import problem_response

ASKS: Final = Limit("suggest", 900, 3600)
"""Of one address: whole villages share one behind their provider."""
LIKELY: Final = 0.12
"""Below it a category is not named to a citizen."""


@open_to_all
@never_cache
@require_POST
def suggest_kinds(request: HttpRequest) -> HttpResponse:
    """`{categories: [{code, name, probability, words}]}`, at most three, best first; none for words that say nothing.

    Takes `text` and the form's token. 429 as problem+json for too many.
    """
    try:
        hit(ASKS, counted_address(request.META))
    except TooMany as refusal:
        return problem_response(refusal)
    return JsonResponse({"categories": _likely(request.POST.get("text", "")[:LONGEST])})


def _likely(text: str) -> list[dict[str, Any]]:
    return [
        {"code": one.code, "name": str(NAMES[Category(one.code)]), "probability": round(one.probability, 3), "words": list(one.words)}
        for one in suggest_categories(text)
        if one.words and one.probability >= LIKELY
    ]
