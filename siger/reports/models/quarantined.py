from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.attachment import Attachment
from siger.reports.models.photo import Photo


class Decision(models.TextChoices):
    RELEASED = "released"
    DELETED = "deleted"


class Quarantined(models.Model):
    """A file in which the scanner found something, what it calls it, and what was decided about it. Of exactly one photo or attachment."""

    photo = models.OneToOneField(Photo, models.CASCADE, null=True, related_name="quarantined")
    attachment = models.OneToOneField(Attachment, models.CASCADE, null=True, related_name="quarantined")
    finding = models.CharField(max_length=100)
    found_at = models.DateTimeField()
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True, default="")
    reason = EncryptedTextField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["decision", "-found_at"], name="reports_quarantined_open")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(photo__isnull=True) ^ models.Q(attachment__isnull=True), name="reports_quarantined_one_file"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.finding}"
