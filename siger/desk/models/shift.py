"""The end of a shift: what somebody looked after goes to a colleague."""

from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.desk.models.bulk_run import BulkRun
from siger.people.models import Agency


class ShiftHandover(models.Model):
    """`count` reports were to be given by `actor`, out of the hands of `giver`; `run` tells of each, for a month. What happened to a report
    stands in its own timeline.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    words = EncryptedTextField()
    run = models.ForeignKey(BulkRun, models.SET_NULL, null=True, related_name="+")
    count = models.PositiveIntegerField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)  # by the receiver

    class Meta:
        indexes = [models.Index(fields=["receiver", "-at"], name="desk_shifts_received")]

    def __str__(self) -> str:
        return f"{self.count} to {self.receiver_id}"
