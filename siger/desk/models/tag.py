"""What an agency sorts its reports by, in its own words."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from siger.people.models import Agency
from siger.reports.models import Report

MOST_TAGS: Final = 200
"""Of one agency: a list that people still read through."""
MOST_ON_A_REPORT: Final = 20


class Tag(models.Model):
    """A word of one agency. Who has no seat there sees neither the tag nor that a report carries it.

    A retired one stays on the reports that carry it, and is put on no other. One that was merged is retired, and leaves its reports for
    `merged_into`.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=40)
    active = models.BooleanField(default=True, db_default=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", db_index=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("agency", Lower("name"), name="desk_tag_once")]

    def __str__(self) -> str:
        return self.name


class Tagging(models.Model):
    """Who put a tag on a report or took it off, and when. `Report.tags` is what came of it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="+", db_index=False)
    put = models.BooleanField()  # or taken off
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["report", "at"], name="desk_taggings")]

    def __str__(self) -> str:
        return f"{self.report_id} {'+' if self.put else '-'}{self.tag_id}"
