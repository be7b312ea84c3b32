"""Who is behind `Told`: the only place of this package that reads an identity."""

from dataclasses import dataclass, field

from siger.notify.rules import Told
from siger.reports.categories import Visibility
from siger.reports.models import Report, Reporter


@dataclass(frozen=True, slots=True)
class Recipient:
    """`reference` names the role towards the report, not the person. `has_account`: signing in with this address opens the report."""

    reference: str
    address: str = field(repr=False)
    language: str
    has_account: bool


def recipients_of(told: Told, report: Report) -> list[Recipient]:
    """Everyone who is to be told and can be reached by e-mail. Never anybody for an anonymous report, whatever is stored."""
    if report.visibility == Visibility.ANONYMOUS:
        return []
    match told:
        case Told.REPORTER:
            return _reporter(report)


def _reporter(report: Report) -> list[Recipient]:
    """The address that was given with the report, else that of the account that it was sent from."""
    reporter = Reporter.objects.select_related("user").filter(report_id=report.pk).first()
    if reporter is None:
        return []
    account = reporter.user.email if reporter.user and reporter.user.is_active else ""
    address = reporter.email or account
    if not address:
        return []
    return [Recipient(f"reporter:{report.pk}", address, reporter.language, has_account=address == account)]
