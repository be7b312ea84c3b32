from django.db import models

from siger.reports.models.look import Look
from siger.reports.models.photo import Photo


class OriginalLook(Look):
    """A look at a photo without its cover."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="original_looks", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["photo", "-looked_at"], name="reports_original_looks")]

    def __str__(self) -> str:
        return f"{self.photo_id} by {self.user_id}"
