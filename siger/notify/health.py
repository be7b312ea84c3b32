"""Whether words reach people, for `siger doctor`."""

from collections import Counter
from datetime import timedelta
from typing import Final

from django.conf import settings

from siger.core.clock import now
from siger.core.health.findings import Finding, broken, doubtful, well
from siger.notify.models import Delivery, DeliveryState
from siger.notify.sending import EXPIRED
from siger.notify.telling import TOO_MANY
from siger.notify.transports import TemporaryTrouble
from siger.notify.transports.choosing import sender_domain, smtp
from siger.notify.transports.smtp import parse_smtp_url

LOOK_BACK: Final = timedelta(days=7)
LATE: Final = timedelta(minutes=15)
PATIENCE_SECONDS: Final = 5.0
# Too late to be of use, or kept back on purpose: nothing for an operator to mend.
HARMLESS: Final = (EXPIRED, TOO_MANY)


def mail_problems() -> list[Finding]:
    """What keeps messages from arriving; empty when all is well. Connects to the mail server and signs in, sending nothing."""
    return [*_server(), *_deliveries()]


def mail() -> list[Finding]:
    """The check of `siger doctor`."""
    used = (
        "the mail server takes our mail" if settings.SMTP_URL else "no mail server is named: messages are kept in files and shown at /_mail"
    )
    return mail_problems() or well("mail", used)


def _server() -> list[Finding]:
    if not settings.SMTP_URL:
        words = "no mail server is named: nobody outside this machine gets a message"
        return broken("mail.none", words, "Set SIGER_SMTP_URL=smtp+tls://user:password@host:587.") if settings.SITE_URL else []
    try:
        server = parse_smtp_url(settings.SMTP_URL)
        smtp(seconds=PATIENCE_SECONDS).greet()
    except ValueError as error:
        return broken("mail.address", str(error), "Correct SIGER_SMTP_URL.")
    except TemporaryTrouble as trouble:
        words = f"{server.host}:{server.port} does not take our mail: {trouble}"
        return broken("mail.server", words, "Check name, port, password and the firewall on the way.")
    if server.scheme == "smtp" and server.user:
        return doubtful("mail.clear", "the password goes to the mail server unencrypted", "Use smtp+tls:// or smtps://.")
    if sender_domain().endswith(".example") and settings.SITE_URL:
        words = f"messages come from {sender_domain()}, which does not exist: most servers refuse them"
        return broken("mail.sender", words, "Set SIGER_MAIL_FROM='Name <address@your.domain>'.")
    return []


def _deliveries() -> list[Finding]:
    bad = Delivery.objects.filter(state__in=[DeliveryState.FAILED, DeliveryState.DEAD], created_at__gt=now() - LOOK_BACK)
    states = Counter(bad.exclude(last_error__in=HARMLESS).values_list("state", flat=True))
    late = Delivery.objects.filter(state__in=[DeliveryState.QUEUED, DeliveryState.SENDING], created_at__lt=now() - LATE).count()
    found: list[Finding] = []
    if states[DeliveryState.DEAD]:
        words = f"{states[DeliveryState.DEAD]} messages of the last 7 days were given up"
        found += doubtful("mail.dead", words, "Mend the mail server, then send them again with `siger mail resend --all`.")
    if states[DeliveryState.FAILED]:
        words = f"{states[DeliveryState.FAILED]} messages of the last 7 days were refused for good"
        found += doubtful("mail.refused", words, "See why with `siger mail list`: most are addresses that do not exist.")
    if late:
        words = f"{late} messages wait for more than 15 minutes"
        found += doubtful("mail.late", words, "Is the worker alive? Does the server answer?")
    return found
