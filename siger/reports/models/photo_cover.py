from django.conf import settings
from django.db import models

from siger.reports.models.photo import Photo


class PhotoCover(models.Model):
    """One version of what is covered on a photo; none is changed or deleted.

    `boxes`: left, top, width, height in thousandths of the upright picture; an empty list uncovers it. `back_to`: the earlier version that
    this one repeats.
    """

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="covers", db_index=False)  # the constraint is an index
    version = models.PositiveSmallIntegerField()
    boxes = models.JSONField()
    back_to = models.PositiveSmallIntegerField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["photo", "version"], name="reports_photo_cover_version")]

    def __str__(self) -> str:
        return f"{self.photo_id} v{self.version}"
