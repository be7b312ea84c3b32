"""Words that an office writes again and again."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language

from siger.people.models import Agency
from siger.reports.categories import CHOICES

MOST_TEMPLATES: Final = 300
"""Of one agency."""
MOST_LETTERS: Final = 1_500
"""Filled, it still fits into the 2,000 letters of a reply."""


class ReplyTemplate(models.Model):
    """Text with fields in braces, offered where `verb`, `category` and `state` fit; each empty one fits always (of
    `verb`: wherever whoever reported is spoken to).

    A template belongs to an agency and serves it and every agency below it. `text_en` is for whoever reported in English; `name_en` for
    whoever reads the office's pages in English. `verb` is one of `replies.occasions`.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True, default="", db_default="")
    verb = models.CharField(max_length=20, blank=True, default="")
    category = models.CharField(max_length=30, choices=CHOICES, blank=True, default="")
    state = models.CharField(max_length=20, blank=True, default="")
    text = models.TextField()
    text_en = models.TextField(blank=True, default="", db_default="")
    active = models.BooleanField(default=True, db_default=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("agency", Lower("name"), name="desk_template_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def word(self) -> str:
        """Its name in the language of the page."""
        return self.name_en if self.name_en and get_language() == "en" else self.name
