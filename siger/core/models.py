"""Tables without a word of the domain."""

from django.db import models


class HandledEvent(models.Model):
    """That a listener has done its work for an event. Pruned with the finished jobs."""

    event_id = models.CharField(max_length=32)
    listener = models.CharField(max_length=200)
    handled_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_id", "listener"], name="core_handled_once")]
        indexes = [models.Index(fields=["handled_at"], name="core_handled_at")]


class IdempotencyKey(models.Model):
    """The first answer to a request that may come again. Kept 90 days, as long as a phone may lie in a drawer with a draft."""

    scope = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    body_digest = models.BinaryField(max_length=32)
    result = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="core_idempotency_once")]
        indexes = [models.Index(fields=["created_at"], name="core_idempotency_age")]


class RateWindow(models.Model):
    """How often a keyed hash was seen in a window of time. The hash's salt changes daily, so that rows name nobody afterwards."""

    bucket = models.BinaryField(max_length=16, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ends_at"], name="core_rate_ends")]
