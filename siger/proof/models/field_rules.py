from django.conf import settings
from django.db import models

from siger.people.models import Agency


class FieldRules(models.Model):
    """What a superior allows the crews of one agency. Without a row: photos only from the camera of the page."""

    agency = models.OneToOneField(Agency, models.CASCADE, primary_key=True, related_name="+")
    gallery = models.BooleanField(default=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.agency_id)
