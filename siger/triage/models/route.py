"""First routes: who usually owns what, where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.people.models import Agency
from siger.regions.models import Region
from siger.reports.categories import CHOICES
from siger.reports.models import Service


class Route(models.Model):
    """Category (and service) × region -> agency. The rule of the smallest region wins; within it, the one that names the service."""

    category = models.CharField(_("kategori"), max_length=30, choices=CHOICES)
    service = models.ForeignKey(Service, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("layanan"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("wilayah"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("instansi"))

    class Meta:
        verbose_name = _("rute awal")
        verbose_name_plural = _("rute awal")
        constraints = [models.UniqueConstraint(fields=["category", "service", "region"], name="triage_one_route", nulls_distinct=False)]

    def __str__(self) -> str:
        return f"{self.category} {self.region_id}"
