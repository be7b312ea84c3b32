"""Proof in pictures. What was uploaded once is never asked for again: it comes back as a signed token."""

from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from siger.proof.queries.field import galleries
from siger.reports.actions.attaching import SentPhoto
from siger.web.citizen.filled import photo_facts
from siger.web.citizen.photo_tokens import photos_of_tokens, receive_photos, token_of
from siger.web.office.forms.base import VerbForm, words_field

PARTS: Final = ("after", "before")
Told = tuple[float | None, float | None, datetime | None]


class ProofForm(VerbForm):
    """Photos before and after, with what the phone told of the first; `kept_after` and `kept_before` are tokens of earlier uploads."""

    template: ClassVar[str] = "office/verbs/proof.html"
    multipart: ClassVar[bool] = True

    after = forms.Field(required=False)
    before = forms.Field(required=False)
    note = words_field(_("Yang dikerjakan"), required=False, rows=2, help_text=_("Misalnya bahan dan ukurannya."))

    error_names: ClassVar[dict[str, str]] = {"photos": "after"}
    kept: dict[str, list[SentPhoto]]

    def prepare(self) -> None:
        """Where only the camera of the field's page counts, the page leads there."""
        agency = self.report.agency_id or 0
        if agency not in galleries([agency]):
            self.elsewhere = "office/verbs/proof_elsewhere.html"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.kept = {name: self._photos(name) for name in PARTS}
        return data

    def arguments(self) -> dict[str, Any]:
        return {**self.kept, "note": self.cleaned_data["note"]}

    def tokens(self, name: str) -> list[str]:
        """What to put back into the form when it has to be sent once more."""
        return [token_of(photo) for photo in getattr(self, "kept", {}).get(name, [])]

    @property
    def tokens_after(self) -> list[str]:
        return self.tokens("after")

    @property
    def tokens_before(self) -> list[str]:
        return self.tokens("before")

    @property
    def kept_count(self) -> int:
        return len(self.tokens_after) + len(self.tokens_before)

    def _photos(self, name: str) -> list[SentPhoto]:
        received = receive_photos(self._uploads(name), self._told(name))
        if received.refused is not None:
            self.add_error(name, received.refused.message)
        return [*photos_of_tokens(self._listed(f"kept_{name}")), *received.photos]

    def _told(self, name: str) -> Told:
        """What the first photo of the field says of itself; else where and when the phone was as the photo was chosen.

        The fields stand in the page in the order of `PARTS`.
        """
        place = PARTS.index(name)
        own = [self._listed(f"photo_{part}")[place : place + 1] for part in ("lat", "lng", "time")]
        here = [self._listed(f"here_{part}") for part in ("lat", "lng", "time")]
        lat, lng, time = (next(iter([value for value in [*mine, *phones] if value]), "") for mine, phones in zip(own, here, strict=True))
        return photo_facts({"photo_lat": lat, "photo_lng": lng, "photo_time": time})

    def _uploads(self, name: str) -> list[Any]:
        files: Any = self.files
        return files.getlist(name) if hasattr(files, "getlist") else []

    def _listed(self, name: str) -> list[str]:
        data: Any = self.data
        return data.getlist(name) if hasattr(data, "getlist") else []
