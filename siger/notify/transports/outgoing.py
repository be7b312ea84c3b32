"""The interface of a transport, and the message as it goes out."""

import re
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr
from typing import Final, Protocol

from siger.notify.rendering import one_line

_ADDRESS: Final = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")


class PermanentRefusal(Exception):
    """The other side will never take this message. The words hold no address."""


class TemporaryTrouble(Exception):
    """It did not work now and may work later. The words hold no address."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one address. `sender` is "Name <address>" or an address; `message_id` stays the same for each attempt."""

    address: str = field(repr=False)
    sender: str
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    message_id: str
    language: str

    def as_email(self) -> EmailMessage:
        """RFC 5322 with both alternatives, marked as automatic (RFC 3834). Nobody's words can add a header: line breaks are gone before."""
        email = EmailMessage(policy=SMTP)
        name, address = parseaddr(self.sender)
        email["From"] = Address(display_name=one_line(name), addr_spec=address)
        email["To"] = Address(addr_spec=one_line(self.address))
        email["Subject"] = one_line(self.subject)
        email["Date"] = formatdate(localtime=False)
        email["Message-ID"] = self.message_id
        email["Auto-Submitted"] = "auto-generated"
        email["X-Auto-Response-Suppress"] = "All"
        email["Content-Language"] = self.language
        email.set_content(self.text)
        if self.html:
            email.add_alternative(self.html, subtype="html")
        return email


class Transport(Protocol):
    """`name` is written beside what was sent by it."""

    name: str

    def send(self, message: Outgoing) -> None:
        """Returns when the other side has taken the message. Raises PermanentRefusal or TemporaryTrouble and nothing else."""


def without_addresses(words: str) -> str:
    """Servers repeat the address that they refuse; what we keep of their words must not."""
    return _ADDRESS.sub("<…>", one_line(words))[:160]
