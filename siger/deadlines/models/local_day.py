from django.db import models
from django.db.models import Q

from siger.people.models import User
from siger.regions.models import Region


class LocalDayRow(models.Model):
    """A day that a province or regency keeps otherwise. Never deleted: one that was taken back says when and by whom."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    date = models.DateField()
    working = models.BooleanField(default=False)
    name = models.CharField(max_length=120)
    entered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", db_index=False)
    entered_at = models.DateTimeField()
    removed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", db_index=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "deadlines_localday"
        constraints = [
            models.UniqueConstraint(fields=["region", "date"], condition=Q(removed_at__isnull=True), name="deadlines_one_local_day"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.region_id} {self.name}"
