"""For officers on site with a phone: today's jobs in the order of their due times, and one job with one big button."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.people.roles import Role
from siger.reports.permissions import roles_towards
from siger.reports.queries.field import FieldJob, jobs_in_field
from siger.reports.queries.pages import office_page as office_report
from siger.reports.states import Verb
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.desk import desk_of
from siger.web.office.moments import DueWords
from siger.web.office.rows import short_place
from siger.web.office.shell import shell
from siger.web.office.steps import next_verb, offered, open_step

_ELSEWHERE = frozenset({Verb.HAND_BACK, Verb.SCHEDULE, Verb.REQUEST_INFO, Verb.COMMENT})


@office_page(permission=OfficePermission.FIELD)
@require_safe
def field_jobs(request: OfficeRequest) -> HttpResponse:
    words = DueWords(now())
    jobs = [_shown(job, words) for job in jobs_in_field(request.actor)]
    return render(request, "office/field/jobs.html", {"jobs": jobs, **shell(request, "field")})


@office_page(permission=OfficePermission.FIELD)
@require_safe
def field_job(request: OfficeRequest, number: str) -> HttpResponse:
    """One job. Raises NotFound for a report that is not in the hands of the reader's agency."""
    page = office_report(request.actor, number.upper())
    if not roles_towards(request.actor, page.report) & {Role.OFFICER, Role.SUPERVISOR}:
        raise NotFound
    verb = next_verb(request.actor, page)
    step = open_step(request.actor, page, verb) if verb else None
    desk = desk_of(request.actor, page, step, back="/kantor/lapangan/")
    others = [one for one in offered(page) if one.verb in _ELSEWHERE and one.verb is not verb]
    return render(request, "office/field/job.html", {"desk": desk, "others": others, **shell(request, "field")})


def _shown(job: FieldJob, words: DueWords) -> dict[str, Any]:
    due = words.say(job.due_at, overdue=job.overdue, provisional=job.provisional)
    return {
        "job": job,
        "place": short_place(job.region_name),
        "due": due,
        "limit": _("batas %(due)s") % {"due": due.word},
        "point": f"{job.lat:.6f},{job.lng:.6f}",
        "mark": _("Dikembalikan validator") if job.returned else _("Dibantah pelapor") if job.disputes else "",
    }
