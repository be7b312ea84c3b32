"""The form of one template: read into a draft, checked by the action."""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.desk.actions.save_template import Draft
from siger.desk.models import ReplyTemplate
from siger.desk.models.reply_template import MOST_LETTERS
from siger.desk.replies.occasions import OCCASIONS
from siger.people.actors import Seat
from siger.reports.categories import CHOICES
from siger.reports.words import STATE_WORDS

_READ_MOST: Final = 5_000


def _text(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 6, "maxlength": MOST_LETTERS})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=widget, strip=False)


class TemplateForm(forms.Form):
    """`agency` is asked for where somebody leads several; of a template that is there it never changes."""

    use_required_attribute = False
    agency = forms.TypedChoiceField(label=gettext_lazy("Instansi"), coerce=int)
    name = forms.CharField(label=gettext_lazy("Nama"), max_length=80, help_text=gettext_lazy("Seperti tampil di daftar pilihan."))
    verb = forms.ChoiceField(label=gettext_lazy("Ditawarkan saat"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Kategori"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Keadaan laporan"), required=False)
    text = _text(gettext_lazy("Isi"), gettext_lazy("Yang dalam kurung kurawal diganti isi laporannya, misalnya {nomor}."))
    name_en = forms.CharField(label=gettext_lazy("Nama dalam bahasa Inggris"), max_length=80, required=False)
    text_en = _text(
        gettext_lazy("Isi dalam bahasa Inggris"), gettext_lazy("Dipakai untuk pelapor yang memakai bahasa Inggris."), required=False
    )
    active = forms.BooleanField(label=gettext_lazy("Templat ini dipakai"), required=False)

    def __init__(self, *args: Any, seats: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("agency", [(str(seat.agency_id), seat.agency_name) for seat in seats])
        self._choose("verb", [("", _("Semua langkah yang dibaca pelapor")), *OCCASIONS.items()])
        self._choose("category", [("", _("Semua")), *CHOICES])
        self._choose("state", [("", _("Semua")), *STATE_WORDS.items()])
        self.one_agency = len(seats) == 1

    def draft(self) -> Draft:
        """Also of a form with faults: what was typed, for the preview."""
        data = {**self.data.dict(), **self.cleaned_data} if isinstance(self.data, QueryDict) else self.cleaned_data
        words = {
            name: str(data.get(name) or "")[:_READ_MOST] for name in ("name", "text", "verb", "category", "state", "name_en", "text_en")
        }
        return Draft(**words, active=bool(data.get("active")))

    def take_refusal(self, fields: dict[str, str], message: str) -> None:
        for name, words in (fields or {"": message}).items():
            self.add_error(name if name in self.fields else None, words)

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices


def first_values(template: ReplyTemplate) -> dict[str, Any]:
    names = ("name", "verb", "category", "state", "text", "name_en", "text_en", "active")
    return {"agency": template.agency_id, **{name: getattr(template, name) for name in names}}
