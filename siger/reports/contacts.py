"""Addresses and telephone numbers of reporters in the one form in which they are kept and found."""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from siger.core.crypto import blind_index
from siger.reports.actions.submission import normal_phone


class ContactKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class KnownContact:
    """`value` is normalised; it goes into no address, no log and no table."""

    kind: ContactKind
    value: str

    @property
    def index(self) -> bytes:
        """What is kept beside the sealed value, to find equal ones."""
        return blind_index(self.kind, self.value)


def contact_in(words: str) -> KnownContact | None:
    """The whole of `words` as an e-mail address or an Indonesian telephone number; None when it is neither."""
    typed = words.strip()
    phone = normal_phone(typed)
    if phone is not None:
        return KnownContact(ContactKind.PHONE, phone)
    if "@" not in typed:
        return None
    try:
        validate_email(typed)
    except ValidationError:
        return None
    return KnownContact(ContactKind.EMAIL, typed.lower())
