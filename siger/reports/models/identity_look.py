from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.report import Report


class IdentityLook(models.Model):
    """That somebody looked at who the reporter is, and why. Shown to the reporter and to auditors; never deleted before the report."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="identity_looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    office = models.CharField(max_length=200)
    role = models.CharField(max_length=14)
    reason = EncryptedTextField()
    looked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["report", "looked_at"], name="reports_identity_looks")]

    def __str__(self) -> str:
        return f"{self.report_id} by {self.user_id}"
