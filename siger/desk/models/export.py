"""A list of reports that somebody took out of the house."""

import uuid

from django.db import models
from django.db.models import Q

from siger.people.models import User


class Form(models.TextChoices):
    CSV = "csv"
    XLSX = "xlsx"


class ExportState(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    STREAMED = "streamed"  # went out at once, and nothing is kept
    CANCELLED = "cancelled"
    EXPIRED = "expired"  # the file is gone, that it was there stays
    FAILED = "failed"


_KEPT = ["waiting", "running", "ready"]


class Export(models.Model):
    """Who took out what, and when. `wanted` is the filter as data; `path` names the file, which lives until `expires_at`.

    The name is written down before the file is made, so that no file is without its row.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    asked_by = models.ForeignKey(User, models.CASCADE, related_name="+", db_index=False)
    form = models.CharField(max_length=4, choices=Form.choices)
    wanted = models.JSONField()
    state = models.CharField(max_length=9, choices=ExportState.choices, default=ExportState.WAITING)
    total = models.PositiveIntegerField()
    written = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    path = models.CharField(max_length=80, blank=True, default="")
    asked_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    seats = models.JSONField(null=True)  # of whoever asked, as `desk.seats` marks them

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state=ExportState.READY) | Q(expires_at__isnull=False), name="desk_export_ends"),
        ]
        indexes = [
            models.Index(fields=["asked_by", "-id"], name="desk_export_mine"),
            models.Index(fields=["state", "touched_at"], name="desk_export_unfinished", condition=Q(state__in=_KEPT)),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.public_id}"
