"""Which transport this installation uses."""

from django.conf import settings

from siger.notify.transports.files import FileTransport
from siger.notify.transports.outgoing import Transport
from siger.notify.transports.smtp import SECONDS, SmtpTransport, parse_smtp_url


def transport(*, seconds: float = SECONDS) -> Transport:
    """SMTP when SIGER_SMTP_URL is set, otherwise files in the state directory. `seconds` is the patience with a server."""
    if settings.SMTP_URL:
        return smtp(seconds=seconds)
    return outbox()


def smtp(*, seconds: float) -> SmtpTransport:
    """Raises ValueError when SIGER_SMTP_URL cannot be read."""
    return SmtpTransport(parse_smtp_url(settings.SMTP_URL), greeting=sender_domain(), seconds=seconds)


def sender_domain() -> str:
    """The domain of our sender's address: also how we introduce ourselves, as this machine's own name is nobody's business."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ")


def outbox() -> FileTransport:
    """The folder of messages in the state directory, whether it is in use or was once."""
    return FileTransport(settings.STATE / "outbox")
