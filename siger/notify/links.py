"""Links in messages.

A report's secret link is known to its sender alone: only its digest is stored, so no message can repeat it. A reporter without account
must still be able to answer and confirm from a message. Therefore a message about a *public* report carries a link of its own: signed,
bound to the report and to the address that it was sent to, and void after 60 days or when that address is changed or erased. Whoever
mistypes an address lets a stranger act on a report that everyone may read anyway. Messages about private and whistleblowing reports carry
no such link: they lead to the sign-in or ask for the secret link that the reporter keeps.
"""

from typing import Final

from django.conf import settings
from django.core import signing

from siger.core.crypto import blind_index
from siger.core.errors import NotFound
from siger.reports.categories import Visibility
from siger.reports.models import Report, Reporter

_SALT: Final = "siger.notify.links"
_STOP: Final = "siger.notify.stop"
VALID_SECONDS: Final = 60 * 24 * 3600


def site_address() -> str:
    """Without a slash at the end."""
    return settings.SITE_URL or f"http://localhost:{settings.PORT}"


def tracking_link(number: str) -> str:
    return f"{site_address()}/laporan/{number}"


def sign_in_link(number: str) -> str:
    """Through the sign-in to the report."""
    return f"{site_address()}/masuk?next=/laporan/{number}"


def office_link(number: str) -> str:
    """The report at a desk; who is not signed in is asked first."""
    return f"{site_address()}/kantor/laporan/{number}"


def shift_link() -> str:
    """What was handed over to the reader, at their desk."""
    return f"{site_address()}/kantor/serah-terima/"


def dispute_link(number: str, seq: int) -> str:
    """Both sides of a dispute, for the validator's superior."""
    return f"{site_address()}/kantor/bantahan/{number}/{seq}"


def second_look_link(number: str, seq: int) -> str:
    """The approval of entry `seq` and the second look at it that differs, for the validator's superior."""
    return f"{site_address()}/kantor/pemeriksaan-kedua/{number}/{seq}"


def acting_link(report: Report, address: str) -> str:
    """Opens `report` with the reporter's rights. Only for public reports."""
    token = signing.TimestampSigner(salt=_SALT).sign(f"{report.pk}.{_mark(address)}")
    return f"{site_address()}/k/{token.replace(':', '~')}"


def reporter_of_link(token: str) -> Reporter:
    """The reporter, with the report loaded, whose message held the link. Raises NotFound when it is forged, too old, or not valid any
    more.
    """
    try:
        value = signing.TimestampSigner(salt=_SALT).unsign(token.replace("~", ":"), max_age=VALID_SECONDS)
    except signing.BadSignature as error:
        raise NotFound from error
    report_id, _, mark = value.partition(".")
    reporter = Reporter.objects.select_related("report", "user").filter(pk=int(report_id), report__visibility=Visibility.PUBLIC).first()
    addresses = (reporter.email, reporter.user.email if reporter.user else None) if reporter else ()
    if reporter is None or mark not in {_mark(address) for address in addresses if address}:
        raise NotFound
    return reporter


def stop_link(support_id: int, address: str) -> str:
    """Lets whoever holds it stop the messages to this address about what it supports, and nothing else. Never too old for that."""
    return f"{site_address()}/berhenti/{signing.Signer(salt=_STOP).sign(f'{support_id}.{_mark(address)}').replace(':', '~')}"


def support_of_stop(token: str) -> int:
    """The id of the support whose messages held the link. Raises NotFound when it is forged."""
    try:
        value = signing.Signer(salt=_STOP).unsign(token.replace("~", ":"))
    except signing.BadSignature as error:
        raise NotFound from error
    return int(value.partition(".")[0])


def _mark(address: str) -> str:
    return blind_index("mail link", address.lower()).hex()[:12]
