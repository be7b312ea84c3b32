from django.conf import settings
from django.db import models

from siger.reports.models import Report


class Seen(models.Model):
    """How far somebody has read a report: its version and the number of its entries when they last had it open.

    One row for each person and report, moved forward only. Says nothing about what they may see.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)  # the constraint is an index
    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)  # reports are never deleted
    version = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "report"], name="desk_seen_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.report_id}/{self.entries}"
