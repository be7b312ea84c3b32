"""Rules: what kind of report goes to which agency, in an order."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.people.models import Agency
from siger.regions.models import Region
from siger.reports.categories import CHOICES, CLASS_NAMES
from siger.reports.models import Service


class Stage(models.IntegerChoices):
    """The three lists, one after the other. First: things of the nation and the province, wherever they lie. Local: a kabupaten's or
    kota's own. Last: what the province answers for when no other rule fits.
    """

    FIRST = 1, _("Didahulukan provinsi")
    LOCAL = 2, _("Milik kabupaten/kota")
    LAST = 3, _("Penutup provinsi")


class Rule(models.Model):
    """Conditions -> agency. Of all rules that fit a report the first decides; empty conditions fit everything.

    Order: stage, then `position` within the list of `keeper`, the province or kabupaten/kota whose government keeps the rule. `words`: one
    of these words or phrases stands in the report. `owner`: the agency that owns the thing found at the place. `region_only`: nothing
    smaller than `region` is known of the report. `default_key` names the line of the installation's file that it came from; once
    `edited` by a person the file changes it no more. Never deleted: switched off.
    """

    keeper = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daftar milik"))
    stage = models.PositiveSmallIntegerField(_("daftar"), choices=Stage.choices)
    position = models.PositiveIntegerField(_("urutan"))
    category = models.CharField(_("kategori"), max_length=30, choices=CHOICES, blank=True, default="")
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("layanan"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("wilayah"))
    region_only = models.BooleanField(_("hanya bila wilayah yang lebih kecil tidak diketahui"), default=False)
    report_class = models.CharField(
        _("jenis laporan"), max_length=12, choices=[(k.value, v) for k, v in CLASS_NAMES.items()], blank=True, default=""
    )
    words = ArrayField(models.CharField(max_length=60), blank=True, default=list, verbose_name=_("kata"))
    owner = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pemilik aset"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("instansi"))
    active = models.BooleanField(_("aktif"), default=True)
    default_key = models.CharField(max_length=110, null=True, blank=True, unique=True, db_collation="C", editable=False)
    edited = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("aturan")
        verbose_name_plural = _("aturan")
        ordering = ["stage", "keeper", "position", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="triage_rule_stage")]

    def __str__(self) -> str:
        return f"{self.pk} {self.category} {self.region_id}"


class RuleChange(models.Model):
    """Who changed a rule, when, how and why. `before` and `after` are the rule as `siger.triage.rules.shape` writes it down.

    The newest id of a keeper is the version of its lists. Rows are written once.
    """

    rule = models.ForeignKey(Rule, models.CASCADE, related_name="changes")
    keeper = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    verb = models.CharField(max_length=10)  # add, edit, move, off, on, restore, file
    at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    person = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["keeper", "-id"], name="triage_rule_history")]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.verb}"


class RulesVersion(models.Model):
    """One row. Its value changes with every change of a rule, so that each process knows when what it holds in memory is old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="triage_one_rules_version")]

    def __str__(self) -> str:
        return str(self.value)
