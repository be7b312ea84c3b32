from django.db import models

from siger.reports.models.photo import Photo


class PhotoTrace(models.Model):
    """What decoding learned of a photo besides its pictures; read only where photos are compared and checked.

    `width`, `height` are those of the sketch in which `marks` were seen (`photos.marks`). Photos of work keep the marks of each sketch,
    others of the first alone. `shades` are those of the first sketch (`photos.shades`), empty for photos from before they were kept.
    `file_time` is what the file says of itself, `credentials` what its content credentials say; both are empty when nothing that the
    camera wrote may be kept. `screen` is a measure of `photos.screen`.
    """

    photo = models.OneToOneField(Photo, models.CASCADE, primary_key=True, related_name="trace")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    marks = models.BinaryField()
    shades = models.BinaryField(db_default=b"")
    file_time = models.DateTimeField(null=True)
    credentials = models.JSONField(null=True)
    screen = models.FloatField(null=True)

    class Meta:
        indexes = [models.Index(fields=["photo"], name="reports_trace_shadeless", condition=models.Q(shades=b"") & ~models.Q(marks=b""))]

    def __str__(self) -> str:
        return str(self.photo_id)


class PhotoMark(models.Model):
    """That a photo has a mark with this key. No foreign key: an index by photo would be as large as the table, and nothing asks for it."""

    pk = models.CompositePrimaryKey("key", "photo_id")
    key = models.IntegerField()
    photo_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key:07x} {self.photo_id}"
