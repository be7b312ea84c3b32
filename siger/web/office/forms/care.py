"""To whom, within the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.reports.queries.care import colleagues_for, crews_for
from siger.web.office.forms.base import VerbForm, words_field


class EntrustForm(VerbForm):
    """`to` is a person, a crew or nobody: "p12", "c3", "-"."""

    to = forms.ChoiceField(label=gettext_lazy("Dipegang oleh"), help_text=gettext_lazy("Tidak tampil kepada pelapor."))
    reason = words_field(gettext_lazy("Catatan"), required=False, rows=2)

    def prepare(self) -> None:
        """Oneself first; two statements."""
        people = sorted(colleagues_for(self.actor, self.report), key=lambda one: one.id != self.actor.user_id)
        named = [(f"p{one.id}", _("Saya sendiri") if one.id == self.actor.user_id else one.name) for one in people]
        crews = [(f"c{crew.pk}", crew.name) for crew in crews_for(self.report)]
        groups: list[Any] = [(_("Orang"), named)] if named else []
        if crews:
            groups.append((_("Regu"), crews))
        if self.report.assignee_id is not None or self.report.crew_id is not None:
            groups.append(("-", _("Tidak ada orang tertentu")))
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = groups

    def arguments(self) -> dict[str, Any]:
        kind, number = self.cleaned_data["to"][:1], self.cleaned_data["to"][1:]
        chosen = {"p": "person_id", "c": "crew_id"}.get(kind)
        return {"reason": self.cleaned_data["reason"], **({chosen: int(number)} if chosen else {})}
