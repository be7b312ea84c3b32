"""Things with owners: road segments, drains, rivers, lamps, schools, markets, health centres."""

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from siger.people.models import Agency
from siger.regions.models import Region
from siger.triage.assets.kinds import MAX_TOLERANCE_M
from siger.triage.assets.words import CLASS_WORDS, KIND_WORDS


class Asset(models.Model):
    """One thing and who answers for it. Written by imports; only `retired_at` is changed by hand.

    `geometry` is WKB in degrees WGS 84, longitude first; `lat`, `lng` a point on it. `key` is its name within `source`: the
    file's own, or a digest. `digest` covers all that is written, so that the same feature is known again. `tolerance_m` None: the kind's.
    """

    kind = models.CharField(_("jenis"), max_length=16, choices=[(kind.value, word) for kind, word in KIND_WORDS.items()])
    road_class = models.CharField(
        _("kelas jalan"), max_length=10, blank=True, choices=[(one.value, word) for one, word in CLASS_WORDS.items()]
    )
    name = models.CharField(_("nama"), max_length=200, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("pemilik"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False, verbose_name=_("wilayah"))
    tolerance_m = models.PositiveSmallIntegerField(_("toleransi (meter)"), null=True, blank=True)
    geometry = models.BinaryField()
    lat = models.FloatField()
    lng = models.FloatField()
    source = models.CharField(_("sumber"), max_length=80, db_collation="C")
    key = models.CharField(_("kode di sumber"), max_length=80, db_collation="C")
    digest = models.BinaryField(max_length=16)
    demonstration = models.BooleanField(_("data peragaan"), default=False)
    retired_at = models.DateTimeField(_("dinonaktifkan"), null=True, blank=True)

    class Meta:
        verbose_name = _("aset")
        verbose_name_plural = _("aset")
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="triage_asset_once"),
            models.CheckConstraint(
                condition=models.Q(tolerance_m__isnull=True) | models.Q(tolerance_m__range=(1, MAX_TOLERANCE_M)),
                name="triage_asset_tolerance",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="road") & ~models.Q(road_class="") | ~models.Q(kind="road") & models.Q(road_class=""),
                name="triage_asset_road_has_class",
            ),
            models.CheckConstraint(condition=models.Q(lat__range=(-90, 90), lng__range=(-180, 180)), name="triage_asset_position"),
        ]
        indexes = [
            models.Index(fields=["kind", "id"], name="triage_asset_kind"),
            models.Index(fields=["region", "id"], name="triage_asset_region"),
            models.Index(fields=["key"], name="triage_asset_key"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="triage_asset_name_like"),
        ]

    def __str__(self) -> str:
        return self.name or self.key


class AssetsVersion(models.Model):
    """One row. Its value changes with every import or retirement, so that each process knows when what it holds in memory is old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="triage_one_assets_version")]

    def __str__(self) -> str:
        return str(self.value)
