"""Whether words reach people, for `siger doctor`."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings

from siger.core.clock import now
from siger.notify.models import Delivery, DeliveryState
from siger.notify.transports import TemporaryTrouble
from siger.notify.transports.smtp import SmtpTransport, parse_smtp_url

LOOK_BACK: Final = timedelta(days=7)
LATE: Final = timedelta(minutes=15)
PATIENCE_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class MailProblem:
    """`code` is stable for machines; `serious`: nothing arrives. English, for operators."""

    code: str
    words: str
    mend: str
    serious: bool = False


def mail_problems() -> list[MailProblem]:
    """What keeps messages from arriving; empty when all is well. Connects to the mail server and signs in, sending nothing."""
    return [*_server(), *_deliveries()]


def _server() -> list[MailProblem]:
    if not settings.SMTP_URL:
        serious = bool(settings.SITE_URL)
        words = "no mail server is named: messages are kept in files and shown at /_mail"
        return [MailProblem("mail.none", words, "Set SIGER_SMTP_URL=smtp+tls://user:password@host:587.", serious)] if serious else []
    try:
        server = parse_smtp_url(settings.SMTP_URL)
        SmtpTransport(server, seconds=PATIENCE_SECONDS).greet()
    except ValueError as error:
        return [MailProblem("mail.address", str(error), "Correct SIGER_SMTP_URL.", serious=True)]
    except TemporaryTrouble as trouble:
        words = f"{server.host}:{server.port} does not take our mail: {trouble}"
        return [MailProblem("mail.server", words, "Check name, port, password and the firewall on the way.", serious=True)]
    if server.scheme == "smtp" and server.user:
        return [MailProblem("mail.clear", "the password goes to the mail server unencrypted", "Use smtp+tls:// or smtps://.")]
    return []


def _deliveries() -> list[MailProblem]:
    bad = Delivery.objects.filter(state__in=[DeliveryState.FAILED, DeliveryState.DEAD], created_at__gt=now() - LOOK_BACK)
    states = Counter(bad.exclude(last_error="expired").values_list("state", flat=True))
    late = Delivery.objects.filter(state__in=[DeliveryState.QUEUED, DeliveryState.SENDING], created_at__lt=now() - LATE).count()
    found = []
    if states[DeliveryState.DEAD]:
        words = f"{states[DeliveryState.DEAD]} messages of the last 7 days were given up"
        found.append(MailProblem("mail.dead", words, "Mend the mail server, then send them again with `siger mail resend`."))
    if states[DeliveryState.FAILED]:
        found.append(
            MailProblem("mail.refused", f"{states[DeliveryState.FAILED]} messages of the last 7 days were refused for good", "See why.")
        )
    if late:
        found.append(
            MailProblem("mail.late", f"{late} messages wait for more than 15 minutes", "Is the worker alive? Does the server answer?")
        )
    return found
