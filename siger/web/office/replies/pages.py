"""The templates of one's agencies, and one of them."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siger.core.errors import Invalid, Stale
from siger.desk.actions.save_template import change_template, make_template
from siger.desk.models import ReplyTemplate
from siger.desk.permissions import led_seats
from siger.desk.queries.templates import kept_template, shown_templates
from siger.desk.replies.fields import FIELDS
from siger.desk.replies.occasions import OCCASIONS
from siger.reports.categories import NAMES, Category
from siger.reports.states import State
from siger.reports.words import STATE_WORDS
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.replies.form import TemplateForm, first_values
from siger.web.office.replies.preview import Preview, preview_of
from siger.web.office.shell import shell

PAGE: Final = "/kantor/templat/"


@office_page(permission=OfficePermission.TEMPLATES)
@require_safe
def templates_page(request: OfficeRequest) -> HttpResponse:
    mine, above = shown_templates(request.actor)
    context = {"mine": [_row(one) for one in mine], "above": [_row(one) for one in above], "several": len(led_seats(request.actor)) > 1}
    return render(request, "office/replies/list.html", {**context, **shell(request, "templates")})


def _row(one: ReplyTemplate) -> dict[str, Any]:
    when = [
        OCCASIONS.get(one.verb, ""),
        NAMES[Category(one.category)] if one.category in set(Category) else "",
        STATE_WORDS[State(one.state)] if one.state in set(State) else "",
    ]
    return {"template": one, "when": [str(word) for word in when if word]}


@office_page(permission=OfficePermission.TEMPLATES)
@require_http_methods(["GET", "HEAD", "POST"])
def new_template_page(request: OfficeRequest) -> HttpResponse:
    if request.method == "POST":
        return _act(request, None)
    form = _form(request, initial={"active": True, "agency": led_seats(request.actor)[0].agency_id})
    return _show(request, None, form)


@office_page(permission=OfficePermission.TEMPLATES)
@require_http_methods(["GET", "HEAD", "POST"])
def template_page(request: OfficeRequest, template_id: int) -> HttpResponse:
    """Raises NotFound, or Forbidden for one that is handed down by an agency above."""
    template = kept_template(request.actor, template_id)
    if request.method == "POST":
        return _act(request, template)
    form = _form(request, initial=first_values(template))
    return _show(request, template, form, preview=_preview(request, TemplateForm(first_values(template), seats=led_seats(request.actor))))


@office_page(permission=OfficePermission.TEMPLATES)
@require_POST
def preview_part(request: OfficeRequest) -> HttpResponse:
    """What stands in the form now, said of a true report. Nothing is stored."""
    return render(request, "office/replies/_preview.html", {"preview": _preview(request, _form(request, request.POST))})


def _form(request: OfficeRequest, data: Any = None, *, initial: dict[str, Any] | None = None) -> TemplateForm:
    return TemplateForm(data, seats=led_seats(request.actor), initial=initial)


def _preview(request: OfficeRequest, form: TemplateForm) -> Preview:
    form.is_valid()
    seats = {seat.agency_id: seat.agency_name for seat in led_seats(request.actor)}
    office = seats.get(form.cleaned_data.get("agency", 0)) or next(iter(seats.values()))
    return preview_of(request.actor, form.draft(), office)


def _act(request: OfficeRequest, template: ReplyTemplate | None) -> HttpResponse:
    data = request.POST.copy()
    if template is not None:
        data["agency"] = str(template.agency_id)
    form = _form(request, data)
    if request.POST.get("langkah") == "lihat":
        return _show(request, template, form, preview=_preview(request, form))
    seen, trouble = _number(request.POST.get("seen")), ""
    if not form.is_valid():
        return _show(request, template, form, preview=_preview(request, form), seen=seen, status=422)
    try:
        _save(request, template, form, seen)
    except Stale as stale:
        trouble, seen = stale.message, 0
    except Invalid as refusal:
        form.take_refusal(dict(refusal.fields), refusal.message)
    else:
        messages.success(request, _("Templat “%(name)s” tersimpan.") % {"name": form.cleaned_data["name"]})
        return HttpResponseRedirect(PAGE)
    return _show(request, template, form, preview=_preview(request, form), seen=seen, trouble=trouble, status=409 if trouble else 422)


def _save(request: OfficeRequest, template: ReplyTemplate | None, form: TemplateForm, seen: int) -> None:
    if template is None:
        make_template(actor=request.actor, agency_id=form.cleaned_data["agency"], draft=form.draft())
    else:
        change_template(actor=request.actor, template_id=template.pk, seen=seen, draft=form.draft())


def _show(
    request: OfficeRequest,
    template: ReplyTemplate | None,
    form: TemplateForm,
    *,
    preview: Preview | None = None,
    seen: int = 0,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "template": template,
        "preview": preview,
        "trouble": trouble,
        "seen": seen or (template.version if template else 0),
        "fields": [(f"{{{name}}}", field.means) for name, field in FIELDS.items()],
    }
    return render(request, "office/replies/template.html", {**context, **shell(request, "templates")}, status=status)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
