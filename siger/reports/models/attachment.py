import uuid

from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.report import Report


class FileState(models.TextChoices):
    PENDING = "pending"  # not shown to the scanner yet
    READY = "ready"
    HARMFUL = "harmful"  # in quarantine
    REMOVED = "removed"  # thrown away out of quarantine


class Attachment(models.Model):
    """A PDF file that came with a report, kept as it was sent in the storage `originals`; `path` is empty once it was thrown away.

    `office_only`: the reporter does not get it. `name` is what people called it, cleaned; a generic one when nothing may be kept.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="attachments")
    state = models.CharField(max_length=8, choices=FileState.choices, default=FileState.PENDING)
    office_only = models.BooleanField(default=False)
    by_reporter = models.BooleanField(default=False)
    name = EncryptedTextField()
    path = models.CharField(max_length=120, blank=True)
    bytes = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["created_at"], name="reports_attachment_pending", condition=models.Q(state="pending")),
            models.Index(fields=["path"], name="reports_attachment_path", condition=~models.Q(path="")),
        ]

    def __str__(self) -> str:
        return str(self.public_id)
