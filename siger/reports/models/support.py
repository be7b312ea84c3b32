from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.report import Report


class Support(models.Model):
    """That somebody has the same problem. Names nobody: `key` is a keyed hash of the account or of this browser's random mark, made with
    the report, so that no two reports can be found to have the same supporter.

    `email` is there only for who wanted to hear of it; `email_index` finds one address on one report, to be erased.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="supports", db_index=False)  # the constraint is an index
    key = models.BinaryField(max_length=16)
    email = EncryptedTextField(null=True)
    email_index = models.BinaryField(max_length=16, null=True)
    language = models.CharField(max_length=2, default="id")
    supported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="reports_support_once")]
        indexes = [
            models.Index(fields=["report", "id"], name="reports_support_told", condition=models.Q(email_index__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.pk}"
