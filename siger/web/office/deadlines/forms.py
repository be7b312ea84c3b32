"""The two forms. They read fields; what is allowed is the business of `siger.deadlines`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siger.core.errors import Invalid
from siger.deadlines.policies.clock import Clock, Unit
from siger.reports.categories import CLASS_NAMES, NAMES, Category, ReportClass
from siger.reports.models import Service
from siger.web.office.deadlines.words import CLOCK_WORDS, UNIT_WORDS


class RefusableForm(forms.Form):
    use_required_attribute = False
    error_names: dict[str, str] = {}

    def take_refusal(self, refusal: Invalid) -> None:
        """What the action found wrong, at the field it is about."""
        for name, words in refusal.fields.items():
            known = self.error_names.get(name, name)
            self.add_error(known if known in self.fields else None, words)


class LocalDayForm(RefusableForm):
    on = forms.DateField(label=_("Tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    working = forms.ChoiceField(
        label=_("Hari itu"), choices=[("libur", _("libur di wilayah ini")), ("kerja", _("tetap hari kerja di wilayah ini"))]
    )
    name = forms.CharField(
        label=_("Nama hari"), required=False, max_length=200, help_text=_("Dibaca warga bila batas waktu laporannya bergeser.")
    )

    def clean_working(self) -> bool:
        return bool(self.cleaned_data["working"] == "kerja")


class PolicyForm(RefusableForm):
    error_names = {"service": "service_code"}

    clock = forms.ChoiceField(label=_("Batas waktu untuk"), choices=[(clock.value, CLOCK_WORDS[clock]) for clock in Clock])
    report_class = forms.ChoiceField(
        label=_("Jenis laporan"), required=False, choices=[("", _("semua jenis")), *((one.value, CLASS_NAMES[one]) for one in ReportClass)]
    )
    category = forms.ChoiceField(
        label=_("Kategori"), required=False, choices=[("", _("semua kategori")), *((one.value, NAMES[one]) for one in Category)]
    )
    service_code = forms.ChoiceField(label=_("Layanan"), required=False)
    amount = forms.IntegerField(
        label=_("Lamanya"),
        required=False,
        min_value=0,
        max_value=10_000,
        help_text=_("Kosongkan untuk mencabut: aturan yang lebih umum berlaku lagi."),
    )
    unit = forms.ChoiceField(
        label=_("Satuan"), required=False, choices=[(unit.value, word) for unit, word in UNIT_WORDS.items()], initial=Unit.DAYS
    )
    valid_from = forms.DateField(
        label=_("Berlaku sejak"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Untuk jam yang mulai pada hari itu atau sesudahnya. Tanggal yang sudah lewat ikut mengubah laporan yang terbuka."),
    )
    note = forms.CharField(label=_("Dasar atau alasan"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.filter(active=True).order_by("category", "name").values_list("code", "name")
        self.fields["service_code"].choices = [("", _("semua layanan")), *services]  # type: ignore[attr-defined]
