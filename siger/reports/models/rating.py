from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.report import Report


class Rating(models.Model):
    """The reporter's mark after confirming, 1 to 5, with words if they like. One a report, the last one counts."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="rating")
    stars = models.PositiveSmallIntegerField()
    words = EncryptedTextField(null=True)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="reports_rating_range")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.stars}"
