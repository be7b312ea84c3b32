"""To a mail server by SMTP (RFC 5321), encrypted where the operator's address says so."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

from siger.notify.transports.outgoing import Outgoing, PermanentRefusal, TemporaryTrouble, without_addresses

_PORTS: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SECONDS: Final = 15.0


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """`smtp://host:25` in clear, for a relay on this machine; `smtp+tls://user:password@host:587` with STARTTLS; `smtps://…:465` with
    TLS at once.
    """

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)


def parse_smtp_url(url: str) -> SmtpServer:
    """Raises ValueError, without the address in its words: it holds a password."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("SIGER_SMTP_URL must look like smtp+tls://user:password@host:587 (or smtp://, smtps://)")
    port = parts.port or _PORTS[parts.scheme]
    return SmtpServer(parts.scheme, parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or ""))


class SmtpTransport:
    """One connection a message. Waits at most `seconds` for each answer of the server; introduces itself as `greeting`, a host name."""

    name = "smtp"

    def __init__(self, server: SmtpServer, *, greeting: str, seconds: float = SECONDS) -> None:
        self._server, self._greeting, self._seconds = server, greeting, seconds

    def send(self, message: Outgoing) -> None:
        email = message.as_email()
        with _as_our_errors(), self._session() as session:
            session.send_message(email)

    def greet(self) -> None:
        """Connect and sign in without sending anything. Raises TemporaryTrouble."""
        with _as_our_errors(), self._session() as session:
            session.noop()

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        server = self._server
        context = ssl.create_default_context()
        if server.scheme == "smtps":
            session: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, self._greeting, timeout=self._seconds, context=context)
        else:
            session = smtplib.SMTP(server.host, server.port, self._greeting, timeout=self._seconds)
        try:
            if server.scheme == "smtp+tls":
                session.starttls(context=context)
            if server.user:
                session.login(server.user, server.password)
            yield session
            _quit(session)
        finally:
            session.close()


def _quit(session: smtplib.SMTP) -> None:
    """A server that hangs up too early has taken the message all the same."""
    try:
        session.quit()
    except (OSError, smtplib.SMTPException):
        return


@contextmanager
def _as_our_errors() -> Iterator[None]:
    """A refusal of the recipient or the message with 5xx is for good. Of our sign-in, name or sender it is for us to mend: worth another
    try.
    """
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise _refusal(code, words) from None
    except smtplib.SMTPDataError as error:
        raise _refusal(error.smtp_code, error.smtp_error) from None
    except smtplib.SMTPResponseException as error:
        raise TemporaryTrouble(_in_words(error.smtp_code, error.smtp_error)) from None
    except (OSError, smtplib.SMTPException) as error:
        raise TemporaryTrouble(without_addresses(f"{type(error).__name__}: {error}")) from None


def _refusal(code: int, words: bytes | str) -> PermanentRefusal | TemporaryTrouble:
    kind = PermanentRefusal if 500 <= code < 600 else TemporaryTrouble
    return kind(_in_words(code, words))


def _in_words(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return without_addresses(f"{code} {text}")
