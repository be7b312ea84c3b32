from django.db import models
from django.db.models import Q

from siger.people.models import Agency
from siger.reports.categories import CHOICES


class ChecklistItem(models.Model):
    """One question that a crew answers with a proof, for reports of one category. Never deleted: a phone may still hold it off line.

    Without an agency it is asked everywhere and comes from the file of the installation or ours; `code` is its name there.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+", db_index=False)
    category = models.CharField(max_length=30, choices=CHOICES)
    code = models.CharField(max_length=60, blank=True, db_collation="C")
    words = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code"], name="proof_checklist_code", condition=~Q(code=""))]
        indexes = [models.Index(fields=["category", "agency", "position"], name="proof_checklist_asked", condition=Q(active=True))]

    def __str__(self) -> str:
        return f"{self.category} {self.position}"
