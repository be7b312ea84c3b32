"""Where it really is: a point, or a village by name."""

import math
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.reports.placing import GivenPlace
from siger.web.citizen.villages import choose_village
from siger.web.office.forms.base import VerbForm


class RelocateForm(VerbForm):
    """A point from the map or typed as "-5.38, 105.25"; or a village. An empty point means the middle of the village."""

    template: ClassVar[str] = "office/verbs/place.html"
    error_names: ClassVar[dict[str, str]] = {"position": "region_text"}

    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lng = forms.FloatField(required=False, widget=forms.HiddenInput)
    accuracy = forms.FloatField(required=False, widget=forms.HiddenInput)
    position_source = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10)
    region = forms.CharField(required=False, widget=forms.HiddenInput, max_length=13)
    region_text = forms.CharField(label=gettext_lazy("Desa atau kelurahan"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        there = data.get("lat") is not None and data.get("lng") is not None
        choice = choose_village(data.get("region") or "", data.get("region_text") or "", needed=not there)
        data["village"] = choice.code
        if choice.asked:
            names = "; ".join(found.full_name for found in choice.choices)
            words = _("Tulis lebih lengkap, misalnya: %(names)s.") % {"names": names} if names else _("Tidak ada desa dengan nama itu.")
            self.add_error("region_text", words)
        return data

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        lat, lng = data.get("lat"), data.get("lng")
        accuracy = data.get("accuracy")
        exact = accuracy if accuracy is not None and math.isfinite(accuracy) else None
        return {"to": GivenPlace(lat, lng, exact, data.get("position_source") or "pin", data["village"])}
