from django.db import models
from django.db.models import F, Q

from siger.people.models import Agency, User


class Succession(models.Model):
    """That everything open at a closed agency goes to another one, and how far that came. Goes on from `last_id` whenever interrupted.

    `reason` is masked and public. `refused` counts reports that the successor may not have; they stay where they are.
    """

    closed = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    successor = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=2_000)
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField()
    last_id = models.BigIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["closed"], condition=Q(finished_at__isnull=True), name="reports_one_succession"),
            models.CheckConstraint(condition=~Q(closed=F("successor")), name="reports_successor_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.closed_id} -> {self.successor_id}"
