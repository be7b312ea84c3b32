"""The lists, and one rule: its form, its trial, and saving it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siger.core.errors import Invalid, NotFound, Stale
from siger.people.actors import Actor
from siger.regions.models import Level, Region
from siger.triage.models import Rule, Stage
from siger.triage.rules.actions.save_rule import save_rule
from siger.triage.rules.keeping import List, may_keep, own_keeper, require_keeper
from siger.triage.rules.queries.history import list_version, rule_history, shape_at
from siger.triage.rules.queries.lists import fallen_through, shown_lists
from siger.triage.rules.queries.trial import Trial, try_change
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.rules.form import RuleForm, first_values, token_of, was_tried
from siger.web.office.rules.telling import LIST_WORDS, finding_words, told_lists
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.RULES)
@require_safe
def rules_page(request: OfficeRequest) -> HttpResponse:
    """`?wilayah=` names the kabupaten or kota; else the actor's own, else the whole province."""
    keeper = _keeper(request)
    lists = told_lists(request.actor, shown_lists(settings.INSTALLATION.code, keeper.pk))
    context = {"lists": lists, "keeper": keeper, "keepers": _keepers(), "fallen": fallen_through(keeper.pk)}
    return render(request, "office/rules/list.html", {**context, **shell(request, "rules")})


@office_page(permission=OfficePermission.RULES)
@require_safe
def history_page(request: OfficeRequest) -> HttpResponse:
    """`?wilayah=` whose lists, `?aturan=` only of one rule, `?sebelum=` the next page."""
    keeper = _keeper(request)
    rule_id, before = _number(request.GET.get("aturan")), _number(request.GET.get("sebelum"))
    changes, more = rule_history(keeper.pk, rule_id=rule_id or None, before=before or None)
    kept = {stage for stage in Stage if may_keep(request.actor, List(stage, keeper.pk))}
    context = {"changes": changes, "more": more, "keeper": keeper, "rule": rule_id, "may_restore": bool(kept)}
    return render(request, "office/rules/history.html", {**context, **shell(request, "rules")})


@office_page(permission=OfficePermission.RULES)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_page(request: OfficeRequest, rule_id: int) -> HttpResponse:
    """A rule as it stands, or, with `?versi=`, as it was after that change."""
    rule = Rule.objects.select_related("agency", "service", "owner", "region", "keeper").filter(pk=rule_id).first()
    if rule is None:
        raise NotFound(_("Aturan itu tidak ada."))
    which = List(Stage(rule.stage), rule.keeper_id)
    require_keeper(request.actor, which)
    if request.method == "POST":
        return _act(request, which, rule)
    values, restored = first_values(rule, which), _number(request.GET.get("versi"))
    shape = shape_at(restored, rule.pk) if restored else None
    if shape is not None:
        values |= _values_of(shape)
    return _show(request, which, rule, RuleForm(None, which=which, rule=rule, initial=values), restored=restored if shape else 0)


@office_page(permission=OfficePermission.RULES)
@require_http_methods(["GET", "HEAD", "POST"])
def new_rule_page(request: OfficeRequest, stage: int, keeper: str) -> HttpResponse:
    """A new rule at the end of a list. Raises NotFound for a list that cannot be."""
    level = Region.objects.filter(pk=keeper, active=True).values_list("level", flat=True).first()
    wanted = {Level.REGENCY, Level.CITY} if stage == Stage.LOCAL else {Level.PROVINCE}
    if stage not in Stage.values or level not in wanted:
        raise NotFound(_("Daftar aturan itu tidak ada."))
    which = List(Stage(stage), keeper)
    require_keeper(request.actor, which)
    if request.method == "POST":
        return _act(request, which, None)
    last = Rule.objects.filter(keeper_id=keeper, stage=stage).order_by("-position", "-id").values_list("pk", flat=True).first()
    first = {"region": keeper, "active": True, "days": 90, "after": last or 0}
    return _show(request, which, None, RuleForm(None, which=which, rule=None, initial=first))


def _act(request: OfficeRequest, which: List, rule: Rule | None) -> HttpResponse:
    """Try it; save it when these very contents were tried before against the list as it is."""
    form = RuleForm(request.POST, which=which, rule=rule)
    seen, restored = _number(request.POST.get("seen")), _number(request.POST.get("restored"))
    if not form.is_valid():
        return _show(request, which, rule, form, restored=restored, status=422)
    draft, number, trouble = form.draft(), rule.pk if rule else None, ""
    if request.POST.get("langkah") == "simpan" and was_tried(request.POST.get("tried", ""), draft, seen):
        try:
            done = save_rule(
                actor=request.actor, which=which, seen=seen, draft=draft, reason=form.cleaned_data["reason"], rule_id=number,
                restored=bool(restored),
            )  # fmt: skip
        except Stale as stale:
            trouble = stale.message
        except Invalid as refusal:
            form.take_refusal(refusal.fields, refusal.message)
        else:
            messages.success(request, _("Aturan %(number)d tersimpan dan langsung berlaku.") % {"number": done.pk})
            return HttpResponseRedirect(f"/kantor/aturan/?wilayah={which.keeper}#aturan-{done.pk}")
    elif request.POST.get("langkah") == "simpan":
        trouble = _("Isian ini belum diuji. Periksa dulu akibatnya di bawah, lalu simpan.")
    trial = _tried(request.actor, which, form, number)
    status = 409 if trouble else 422 if form.errors else 200
    return _show(request, which, rule, form, trial=trial, trouble=trouble, restored=restored, status=status)


def _tried(actor: Actor, which: List, form: RuleForm, number: int | None) -> Trial | None:
    try:
        return try_change(actor=actor, which=which, draft=form.draft(), rule_id=number, days=form.tried_days)
    except Invalid as refusal:
        form.take_refusal(refusal.fields, refusal.message)
        return None


def _show(
    request: OfficeRequest,
    which: List,
    rule: Rule | None,
    form: RuleForm,
    *,
    trial: Trial | None = None,
    trouble: str = "",
    restored: int = 0,
    status: int = 200,
) -> HttpResponse:
    seen = list_version(which.keeper)
    context = {
        "form": form,
        "rule": rule,
        "which": which,
        "list_word": LIST_WORDS[which.stage],
        "keeper": Region.objects.get(pk=which.keeper),
        "seen": seen,
        "trial": trial,
        "warnings": [finding_words(one, own=one.rule.number in {0, rule.pk if rule else 0}) for one in trial.findings] if trial else (),
        "tried": token_of(form.draft(), seen) if trial else "",
        "trouble": trouble,
        "restored": restored,
    }
    return render(request, "office/rules/rule.html", {**context, **shell(request, "rules")}, status=status)


def _values_of(shape: dict[str, Any]) -> dict[str, Any]:
    """What an old version says; its place in the list stays as it is today."""
    return {
        "category": shape["category"],
        "service": shape["service_id"] or "",
        "region": shape["region_id"],
        "report_class": shape["report_class"],
        "words": ", ".join(shape["words"]),
        "owner": shape["owner_id"],
        "agency": shape["agency_id"],
        "active": shape["active"],
    }


def _keepers() -> list[Region]:
    """The province, and every kabupaten and kota. One statement."""
    levels = [Level.PROVINCE, Level.REGENCY, Level.CITY]
    return list(Region.objects.filter(code__startswith=settings.INSTALLATION.code, level__in=levels, active=True))


def _keeper(request: OfficeRequest) -> Region:
    code = request.GET.get("wilayah") or own_keeper(request.actor) or settings.INSTALLATION.code
    found = next((region for region in _keepers() if region.pk == code), None)
    if found is None:
        raise NotFound(_("Wilayah itu tidak punya daftar aturan. Pilih kabupaten atau kota."))
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0
