"""The end of a referral, the same whether it was answered or came back."""

from siger.core.clock import now
from siger.reports.models import Report


def end_referral(report: Report, words: str) -> None:
    """What they said is kept with the referral. A report that is not referred has none open."""
    for referral in report.referrals.filter(ended_at=None):
        referral.ended_at, referral.answer = now(), words
        referral.save(update_fields=["ended_at", "answer"])
