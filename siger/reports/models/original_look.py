from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField
from siger.reports.models.photo import Photo


class OriginalLook(models.Model):
    """That somebody looked at a photo without its cover, and why. Shown to the reporter and to auditors; never deleted before the photo."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="original_looks", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    office = models.CharField(max_length=200)
    role = models.CharField(max_length=14)
    reason = EncryptedTextField()
    looked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["photo", "-looked_at"], name="reports_original_looks")]

    def __str__(self) -> str:
        return f"{self.photo_id} by {self.user_id}"
