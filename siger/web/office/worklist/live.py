"""What the open page asks for now and then: how many wait in each view, and where the reports of the list lie."""

from typing import Final

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from siger.desk.queries.saved_views import saved_views
from siger.reports.queries.worklist import WorklistPoint, capped_counts, desk_counts, worklist_points
from siger.web.components.status import status_of
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.counted import of_desk, of_view
from siger.web.office.worklist.reading import parse_query, parse_wanted
from siger.web.office.worklist.views import known_counts, usual_view

DECIMALS: Final = 5
MOST_VIEWS: Final = 12


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def counts_now(request: OfficeRequest) -> HttpResponse:
    """`{"counts": {view: "12"}}` for the views that are counted and the kept ones; beyond 1,000 "1.000+"."""
    actor, usual = request.actor, usual_view(request.actor)
    kept = saved_views(actor)[:MOST_VIEWS]
    filters = [parse_query(one.query, usual, actor).filter for one in kept]
    counted = capped_counts(actor, filters, settings.INSTALLATION.number_prefix)
    counts = {f"saved-{one.id}": str(of_view(count)) for one, count in zip(kept, counted, strict=True)}
    known = {str(view): str(of_desk(count)) for view, count in known_counts(desk_counts(actor)).items() if count is not None}
    return JsonResponse({"counts": {**known, **counts}})


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def points(request: OfficeRequest) -> HttpResponse:
    """`{"points": [[lat, lng, tone, number, title, word], …]}` of the first 2,000 reports of the list that the address asks for."""
    actor = request.actor
    wanted = parse_wanted(request.GET, usual_view(actor), actor)
    return JsonResponse({"points": [_point(one) for one in worklist_points(actor, wanted.filter)]})


def _point(one: WorklistPoint) -> list[object]:
    look = status_of(one.state, one.outcome)
    return [round(one.lat, DECIMALS), round(one.lng, DECIMALS), look.tone, one.number, one.title or one.number, str(look.word)]
