"""The calendar of a year: days off, local days added after a look at what they would do, and taken back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siger.core.errors import Invalid
from siger.deadlines.actions.enter_local_day import enter_local_day
from siger.deadlines.actions.remove_local_day import remove_local_day
from siger.deadlines.changes import day_change
from siger.deadlines.queries.calendars import calendar_year
from siger.deadlines.queries.previews import Preview, preview
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.deadlines.forms import LocalDayForm
from siger.web.office.deadlines.place import Place, place_of
from siger.web.office.shell import shell

EARLIEST_YEAR = 2024


@office_page(permission=OfficePermission.DEADLINES)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_page(request: OfficeRequest) -> HttpResponse:
    """`?wilayah=` and `?tahun=`. POST enters a local day; with `langkah=uji` it only shows what that would do."""
    place = place_of(request, request.GET.get("wilayah"))
    if request.method != "POST":
        return _show(request, place, LocalDayForm())
    form = LocalDayForm(request.POST)
    if not form.is_valid():
        return _show(request, place, form, status=422)
    told = {"region": place.here.code, **form.cleaned_data}
    try:
        if request.POST.get("langkah") != "simpan":
            return _show(request, place, form, seen=preview(request.actor, place.here.code, day_change(**told)))
        enter_local_day(actor=request.actor, **told)
    except Invalid as refusal:
        form.take_refusal(refusal)
        return _show(request, place, form, status=422)
    messages.success(request, _("Hari disimpan. Batas waktu laporan yang terbuka sedang dihitung ulang."))
    return HttpResponseRedirect(f"/kantor/kalender/?wilayah={place.here.code}&tahun={form.cleaned_data['on'].year}")


@office_page(permission=OfficePermission.DEADLINES)
@require_POST
def remove_day(request: OfficeRequest, day_id: int) -> HttpResponse:
    recount = remove_local_day(actor=request.actor, day_id=day_id)
    messages.success(request, _("Hari dicabut. Batas waktu laporan yang terbuka sedang dihitung ulang."))
    return HttpResponseRedirect(f"/kantor/kalender/?wilayah={recount.region}")


@office_page(permission=OfficePermission.DEADLINES)
@require_safe
def recounts_part(request: OfficeRequest) -> HttpResponse:
    """The progress alone, asked for every few seconds while a run goes on."""
    place = place_of(request, request.GET.get("wilayah"))
    return render(request, "office/deadlines/_recounts.html", {"place": place})


def _show(request: OfficeRequest, place: Place, form: LocalDayForm, *, seen: Preview | None = None, status: int = 200) -> HttpResponse:
    this_year = timezone.localdate().year
    years = range(EARLIEST_YEAR, this_year + 4)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else this_year
    context = {"place": place, "year": year, "years": years, "shown": calendar_year(place.here.code, year), "form": form, "seen": seen}
    return render(request, "office/deadlines/calendar.html", {**context, **shell(request, "policies")}, status=status)
