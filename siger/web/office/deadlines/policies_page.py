"""The policies of a government: what holds today, a form with a look at what a change would do, and the history."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siger.core.errors import Invalid
from siger.deadlines.actions.enter_policy import enter_policy
from siger.deadlines.changes import policy_change
from siger.deadlines.models import Policy
from siger.deadlines.policies.clock import Clock
from siger.deadlines.queries.policies import DefaultLine, default_lines, policies_of, policy_history
from siger.deadlines.queries.previews import Preview, preview
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.deadlines.forms import PolicyForm
from siger.web.office.deadlines.place import Place, place_of
from siger.web.office.deadlines.words import CLOCK_WORDS, allowance_words, class_words, policy_amount, policy_scope
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.DEADLINES)
@require_http_methods(["GET", "HEAD", "POST"])
def policies_page(request: OfficeRequest) -> HttpResponse:
    """`?wilayah=`. POST enters a version; with `langkah=uji` it only shows what that would do."""
    place = place_of(request, request.GET.get("wilayah"))
    if request.method != "POST":
        return _show(request, place, PolicyForm())
    form = PolicyForm(request.POST)
    if not form.is_valid():
        return _show(request, place, form, status=422)
    told = {"region": place.here.code, **form.cleaned_data}
    try:
        if request.POST.get("langkah") != "simpan":
            return _show(request, place, form, seen=preview(request.actor, place.here.code, policy_change(**told)))
        enter_policy(actor=request.actor, **told)
    except Invalid as refusal:
        form.take_refusal(refusal)
        return _show(request, place, form, status=422)
    messages.success(request, _("Aturan disimpan. Batas waktu laporan yang terbuka sedang dihitung ulang."))
    return HttpResponseRedirect(f"/kantor/batas-waktu/?wilayah={place.here.code}")


def _show(request: OfficeRequest, place: Place, form: PolicyForm, *, seen: Preview | None = None, status: int = 200) -> HttpResponse:
    context = {
        "place": place,
        "form": form,
        "seen": seen,
        "defaults": [_default(line) for line in default_lines()],
        "own": [_told(policy) for policy in policies_of(place.here.code)],
        "history": [_told(policy) for policy in policy_history(place.here.code)],
    }
    return render(request, "office/deadlines/policies.html", {**context, **shell(request, "policies")}, status=status)


def _default(line: DefaultLine) -> tuple[object, str, str]:
    return CLOCK_WORDS[line.clock], class_words(line.report_class), allowance_words(line.allowance)


def _told(policy: Policy) -> dict[str, object]:
    return {
        "row": policy,
        "clock": CLOCK_WORDS[Clock(policy.clock)],
        "scope": policy_scope(policy),
        "amount": policy_amount(policy),
        "who": policy.entered_by.get_short_name() if policy.entered_by else "",
    }
