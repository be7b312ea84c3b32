"""What was told to whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.core.crypto import EncryptedTextField
from siger.reports.models import Report


class DeliveryState(models.TextChoices):
    QUEUED = "queued", _("Menunggu")
    SENDING = "sending", _("Sedang dikirim")
    SENT = "sent", _("Terkirim")
    FAILED = "failed", _("Ditolak penerima")  # the other side said no for good
    DEAD = "dead", _("Tidak terkirim")  # tried too often, or too late to be of use


class Delivery(models.Model):
    """One message to one person, through one channel. Unique by (event, template, recipient): an event that is handled twice is told once.

    `recipient` is a reference (`reporter:12`), never a name. Address and words are sealed; the words are emptied when they are no longer
    needed. While `state` is queued, `next_try_at` is when it is due; while sending, it is when that attempt must be taken for dead.
    """

    event_id = models.CharField(max_length=32)
    template = models.CharField(max_length=40)
    recipient = models.CharField(max_length=40)
    report = models.ForeignKey(Report, models.CASCADE, null=True, related_name="+")
    channel = models.CharField(max_length=8, default="email")
    transport = models.CharField(max_length=8, blank=True, default="")  # by which it was sent

    address = EncryptedTextField()
    language = models.CharField(max_length=2, default="id")
    subject = models.CharField(max_length=200)
    text = EncryptedTextField(null=True)
    html = EncryptedTextField(null=True)
    message_id = models.CharField(max_length=120)

    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True, default="")
    next_try_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)  # after this it is of no use: a code
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_id", "template", "recipient"], name="notify_told_once")]
        indexes = [
            models.Index(fields=["next_try_at"], name="notify_waiting", condition=models.Q(state__in=["queued", "sending"])),
            models.Index(fields=["created_at"], name="notify_age"),
            models.Index(fields=["state"], name="notify_undelivered", condition=models.Q(state__in=["failed", "dead"])),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.recipient}"
