"""Words that an office writes again and again."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from siger.people.models import Agency
from siger.reports.categories import CHOICES

MOST_TEMPLATES: Final = 300


class ReplyTemplate(models.Model):
    """Text with fields in braces, offered where `verb`, `category` and `state` fit; each empty one fits always.

    A template belongs to an agency and serves it and every agency below it.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=80)
    verb = models.CharField(max_length=20, blank=True, default="")
    category = models.CharField(max_length=30, choices=CHOICES, blank=True, default="")
    state = models.CharField(max_length=20, blank=True, default="")
    text = models.TextField()
    active = models.BooleanField(default=True, db_default=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("agency", Lower("name"), name="desk_template_once")]

    def __str__(self) -> str:
        return self.name
