from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from siger.core.crypto import EncryptedJSONField
from siger.people.models import Agency
from siger.reports.models.report import Report


class Audience(models.TextChoices):
    """Who may read an entry: everyone who sees the report in public, its reporter too, or the office alone."""

    PUBLIC = "public"
    REPORTER = "reporter"
    OFFICE = "office"


class TimelineEntry(models.Model):
    """One thing that happened to a report. Rows are never changed or deleted: a trigger refuses, but for emptying payload and salt
    (erasure).

    `digest` = SHA-256(previous digest ‖ seq ‖ verb ‖ occurred_at ‖ recorded_at ‖ commitment), `commitment` = SHA-256(salt ‖ canonical
    payload); see `siger.reports.chain`.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="timeline", db_index=False)  # the constraint is an index
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=20)  # after the verb
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.PUBLIC)
    role = models.CharField(max_length=14)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    payload = EncryptedJSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    commitment = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)
    imported = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "seq"], name="reports_timeline_order")]
        # Rows come in the order of this column and stay: a few pages of index for all of them, and nearly nothing for each new one.
        indexes = [BrinIndex(fields=["recorded_at"], name="reports_timeline_recorded", autosummarize=True, pages_per_range=32)]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.seq} {self.verb}"
