from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from siger.people.models import Agency
from siger.reports.categories import CHOICES


class ChecklistItem(models.Model):
    """One question that a crew answers with a proof, for reports of one category. Never deleted: a phone may still hold it off line.

    Without an agency it is asked everywhere and comes from our file, where `code` is its name. An agency's own have no English.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+", db_index=False)
    category = models.CharField(max_length=30, choices=CHOICES)
    code = models.CharField(max_length=60, blank=True, db_collation="C")
    words = models.CharField(max_length=160)
    words_en = models.CharField(max_length=160, blank=True, db_default="")
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code"], name="proof_checklist_code", condition=~Q(code=""))]
        indexes = [models.Index(fields=["category", "agency", "position"], name="proof_checklist_asked", condition=Q(active=True))]

    def __str__(self) -> str:
        return f"{self.category} {self.position}"

    @property
    def asked(self) -> str:
        """In the language of the reader, where it is known there. What is answered is kept in `words`."""
        return self.words_en if self.words_en and get_language() == "en" else self.words
