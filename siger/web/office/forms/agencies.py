"""To which agency: likely ones to choose from, and every other by name."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.people.agencies import find_agencies
from siger.people.models import Agency
from siger.triage.owners import likely_owners
from siger.web.office.forms.base import VerbForm, words_field
from siger.web.office.suggestions.once import owner_of_the_page


class AgencyForm(VerbForm):
    """`agency` comes from the picker, `agency_text` is what was typed without it, `likely` one of the offered; the picker wins."""

    template: ClassVar[str] = "office/verbs/agency.html"
    error_names: ClassVar[dict[str, str]] = {"agency": "agency_text"}

    likely = forms.ChoiceField(label=gettext_lazy("Instansi"), required=False)
    agency = forms.IntegerField(required=False, widget=forms.HiddenInput)
    agency_text = forms.CharField(label=gettext_lazy("Instansi lain"), required=False, max_length=200)
    reason = words_field(gettext_lazy("Catatan untuk instansi"), required=False, rows=2)

    def prepare(self) -> None:
        self.owners = [owner for owner in likely_owners(self.report, owner_of_the_page(self.report)) if owner.pk != self.report.agency_id]
        field = self.fields["likely"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(str(owner.pk), owner.name) for owner in self.owners]

    def options(self) -> list[dict[str, Any]]:
        """Radio cards, the most likely first."""
        return [{"code": owner.pk, "word": owner.name, "note": ""} for owner in self.owners]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["agency_id"] = data.get("agency") or self._named(data.get("agency_text", "")) or self._chosen(data.get("likely"))
        if not data["agency_id"] and not self.errors:
            self.add_error("agency_text", _("Pilih instansi dari daftar, atau ketik namanya sampai muncul."))
        return data

    def arguments(self) -> dict[str, Any]:
        return {"agency_id": self.cleaned_data["agency_id"], "reason": self.cleaned_data["reason"]}

    def _chosen(self, likely: str | None) -> int | None:
        return int(likely) if likely else None

    def _named(self, typed: str) -> int | None:
        """The agency that was typed out without the picker: its whole name, or the only one that fits."""
        if not typed.strip():
            return None
        found = find_agencies(typed, limit=8, near=self.report.region_id)
        exact = [agency for agency in found if typed.strip().lower() in {agency.name.lower(), agency.short_name.lower()}]
        fitting = exact or found
        if len(fitting) == 1:
            return fitting[0].pk
        self._offer(fitting)
        words = _("Ada beberapa yang cocok: pilih salah satu di atas.") if fitting else _("Tidak ada instansi dengan nama itu.")
        self.add_error("agency_text", words)
        return None

    def _offer(self, found: list[Agency]) -> None:
        known = {owner.pk for owner in self.owners}
        self.owners += [agency for agency in found if agency.pk not in known]


class TransferForm(AgencyForm):
    reason = words_field(gettext_lazy("Alasan"), help_text=gettext_lazy("Tampil di perjalanan laporan. Setiap pengalihan dihitung."))
