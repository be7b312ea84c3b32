"""The home page: one big "Lapor", finding a report again, honest figures, what was fixed lately."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siger.reports.queries.own import own_reports
from siger.web.citizen.dates import days_between
from siger.web.citizen.links import citizen_actor
from siger.web.citizen.own_rows import own_rows
from siger.web.permission_marks import open_to_all
from siger.web.public.figures import count_words, days_words, home_content, parts, spread_words

SHOWN_OWN = 2


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One look into the cache for strangers; a statement or two more for those who hold reports."""
    content = home_content()
    rows = own_rows(own_reports(citizen_actor(request)))
    figures = content.figures
    context = {
        "tab": "home",
        "own": rows[:SHOWN_OWN],
        "own_count": len(rows),
        "figures": figures,
        "received": count_words(figures.received),
        "confirmed": count_words(figures.confirmed),
        "median": days_words(figures.median_days) if figures.median_days is not None else "",
        "parts": parts(figures),
        "spread": spread_words(figures),
        "fixed": [(row, days_between(row.received_at, row.resolved_at or row.received_at)) for row in content.fixed],
    }
    return render(request, "public/home.html", context)
