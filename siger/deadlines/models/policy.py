from django.db import models
from django.db.models import Q

from siger.deadlines.policies.clock import Clock, Unit
from siger.people.models import User
from siger.regions.models import Region
from siger.reports.categories import CHOICES, ReportClass
from siger.reports.models import Service


class Policy(models.Model):
    """One version of how much time a clock has. Only ever added: the last one in force of a scope decides, and without `amount` it takes
    the scope back. Empty class, category and service mean any.
    """

    clock = models.CharField(max_length=12, choices=[(clock.value, clock.value) for clock in Clock])
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    report_class = models.CharField(max_length=12, blank=True, default="", choices=[(one.value, one.value) for one in ReportClass])
    category = models.CharField(max_length=30, blank=True, default="", choices=CHOICES)
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="+", db_index=False)
    amount = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=13, blank=True, default="", choices=[(unit.value, unit.value) for unit in Unit])
    valid_from = models.DateField()
    note = models.CharField(max_length=300, blank=True, default="")
    entered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", db_index=False)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True, unit="") | Q(amount__gte=1) & ~Q(unit=""),
                name="deadlines_policy_amount_with_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock} {self.region_id} {self.report_class} {self.category} {self.service_id or ''}".strip()
