"""The page of one report, and every verb on it.

One way for all verbs: read the form, call the action, or show the same page with what went wrong.
"""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.base import File
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siger.core.errors import Forbidden, Invalid, NotFound, Refusal, Stale, VerbNotAllowed
from siger.core.ids import parse_number
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.proof.queries.differing import differing_photo
from siger.proof.queries.disputes import disputed_photo
from siger.reports.actions.look_at_identity import Identity
from siger.reports.models import Photo
from siger.reports.permissions import roles_towards
from siger.reports.photos.parts import Size
from siger.reports.photos.serving import MEDIA_TYPE, open_variant
from siger.reports.queries.office_photos import photo_for_office
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.pages import office_page as office_report
from siger.reports.states import State, Verb
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.desk import Desk, desk_of
from siger.web.office.happenings import happening
from siger.web.office.judging.queue import QUEUE
from siger.web.office.replies.taking import first_words
from siger.web.office.shell import shell
from siger.web.office.since import note_look
from siger.web.office.steps import OpenStep, next_verb, open_step
from siger.web.office.validation import show_judgement
from siger.web.office.verbs import WAYS, Way
from siger.web.photo_addresses import require_signed


@office_page(permission=OfficePermission.REPORT)
@require_safe
def report_page(request: OfficeRequest, number: str) -> HttpResponse:
    """The report with the form of the next sensible step."""
    page = office_report(request.actor, number.upper())
    verb = next_verb(request.actor, page)
    step = open_step(request.actor, page, verb) if verb else None
    return _show(request, desk_of(request.actor, page, step, back=back_of(request)))


@office_page(permission=OfficePermission.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def verb_page(request: OfficeRequest, number: str, verb: str) -> HttpResponse:
    """GET: the report with the form of `verb`. POST: the verb itself. Raises NotFound for words that are no verb of the office."""
    chosen, way = _way(verb)
    page = office_report(request.actor, number.upper())
    if request.method == "POST":
        return _act(request, page, chosen, way)
    step = open_step(request.actor, page, chosen, first=_first_values(request, page, chosen))
    desk = desk_of(request.actor, page, step, back=back_of(request))
    if chosen not in page.offers:
        return _show(request, _without_step(request, desk, _("“%(verb)s” tidak bisa dilakukan sekarang.") % {"verb": step.title}))
    return _show(request, desk)


@office_page(permission=OfficePermission.REPORT)
@require_safe
def photo(request: OfficeRequest, face: tuple[UUID, int], size: str) -> FileResponse:
    """A picture for somebody with a role towards its report, at an address that we signed a short while ago."""
    require_signed(request)
    if size not in set(Size):
        raise NotFound
    public_id, version = face
    found = _photo_of(request.actor, public_id)
    if found.cover != version:
        raise NotFound
    picture: File[bytes] = open_variant(found, Size(size))
    return FileResponse(picture, content_type=MEDIA_TYPE)


def _photo_of(actor: Actor, public_id: Any) -> Photo:
    """Of a report that is the reader's to see, or of a dispute or a differing second look about a validator below them."""
    for found in (photo_for_office, disputed_photo):
        with suppress(NotFound):
            return found(actor, public_id)
    return differing_photo(actor, public_id)


def _way(verb: str) -> tuple[Verb, Way]:
    if verb not in set(Verb) or Verb(verb) not in WAYS:
        raise NotFound
    return Verb(verb), WAYS[Verb(verb)]


def _first_values(request: OfficeRequest, page: ReportPage, verb: Verb) -> dict[str, Any]:
    """What the address says already: agency, report to merge into (`ke`, several to choose from), category, or the photo (`foto`)."""
    if verb in {Verb.ASSIGN, Verb.TRANSFER} and request.GET.get("instansi"):
        return {"likely": request.GET["instansi"]}
    if verb is Verb.MERGE:
        numbers = request.GET.getlist("ke")
        return {"number": numbers[0] if len(numbers) == 1 else "", "numbers": numbers if len(numbers) > 1 else []}
    if verb is Verb.RECLASSIFY and "kategori" in request.GET:
        return {"category": request.GET["kategori"], "service_code": request.GET.get("layanan", "")}
    if verb is not Verb.HIDE_PHOTO:
        return first_words(request.actor, page.report, verb, request.GET.get("templat", ""))
    chosen = next((one for one in page.photos if str(one.public_id) == request.GET.get("foto")), None)
    return {"photo": str(chosen.public_id), "hidden": not chosen.hidden} if chosen else {}


def _act(request: OfficeRequest, page: ReportPage, verb: Verb, way: Way) -> HttpResponse:
    step = open_step(request.actor, page, verb, data=request.POST, files=request.FILES)
    back = back_of(request)
    if not step.form.is_valid():
        return _again(request, page, step, back)
    version = {"seen": _number(request.POST.get("seen"))} if way.versioned else {}
    try:
        done = way.act(actor=request.actor, report_id=page.report.pk, **version, **step.form.arguments())
    except Invalid as refusal:
        step.form.take_refusal(refusal.fields or {"": refusal.message})
        return _again(request, page, step, back)
    except (Stale, VerbNotAllowed, Forbidden) as refusal:
        return _refused(request, page, step, refusal, back)
    if isinstance(done, Identity):
        return _reveal(request, page.report.number, done, back)
    messages.success(request, _said(verb, way, done))
    return HttpResponseRedirect(_onward(request, page, done, back))


def _again(request: OfficeRequest, page: ReportPage, step: OpenStep, back: str) -> HttpResponse:
    """The page that the refused form came from, with what was typed: a judgement's stands beside its two photos."""
    judging = step.verb in {Verb.VALIDATE, Verb.RETURN_WORK} and Role.VALIDATOR in roles_towards(request.actor, page.report)
    if judging and back.startswith(QUEUE):
        return show_judgement(request, page, step, status=422)
    return _show(request, desk_of(request.actor, page, step, back=back), status=422)


def _onward(request: OfficeRequest, page: ReportPage, done: Any, back: str) -> str:
    """This page again; or the list: at the same report while the desk still has it, else at the one that stood after it (`berikut`)."""
    number, following = page.report.number, request.POST.get("berikut", "")
    if not back:
        return f"/kantor/laporan/{number}"
    left = (done.holder, done.agency_id) != (page.report.holder, page.report.agency_id)
    shown = following if left and parse_number(following, settings.INSTALLATION.number_prefix) == following else number
    return f"{back}#{shown}"


def _said(verb: Verb, way: Way, done: Any) -> str:
    """A transfer may turn out to be an offer, or to go to the province."""
    if verb is Verb.TRANSFER and done.offered_to is not None:
        return _("%(agency)s diminta mengambil alih. Sampai dijawab, laporan tetap di pemegang sekarang.") % {
            "agency": done.offered_to.name
        }
    if verb is Verb.TRANSFER and done.state == State.RECEIVED:
        return _("Sudah dua kali berpindah pemerintah, jadi laporan dibawa ke verifikator provinsi.")
    return str(way.said)


def _refused(request: OfficeRequest, page: ReportPage, step: OpenStep, refusal: Refusal, back: str) -> HttpResponse:
    """The page as it is now, what happened meanwhile, and everything that was typed."""
    fresh = office_report(request.actor, page.report.number)
    seen = _number(request.POST.get("entries"))
    desk = desk_of(request.actor, fresh, step, back=back)
    if seen:
        desk.news = tuple(happening(row) for row in fresh.timeline if row.seq > seen)
    if step.verb not in fresh.offers:
        desk = _without_step(request, desk, refusal.message)
    desk.trouble = refusal.message
    return _show(request, desk, status=refusal.status)


def _without_step(request: OfficeRequest, desk: Desk, trouble: str) -> Desk:
    """The step that was asked for cannot be taken: keep what was typed in sight, offer what can be done instead."""
    typed = desk.step.form.typed() if desk.step else ()
    verb = next_verb(request.actor, desk.page)
    step = open_step(request.actor, desk.page, verb) if verb else None
    changed = desk_of(request.actor, desk.page, step, back=desk.back)
    changed.trouble, changed.news, changed.typed = trouble, desk.news, typed
    return changed


def _reveal(request: OfficeRequest, number: str, identity: Identity, back: str) -> HttpResponse:
    """Shown in this answer and nowhere else: neither in the session nor in any cache."""
    page = office_report(request.actor, number)
    verb = next_verb(request.actor, page)
    desk = desk_of(request.actor, page, open_step(request.actor, page, verb) if verb else None, back=back)
    desk.identity = identity
    return _show(request, desk)


def _show(request: OfficeRequest, desk: Desk, *, status: int = 200) -> HttpResponse:
    note_look(request.actor, desk)
    if request.headers.get("HX-Request") and request.method == "GET":
        return render(request, "office/report/_desk.html", {"desk": desk, "in_pane": True}, status=status)
    response = render(request, "office/report/page.html", {"desk": desk, **shell(request, "worklist")}, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def back_of(request: OfficeRequest) -> str:
    """Where the reader came from, when that is a page of the office."""
    target = request.POST.get("kembali", "") or request.GET.get("kembali", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None) and target.startswith("/kantor/") and target.isprintable()
    return target.split("#", 1)[0] if safe else ""


def _number(text: str | None) -> int:
    """0, which is no version, for what is no number: the action then says that the page is old."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
