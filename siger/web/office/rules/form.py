"""The form of one rule: read into a draft, checked by the action."""

import hashlib
from typing import Any, ClassVar, Final

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.people.agencies import find_agencies
from siger.people.models import Agency
from siger.regions.codes import is_code
from siger.regions.models import Region
from siger.regions.names import find_regions
from siger.reports.categories import CHOICES, CLASS_NAMES, ReportClass
from siger.reports.queries.scopes import within
from siger.triage.models import Rule
from siger.triage.rules.conditions import lies_in
from siger.triage.rules.drafts import Draft
from siger.triage.rules.keeping import List
from siger.triage.rules.placing import listed
from siger.triage.rules.queries.trial import DAYS
from siger.triage.rules.ruleset import with_names
from siger.triage.rules.words import rule_words
from siger.web.office.forms.words import services_by_category

_TRIED: Final = Signer(salt="siger.rules.tried")
_WIDEST: Final = 4


class RuleForm(forms.Form):
    """`agency`, `owner` and `village` come from the picker, `…_text` is what was typed without it; a village wins over `region`.

    `tried` says with which contents it was tried.
    """

    use_required_attribute = False
    PICKED: ClassVar[tuple[str, ...]] = ("agency", "owner")

    category = forms.ChoiceField(label=gettext_lazy("Kategori"), required=False)
    service = forms.ChoiceField(label=gettext_lazy("Layanan"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Wilayah"))
    village = forms.CharField(required=False, max_length=20)
    village_text = forms.CharField(required=False, max_length=200)
    report_class = forms.ChoiceField(label=gettext_lazy("Jenis laporan"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Kata dalam laporan"),
        required=False,
        max_length=1_000,
        help_text=gettext_lazy("Dipisah koma; satu saja cukup. Misalnya: jalan tol, gerbang tol."),
    )
    owner = forms.IntegerField(required=False)
    owner_text = forms.CharField(required=False, max_length=200)
    agency = forms.IntegerField(required=False)
    agency_text = forms.CharField(required=False, max_length=200)
    after = forms.TypedChoiceField(label=gettext_lazy("Urutan"), coerce=int, required=False)
    active = forms.BooleanField(label=gettext_lazy("Aturan ini dipakai"), required=False)
    days = forms.TypedChoiceField(label=gettext_lazy("Diuji pada laporan"), coerce=int, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Alasan"), required=False, max_length=300, help_text=gettext_lazy("Tersimpan di riwayat atas nama Anda.")
    )

    def __init__(self, *args: Any, which: List, rule: Rule | None, **kwargs: Any) -> None:
        self.which, self.rule = which, rule
        super().__init__(*args, **kwargs)
        classes = [(kind.value, word) for kind, word in CLASS_NAMES.items() if kind is not ReportClass.SUPERVISION]
        self._choose("category", [("", _("Semua kategori")), *CHOICES])
        self._choose("service", [("", _("Semua layanan")), *services_by_category(keep=rule.service if rule else None)])
        self._choose("region", _regions(which, rule))
        self._choose("report_class", [("", _("Semua jenis")), *classes])
        self._choose("after", self._places())
        self._choose("days", [(days, _("%(days)d hari terakhir") % {"days": days}) for days in DAYS])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def _places(self) -> list[tuple[int, str]]:
        others = with_names(Rule.objects.filter(keeper_id=self.which.keeper, stage=self.which.stage)).order_by("position", "id")
        behind = _("sesudah aturan %(number)d: %(rule)s")
        own = self.rule.pk if self.rule else None
        places = [(one.pk, behind % {"number": one.pk, "rule": rule_words(one)}) for one in others if one.pk != own]
        return [(0, _("paling atas")), *places]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.PICKED:
            if not data.get(name):
                data[name] = self._named(name, data.get(f"{name}_text") or "")
        data["region"] = self._village(data.get("village") or "", (data.get("village_text") or "").strip()) or data.get("region")
        return data

    def _village(self, code: str, typed: str) -> str:
        """The code of a narrower place within the list's territory; empty when none was named."""
        if not typed or is_code(code):
            return code if typed else ""
        found = [one for one in find_regions(typed) if lies_in(one.code, self.which.keeper)]
        if len(found) != 1:
            names = "; ".join(one.full_name for one in found[:5])
            words = _("Tulis lebih lengkap, misalnya: %(names)s.") % {"names": names} if names else _("Tidak ada yang cocok")
            self.add_error("village", words)
            return ""
        return found[0].code

    def _named(self, field: str, typed: str) -> int | None:
        """The agency that was typed without the picker: its whole name, or the only one that fits."""
        if not typed.strip():
            return None
        found = find_agencies(typed, limit=8, near=self.which.keeper)
        exact = [agency for agency in found if typed.strip().lower() in {agency.name.lower(), agency.short_name.lower()}]
        if len(exact or found) == 1:
            return (exact or found)[0].pk
        names = "; ".join(agency.name for agency in found)
        words = _("Tulis lebih lengkap, misalnya: %(names)s.") % {"names": names} if names else _("Tidak ada instansi dengan nama itu.")
        self.add_error(field, words)
        return None

    def draft(self) -> Draft:
        data = self.cleaned_data
        return Draft(
            region=data["region"],
            agency_id=data["agency"],
            category=data["category"],
            service=data["service"],
            region_only=bool(self.rule and self.rule.region_only),
            report_class=data["report_class"],
            words=tuple(data["words"].split(",")) if data["words"] else (),
            owner_id=data["owner"],
            active=data["active"],
            after=data["after"] or 0,
        )

    @property
    def tried_days(self) -> int:
        """On how many days of the past."""
        return int(self.cleaned_data["days"] or DAYS[1])

    def take_refusal(self, fields: dict[str, str], message: str) -> None:
        """Show what the action found wrong at the field it is about, or above them all."""
        for name, words in (fields or {"": message}).items():
            self.add_error(name if name in self.fields else None, words)

    def shown(self, name: str) -> str:
        """What stands in the picker's box."""
        typed = str(self[f"{name}_text"].value() or "")
        if typed or not self[name].value():
            return typed
        agency = Agency.objects.filter(pk=self[name].value()).first() if str(self[name].value()).isdecimal() else None
        return agency.name if agency else ""

    @property
    def agency_shown(self) -> str:
        return self.shown("agency")

    @property
    def owner_shown(self) -> str:
        return self.shown("owner")


def first_values(rule: Rule, which: List) -> dict[str, Any]:
    """The form of a rule as it stands."""
    before = [one.pk for one in listed(which.keeper, which.stage) if (one.position, one.pk) < (rule.position, rule.pk)]
    return {
        "category": rule.category,
        "service": rule.service_id or "",
        "region": rule.region_id,
        "report_class": rule.report_class,
        "words": ", ".join(rule.words),
        "owner": rule.owner_id,
        "agency": rule.agency_id,
        "after": before[-1] if before else 0,
        "active": rule.active,
        "days": 90,
    }


def token_of(draft: Draft, seen: int) -> str:
    """Proves that these very contents were tried against this version of the list."""
    return _TRIED.sign(hashlib.sha256(repr((draft, seen)).encode()).hexdigest())


def was_tried(token: str, draft: Draft, seen: int) -> bool:
    try:
        return _TRIED.unsign(token) == _TRIED.unsign(token_of(draft, seen))
    except BadSignature:
        return False


def _regions(which: List, rule: Rule | None) -> list[tuple[str, str]]:
    """The list's whole territory and the parts of it that have a government or a kecamatan; and the rule's own place."""
    inside = Region.objects.filter(within(which.keeper, "code"), active=True)
    deepest = 2 if "." not in which.keeper else _WIDEST - 1
    shown = [region for region in inside.filter(code__regex=r"^\d\d(\.\d\d){0,2}$").order_by("code") if region.depth <= deepest]
    if rule is not None and rule.region_id and rule.region_id not in {region.pk for region in shown}:
        shown += list(Region.objects.filter(pk=rule.region_id))
    return [(region.pk, region.title) for region in shown]
