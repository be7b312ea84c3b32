from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.report import Report


class Referral(models.Model):
    """That a report was passed to somebody outside the platform, and what they said.

    `body` is the code of the installation's list of outside bodies, empty for a name in words. `answer_due` is when we ask for the answer;
    `reminded_at` that the dispatcher was reminded. `answer` is masked.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="referrals")
    target = models.CharField(max_length=200)
    reference = models.CharField(max_length=80, blank=True)
    referred_at = models.DateTimeField()
    body = models.CharField(max_length=60, blank=True, default="")
    answer_due = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answer = EncryptedTextField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.report_id} -> {self.target}"
