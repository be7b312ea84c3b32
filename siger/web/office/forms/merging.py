"""Which report tells of the same, looked at side by side before anything happens; and which part is another problem."""

from functools import cached_property
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.reports.categories import CHOICES
from siger.reports.models import PhotoKind
from siger.reports.queries.merging import Candidate, candidate
from siger.web.office.comparing import Compared, compared_with
from siger.web.office.forms.base import VerbForm, words_field
from siger.web.office.pictures import pictures

MOST_OFFERED: Final = 5


class MergeForm(VerbForm):
    """The number of the main report; then, with both in sight, the same once more with `main_seen`, the version that was compared."""

    template: ClassVar[str] = "office/verbs/merge.html"
    error_names: ClassVar[dict[str, str]] = {"main": "number"}

    number = forms.CharField(
        label=gettext_lazy("Nomor laporan induk"),
        help_text=gettext_lazy("Laporan ini ikut ke sana; pelapornya dikabari setiap langkah. Induk sebaiknya yang paling lengkap."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    main_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = words_field(gettext_lazy("Alasan"), help_text=gettext_lazy("Tampil di perjalanan laporan."), required=False, rows=2)

    @property
    def typed_number(self) -> str:
        return str(self["number"].value() or "").replace("\0", "")

    @cached_property
    def candidate(self) -> Candidate | None:
        """None while no number was given."""
        return candidate(self.actor, self.report, self.typed_number) if self.typed_number.strip() else None

    @property
    def compared(self) -> Compared | None:
        """Both reports, when the other one may be the main."""
        found = self.candidate
        return compared_with(self.report, found) if found and found.main and not found.wrong else None

    @property
    def trouble(self) -> str:
        """What is wrong with a number that came with the address."""
        return self.candidate.wrong if self.candidate and not self.is_bound else ""

    def offered(self) -> list[str]:
        """Numbers among which a link lets choose."""
        return [str(number)[:40] for number in self.initial.get("numbers", ())][:MOST_OFFERED]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        found = self.candidate
        if found is None:
            return data
        if found.main is None or found.wrong:
            self.add_error("number", found.wrong)
        elif data.get("main_seen") is None:
            self.add_error(None, _("Bandingkan dulu kedua laporan di atas. Kalau memang sama, tekan Gabungkan sekali lagi."))
        return data

    def arguments(self) -> dict[str, Any]:
        data, found = self.cleaned_data, self.candidate
        main = found.main if found else None
        return {"main_id": main.pk if main else 0, "main_seen": data["main_seen"], "reason": data["reason"]}


class SplitForm(VerbForm):
    """The words of the second problem, cut from those of the reporter, and which photos show it."""

    template: ClassVar[str] = "office/verbs/split.html"

    part = forms.CharField(
        label=gettext_lazy("Bagian tentang masalah kedua"),
        help_text=gettext_lazy("Hapus yang bukan tentang masalah kedua. Kata-katanya tetap kata pelapor; laporan pertama tidak berubah."),
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": 5000}),
    )
    category = forms.ChoiceField(label=gettext_lazy("Kategori masalah kedua"), choices=CHOICES)
    photos = forms.MultipleChoiceField(label=gettext_lazy("Foto yang ikut"), required=False)
    reason = words_field(gettext_lazy("Alasan"), help_text=gettext_lazy("Tampil di perjalanan kedua laporan."), rows=2)

    def prepare(self) -> None:
        self.shown = list(self.report.photos.filter(kind__in=[PhotoKind.REPORT, PhotoKind.EXTRA]).order_by("id"))
        field = self.fields["photos"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(str(photo.public_id), str(photo.public_id)) for photo in self.shown]
        self.fields["part"].initial = self.report.text
        self.fields["category"].initial = self.report.category

    def pictures(self) -> list[dict[str, Any]]:
        """Photos to choose from, each with whether it was chosen."""
        chosen = set(self["photos"].value() or ())
        return [{**one, "chosen": one["id"] in chosen} for one in pictures(self.shown)]
