from django.conf import settings
from django.db import models

from siger.core.crypto import EncryptedTextField


class Look(models.Model):
    """That somebody looked at what most may not see, and why. Shown to reporter and auditors; never deleted before what it is about."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    office = models.CharField(max_length=200)
    role = models.CharField(max_length=14)
    reason = EncryptedTextField()
    looked_at = models.DateTimeField()

    class Meta:
        abstract = True
