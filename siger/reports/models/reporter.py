from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.report import Report


class Reporter(models.Model):
    """Who sent a report, apart from it, so that no list ever loads an identity. An anonymous report has only the digest of its secret link.

    `email_index` and `phone_index` are blind indexes of the normalised values, for exact search by entitled roles.
    """

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="reporter")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = EncryptedTextField(null=True)
    email = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    email_index = models.BinaryField(max_length=16, null=True)
    phone_index = models.BinaryField(max_length=16, null=True)
    language = models.CharField(max_length=2, default="id")
    secret_digest = models.BinaryField(max_length=32, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["email_index"], name="reports_reporter_email"),
            models.Index(fields=["phone_index"], name="reports_reporter_phone"),
        ]

    def __str__(self) -> str:
        return f"reporter of {self.report_id}"
