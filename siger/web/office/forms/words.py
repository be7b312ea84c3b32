"""Forms that are made of words, a date or a choice."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siger.reports.categories import CHOICES, CLASS_NAMES, ReportClass
from siger.reports.missing import MISSING_WORDS
from siger.reports.models import Service
from siger.reports.outside import bodies_for
from siger.reports.words import GROUNDS
from siger.web.office.forms.base import VerbForm, words_field


class ReasonForm(VerbForm):
    reason = words_field(_("Alasan"), help_text=_("Tampil di perjalanan laporan."))


class ReturnForm(VerbForm):
    missing = forms.MultipleChoiceField(choices=list(MISSING_WORDS.items()), required=False, widget=forms.MultipleHiddenInput)
    reason = words_field(_("Yang masih kurang"), help_text=_("Dibaca petugas dan tampil di perjalanan laporan."), required=False)


class QuestionForm(VerbForm):
    question = words_field(_("Pertanyaan untuk pelapor"), help_text=_("Tenggat berhenti sampai pelapor menjawab."))


class AnswerForm(VerbForm):
    answer = words_field(_("Jawaban untuk pelapor"), rows=5)


class SupplyForm(VerbForm):
    answer = words_field(_("Keterangan dari pelapor"), help_text=_("Tulis apa yang disampaikan pelapor, misalnya lewat telepon."))


class NoteForm(VerbForm):
    note = words_field(_("Catatan"), required=False, rows=2)


class CommentForm(VerbForm):
    words = words_field(_("Keterangan"))
    internal = forms.BooleanField(label=_("Hanya untuk kantor, pelapor tidak melihatnya"), required=False)


class IdentityForm(VerbForm):
    reason = words_field(_("Untuk apa Anda perlu tahu"), help_text=_("Dicatat atas nama Anda dan diperlihatkan kepada pelapor."), rows=2)


class NamesSelect(forms.Select):
    """Options that are names from the installation's files, in its own language; the empty one speaks the page's."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        if option["value"]:
            option["attrs"]["lang"] = settings.LANGUAGE_CODE
        return option


class ReferForm(VerbForm):
    body = forms.ChoiceField(label=_("Lembaga"), required=False, widget=NamesSelect)
    target = forms.CharField(label=_("Lembaga lain"), help_text=_("Bila tidak ada di daftar di atas."), max_length=200, required=False)
    reference = forms.CharField(label=_("Nomor surat atau tiket"), max_length=80, required=False)
    answer_on = forms.DateField(
        label=_("Jawaban ditunggu sampai"),
        help_text=_("Bila kosong, menurut tenggat rujukan. Setelah itu Anda diingatkan."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
    )
    reason = words_field(_("Alasan"))

    def prepare(self) -> None:
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", _("Pilih lembaga")), *((one.code, one.name) for one in bodies_for(self.report.category))]

    def arguments(self) -> dict[str, Any]:
        """What was typed wins over the list."""
        data = dict(self.cleaned_data)
        body = data.pop("body")
        return {**data, "target": data["target"] or body}


class RejectForm(VerbForm):
    ground = forms.ChoiceField(label=_("Dasar"), choices=[("", _("Pilih dasarnya")), *GROUNDS.items()])
    reason = words_field(_("Penjelasan untuk pelapor"), help_text=_("Pelapor boleh mengajukan keberatan satu kali."))


class ScheduleForm(VerbForm):
    estimate_on = forms.DateField(
        label=_("Selesai paling lambat"),
        help_text=_("Menjadi janji kepada pelapor dan tenggat yang baru."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
    )
    reason = words_field(_("Alasan"), required=False, rows=2)

    def prepare(self) -> None:
        self.fields["estimate_on"].widget.attrs["min"] = timezone.localdate().isoformat()
        self.fields["estimate_on"].initial = self.report.estimate_on


class ReclassifyForm(VerbForm):
    category = forms.ChoiceField(label=_("Kategori"), choices=CHOICES)
    service_code = forms.ChoiceField(label=_("Layanan"), required=False)
    report_class = forms.ChoiceField(label=_("Jenis laporan"))

    def prepare(self) -> None:
        supervision = self.report.is_whistleblowing
        classes = [(code.value, word) for code, word in CLASS_NAMES.items() if (code is ReportClass.SUPERVISION) == supervision]
        self._choose("report_class", classes)
        self._choose("service_code", [("", _("Umum")), *services_by_category()])
        self.fields["category"].initial = self.report.category
        self.fields["service_code"].initial = self.report.service_id or ""
        self.fields["report_class"].initial = self.report.report_class

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices


def services_by_category(keep: Service | None = None) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Options in groups, in the order of the categories; `keep` even when it is no longer offered. One statement."""
    groups: dict[str, list[tuple[str, str]]] = {code: [] for code, _word in CHOICES}
    if keep is not None and not keep.active:
        groups[keep.category].append((keep.pk, keep.name))
    for code, category, name in Service.objects.filter(active=True).values_list("code", "category", "name"):
        groups[category].append((code, name))
    return [(word, groups[code]) for code, word in CHOICES if groups[code]]


class HidePhotoForm(VerbForm):
    photo = forms.CharField(widget=forms.HiddenInput)
    hidden = forms.BooleanField(required=False, widget=forms.HiddenInput)
    reason = words_field(_("Alasan"), help_text=_("Tampil di perjalanan laporan: foto tidak hilang diam-diam."), rows=2)
