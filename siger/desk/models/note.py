"""Words of the office about a report, beside its life."""

from typing import Final

from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.people.models import Agency
from siger.reports.models import Report

MOST_NOTES: Final = 200
"""About one report."""
MOST_CALLED: Final = 20
"""By one note."""


class Note(models.Model):
    """Read by whoever sees the report by a seat of the office, and never by the one who sent it nor in public. `agency` is that of the seat
    in which it was written. Not changed and not taken back: whoever was wrong writes another one.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    words = EncryptedTextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["report", "at"], name="desk_notes")]

    def __str__(self) -> str:
        return f"{self.report_id} by {self.author_id}"


class Mention(models.Model):
    """That a note calls somebody. `read_at` is when they opened the report, or said that they know."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "user"], name="desk_mentioned_once")]
        indexes = [
            models.Index(fields=["user", "-id"], name="desk_mentions"),
            models.Index(fields=["user"], name="desk_unread_mentions", condition=models.Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.note_id}"
