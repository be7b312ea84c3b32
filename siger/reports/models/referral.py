from django.db import models

from siger.reports.models.report import Report


class Referral(models.Model):
    """That a report was passed to somebody outside the platform, and what they said."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="referrals")
    target = models.CharField(max_length=200)
    reference = models.CharField(max_length=80, blank=True)
    referred_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.report_id} -> {self.target}"
