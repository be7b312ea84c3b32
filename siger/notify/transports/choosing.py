"""Which transport this installation uses."""

from django.conf import settings

from siger.notify.transports.files import FileTransport
from siger.notify.transports.outgoing import Transport
from siger.notify.transports.smtp import SECONDS, SmtpTransport, parse_smtp_url


def transport(*, seconds: float = SECONDS) -> Transport:
    """SMTP when SIGER_SMTP_URL is set, otherwise files in the state directory. `seconds` is the patience with a server."""
    if settings.SMTP_URL:
        return SmtpTransport(parse_smtp_url(settings.SMTP_URL), seconds=seconds)
    return outbox()


def outbox() -> FileTransport:
    """The folder of messages in the state directory, whether it is in use or was once."""
    return FileTransport(settings.STATE / "outbox")
