"""What somebody sends: the shape, and the checks that need no database."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.reports.actions.attaching import MOST_PHOTOS, SentPhoto, digests
from siger.reports.categories import Category, Channel, Visibility
from siger.reports.masking import clean_text
from siger.reports.placing import GivenPlace

LONGEST_TEXT: Final = 5_000
SHORTEST_TEXT: Final = 10
TITLE_LENGTH: Final = 90


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the reporter. Nothing is required; an anonymous report keeps none of it."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One report as it was sent. `occurred_at` is the sender's own clock; legal clocks use ours."""

    text: str
    category: str
    place: GivenPlace
    visibility: str = Visibility.PUBLIC
    service_code: str = ""
    landmark: str = ""
    contact: Contact = field(default_factory=Contact)
    photos: Sequence[SentPhoto] = ()
    channel: str = Channel.WEB
    language: str = "id"
    occurred_at: datetime | None = None

    def as_body(self) -> dict[str, Any]:
        """What makes two submissions the same one: all that the sender decided, not when it was sent."""
        spot, contact = self.place, self.contact
        return {
            "text": self.text,
            "category": self.category,
            "service": self.service_code,
            "place": [spot.lat, spot.lng, spot.region_code],
            "landmark": self.landmark,
            "visibility": self.visibility,
            "contact": [contact.name, contact.email, contact.phone],
            "photos": digests(self.photos),
        }


def check_submission(sent: Submission) -> tuple[str, str]:
    """The cleaned text and landmark. Raises Invalid naming every field that is wrong at once."""
    text, landmark = clean_text(sent.text), clean_text(sent.landmark)[:200]
    wrong = {**_wrong_text(text), **_wrong_choices(sent), **_wrong_contact(sent.contact)}
    if len(sent.photos) > MOST_PHOTOS:
        wrong["photos"] = _("Paling banyak %(most)d foto.") % {"most": MOST_PHOTOS}
    if wrong:
        raise Invalid(wrong)
    return text, landmark


def _wrong_text(text: str) -> dict[str, str]:
    if len(text) < SHORTEST_TEXT:
        return {"text": _("Ceritakan masalahnya, paling sedikit %(least)d huruf.") % {"least": SHORTEST_TEXT}}
    if len(text) > LONGEST_TEXT:
        over = {"most": LONGEST_TEXT, "now": len(text)}
        return {
            "text": _("Terlalu panjang: %(now)d huruf, paling banyak %(most)d. Ringkas sedikit; foto dan keterangan bisa ditambah nanti.")
            % over
        }
    return {}


def _wrong_choices(sent: Submission) -> dict[str, str]:
    wrong = {}
    if sent.category not in set(Category):
        wrong["category"] = _("Pilih jenis masalah dari daftar. Kalau ragu, pilih “Lainnya”.")
    if sent.visibility not in set(Visibility):
        wrong["visibility"] = _("Pilih siapa yang boleh melihat laporan ini.")
    return wrong


def _wrong_contact(contact: Contact) -> dict[str, str]:
    wrong = {}
    if contact.email:
        try:
            validate_email(contact.email.strip())
        except ValidationError:
            wrong["email"] = _("Alamat surel ini tidak lengkap. Contoh: nama@contoh.id")
    if contact.phone and normal_phone(contact.phone) is None:
        wrong["phone"] = _("Nomor ponsel ini tidak lengkap. Contoh: 0812 3456 7890")
    if len(contact.name) > 120:
        wrong["name"] = _("Nama paling panjang 120 huruf.")
    return wrong


def normal_phone(phone: str) -> str | None:
    """An Indonesian number as +62…, or None when it cannot be one."""
    digits = re.sub(r"[\s().\-]", "", phone)
    match = re.fullmatch(r"(?:\+?62|0)(8\d{7,11}|[2-79]\d{6,10})", digits)
    return f"+62{match[1]}" if match else None


def title_of(text: str) -> str:
    """The first sentence, cut at a word: what lists show. Given masked text, so that no title tells what the text hides."""
    first = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0].strip()
    if len(first) <= TITLE_LENGTH:
        return first.rstrip(".")
    return first[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
