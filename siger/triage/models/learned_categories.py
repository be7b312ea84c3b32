"""What was learned from the installation's labels about categories, a version a row."""

from django.db import models
from django.db.models import Q


class LearnedCategories(models.Model):
    """`content`: weights as `.npz` without pickles, `digest` its SHA-256. `live`: the web uses it; at most one.

    `figures`: how it, the lexicon alone and the version before did on the same texts, which no version learned from.
    """

    trained_at = models.DateTimeField()
    live = models.BooleanField(default=False)
    labels = models.PositiveIntegerField()
    figures = models.JSONField(default=dict)
    content = models.BinaryField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["live"], condition=Q(live=True), name="triage_one_live_category_version")]

    def __str__(self) -> str:
        return str(self.pk)
