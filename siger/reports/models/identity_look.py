from django.db import models

from siger.reports.models.look import Look
from siger.reports.models.report import Report


class IdentityLook(Look):
    """A look at who the reporter is."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="identity_looks")

    class Meta:
        indexes = [models.Index(fields=["report", "looked_at"], name="reports_identity_looks")]

    def __str__(self) -> str:
        return f"{self.report_id} by {self.user_id}"
