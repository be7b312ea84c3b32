"""Ways by which a message leaves: SMTP where the operator named a server, files otherwise. Chosen by settings, the same interface."""

from siger.notify.transports.choosing import transport
from siger.notify.transports.outgoing import Outgoing, PermanentRefusal, TemporaryTrouble, Transport

__all__ = ["Outgoing", "PermanentRefusal", "TemporaryTrouble", "Transport", "transport"]
