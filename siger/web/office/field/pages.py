"""Today's jobs, and one job with its camera: pages that a phone keeps for where there is no network."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.people.roles import Role
from siger.proof.queries.field import galleries, questions_for
from siger.reports.models import Report
from siger.reports.permissions import roles_towards
from siger.reports.photos.parts import Size
from siger.reports.queries.field import FieldJob, jobs_in_field, nobodys_jobs
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.pages import office_page as office_report
from siger.reports.states import Verb
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.desk import desk_of
from siger.web.office.field.area import Place, area_of
from siger.web.office.field.words import WORDS
from siger.web.office.moments import DueWords
from siger.web.office.pictures import picture_url
from siger.web.office.rows import short_place
from siger.web.office.shell import shell
from siger.web.office.steps import next_verb, offered, open_step

_ELSEWHERE = frozenset({Verb.HAND_BACK, Verb.SCHEDULE, Verb.REQUEST_INFO, Verb.COMMENT})
_PROVEN = frozenset({Verb.START, Verb.SUBMIT_PROOF})


@office_page(permission=OfficePermission.FIELD)
@require_safe
def field_jobs(request: OfficeRequest) -> HttpResponse:
    """What is the reader's or their crews' to do; all of their agencies with `?milik=instansi`, or when nothing was given to them;
    with `?milik=belum` what nobody has yet. With `?simpan=1` as it may be kept on a phone: without whistleblowing.
    """
    whose = request.GET.get("milik", "")
    whole, open_ones = whose == "instansi", whose == "belum"
    jobs = [] if whole or open_ones else jobs_in_field(request.actor, own=True)
    own = bool(jobs)
    if not own:
        jobs = jobs_in_field(request.actor, nobodys=open_ones)
    if request.GET.get("simpan") == "1":
        jobs = [job for job in jobs if not job.secret]
    area, words = area_of([Place(job.region, job.lat, job.lng) for job in jobs]), DueWords(now())
    shown = [_shown(job, point, words) for job, point in zip(jobs, area.points, strict=True)]
    context = {
        "jobs": shown,
        "area": area,
        "own": own,
        "whole": whole,
        "open_ones": open_ones,
        "nobodys": nobodys_jobs(request.actor) if own or whole or open_ones else 0,
        "officer": request.actor.user_id,
        "sets_rules": bool(request.actor.seats_as(Role.SUPERVISOR)),
        "words": _words(),
    }
    return render(request, "office/field/jobs.html", {**context, **shell(request, "field")})


@office_page(permission=OfficePermission.FIELD)
@require_safe
def field_job(request: OfficeRequest, number: str) -> HttpResponse:
    """One job. Raises NotFound for a report that is not in the hands of the reader's agency."""
    page = office_report(request.actor, number.upper())
    if not roles_towards(request.actor, page.report) & {Role.OFFICER, Role.SUPERVISOR}:
        raise NotFound
    verb = next_verb(request.actor, page)
    step = open_step(request.actor, page, verb) if verb else None
    proof = _proof(page) if _PROVEN & set(page.offers) else None
    context = {
        "desk": desk_of(request.actor, page, step, back="/kantor/lapangan/"),
        "others": [one for one in offered(page) if one.verb in _ELSEWHERE and one.verb is not verb],
        "proof": proof,
        "by_form": step is not None and not (proof and verb is Verb.SUBMIT_PROOF),
        "point": f"{page.report.lat:.6f},{page.report.lng:.6f}",
        "officer": request.actor.user_id,
        "words": _words(),
    }
    return render(request, "office/field/job.html", {**context, **shell(request, "field")})


@dataclass(frozen=True, slots=True)
class Proof:
    """What the camera and the checklist of a job need to know. `seen` and the point are plain numbers, whatever the reader's language."""

    seen: str
    lat: str
    lng: str
    gallery: bool
    questions: list[dict[str, Any]]


def _proof(page: ReportPage) -> Proof:
    report: Report = page.report
    agency = report.agency_id or 0
    asked = questions_for([agency], [report.category])[agency, report.category]
    return Proof(
        seen=str(report.version),
        lat=f"{report.lat:.6f}",
        lng=f"{report.lng:.6f}",
        gallery=agency in galleries([agency]),
        questions=[{"id": str(one.id), "words": one.words} for one in asked],
    )


def _shown(job: FieldJob, point: tuple[float, float], words: DueWords) -> dict[str, Any]:
    due = words.say(job.due_at, overdue=job.overdue, provisional=job.provisional)
    return {
        "job": job,
        "version": str(job.version),
        "photo": picture_url(job.photo, Size.THUMB) if job.photo else "",
        "place": short_place(job.region_name),
        "due": due,
        "limit": _("batas %(due)s") % {"due": due.word},
        "point": f"{job.lat:.6f},{job.lng:.6f}",
        "lat": f"{job.lat:.6f}",
        "lng": f"{job.lng:.6f}",
        "x": f"{point[0]:.1f}",
        "y": f"{point[1]:.1f}",
        "mark": _("Dikembalikan validator") if job.returned else _("Dibantah pelapor") if job.disputes else "",
    }


def _words() -> str:
    return json.dumps({name: str(words) for name, words in WORDS.items()}, ensure_ascii=False)
