import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.reports.models.report import Report


class PhotoKind(models.TextChoices):
    REPORT = "report", _("Foto laporan")
    BEFORE = "before", _("Sebelum dikerjakan")
    AFTER = "after", _("Sesudah dikerjakan")
    DISPUTE = "dispute", _("Foto sanggahan")
    EXTRA = "extra", _("Foto tambahan")


# What may be shown to everyone with a published report; what came with words for the office or the reporter alone is theirs.
SHOWN_TO_ALL = frozenset({PhotoKind.REPORT, PhotoKind.BEFORE, PhotoKind.AFTER, PhotoKind.DISPUTE})


class Capture(models.TextChoices):
    """How a picture of work came to be, as the sending page says; empty where nobody asked."""

    LIVE = "live", _("Diambil langsung")
    GALLERY = "gallery", _("Dari galeri")


class PhotoState(models.TextChoices):
    PENDING = "pending", _("Sedang diproses")
    READY = "ready", _("Siap")
    BROKEN = "broken", _("Tidak terbaca")


class Photo(models.Model):
    """A picture of a report. `original_path` lies in private storage and is emptied when nothing may be kept; variants hold no EXIF.

    `perceptual_hash` is PDQ, 32 bytes, with its quality from 0 to 100. `taken_at`, `lat`, `lng` are what EXIF or the phone said,
    unverified. `accuracy_m` is how sure the phone was of its position. `clock_offset_s` is how many seconds the phone's clock was behind
    the server's when it was last asked (negative: ahead); `taken_at` is already corrected by it, and None says that it never was asked.

    `cover` counts the versions of what is covered on it (`PhotoCover`), 0 for none. `covered` says whether the newest covers anything;
    `covered_*_path` are then the only pictures that are shown, and empty until the worker has drawn them. `thumb_path` and `view_path` stay
    as they were: from them the next version is drawn.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="photos")
    kind = models.CharField(max_length=8, choices=PhotoKind.choices, default=PhotoKind.REPORT)
    state = models.CharField(max_length=8, choices=PhotoState.choices, default=PhotoState.PENDING)
    hidden = models.BooleanField(default=False)  # kept from the public by a dispatcher
    broken_reason = models.CharField(max_length=200, blank=True)

    original_path = models.CharField(max_length=120, blank=True)
    keep_original = models.BooleanField(default=True)
    media_type = models.CharField(max_length=20, blank=True)
    bytes = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)

    thumb_path = models.CharField(max_length=120, blank=True)
    view_path = models.CharField(max_length=120, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    perceptual_hash = models.BinaryField(max_length=32, null=True)
    hash_quality = models.PositiveSmallIntegerField(null=True)

    taken_at = models.DateTimeField(null=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    position_source = models.CharField(max_length=8, blank=True)  # exif or device
    accuracy_m = models.FloatField(null=True)
    clock_offset_s = models.BigIntegerField(null=True)
    capture = models.CharField(max_length=8, choices=Capture.choices, blank=True, default="", db_default="")

    cover = models.PositiveSmallIntegerField(default=0, db_default=0)
    covered = models.BooleanField(default=False, db_default=False)
    covered_thumb_path = models.CharField(max_length=120, blank=True, default="", db_default="")
    covered_view_path = models.CharField(max_length=120, blank=True, default="", db_default="")

    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["sha256"], name="reports_photo_sha"),
            models.Index(fields=["state", "created_at"], name="reports_photo_pending", condition=models.Q(state="pending")),
            models.Index(fields=["created_at"], name="reports_photo_uncovered", condition=models.Q(covered=True, covered_view_path="")),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def face(self) -> str:
        """What addresses say: with each cover another one, so that the address of an earlier picture ends."""
        return f"{self.public_id}.{self.cover}" if self.cover else str(self.public_id)

    @property
    def shown_state(self) -> str:
        """`state`, but pending while the cover is being drawn: until then there is nothing to show."""
        waits = self.covered and not (self.covered_view_path and self.covered_thumb_path)
        return PhotoState.PENDING if waits and self.state == PhotoState.READY else self.state
