from django.conf import settings
from django.db import models

from siger.reports.models import Report


class Presence(models.Model):
    """That somebody has a report open, as their page last said. Worth nothing a minute later; the table is not logged and is empty after a
    crash of the database.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)  # the constraint is an index
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    beat_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="desk_present_once")]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.report_id}"
