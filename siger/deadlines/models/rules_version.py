import uuid

from django.db import models
from django.db.models import Q


class RulesVersion(models.Model):
    """One row. Its value changes with every policy and local day, so that each process knows when what it holds in memory is old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="deadlines_one_version")]

    def __str__(self) -> str:
        return str(self.value)
