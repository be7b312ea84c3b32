"""A small file that was tried out in the office and waits to be stored."""

import uuid

from django.db import models

from siger.people.models import User


class AssetUpload(models.Model):
    """What is stored is what was tried: the content stays here between the two. Gone once stored, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    source = models.CharField(max_length=80)
    replace = models.BooleanField(default=False)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="triage_asset_uploads")]

    def __str__(self) -> str:
        return str(self.id)
