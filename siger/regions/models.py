"""Tables of the regions. Public reference data: filled by loading and importing, read by everyone."""

import uuid

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.regions.codes import ancestor_codes, depth


class Level(models.TextChoices):
    PROVINCE = "province", _("Provinsi")
    REGENCY = "regency", _("Kabupaten")
    CITY = "city", _("Kota")
    DISTRICT = "district", _("Kecamatan")
    VILLAGE = "village", _("Desa")
    URBAN_VILLAGE = "urban_village", _("Kelurahan")


class PositionBasis(models.TextChoices):
    """How a position is known. Only a given one may decide where a point lies."""

    UNKNOWN = "", _("tidak ada")
    GIVEN = "given", _("tercatat")
    SIBLINGS = "siblings", _("rata-rata wilayah tetangga")
    VILLAGES = "villages", _("rata-rata desa di dalamnya")


class Region(models.Model):
    """One code of the official list. `code` sorts and compares bytewise, so that all below "18.01" is one range of the primary key."""

    code = models.CharField(max_length=13, primary_key=True, db_collation="C")
    name = models.CharField(max_length=120)
    full_name = models.CharField(max_length=300, help_text="with the regions above it, without the province")
    level = models.CharField(max_length=16, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    active = models.BooleanField(default=True, help_text="false once the official list no longer has the code; what refers to it stays")
    postal_code = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lng = models.FloatField(null=True, blank=True)
    position_basis = models.CharField(max_length=10, choices=PositionBasis.choices, blank=True, default=PositionBasis.UNKNOWN)
    search_name = models.CharField(max_length=120, help_text="normalised name")
    search_joined = models.CharField(
        max_length=120, db_collation="C", help_text="search_name without spaces: people write Rajabasa and Raja Basa"
    )
    search_text = models.CharField(max_length=400, help_text="normalised name with the names above it")

    class Meta:
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")
        ordering = ["code"]
        indexes = [
            GistIndex(fields=["search_joined"], opclasses=["gist_trgm_ops"], name="regions_search_similar"),
            models.Index(fields=["search_joined"], name="regions_search_prefix"),
            models.Index(fields=["level", "code"], name="regions_level_code"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$"), name="regions_code_shape"),
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lng__isnull=True) | models.Q(lat__range=(-90, 90), lng__range=(-180, 180)),
                name="regions_position",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def ancestor_codes(self) -> tuple[str, ...]:
        """From the province down; read off the code, no query."""
        return ancestor_codes(self.code)

    @property
    def depth(self) -> int:
        """1 province, 2 regency or city, 3 district, 4 village."""
        return depth(self.code)

    @property
    def has_position(self) -> bool:
        return self.lat is not None

    @property
    def title(self) -> str:
        """The name with what it is, as people say it: "Kecamatan Natar", "Desa Hajimena", "Kota Metro"."""
        if self.level in (Level.PROVINCE, Level.DISTRICT, Level.VILLAGE, Level.URBAN_VILLAGE):
            return f"{Level(self.level).label} {self.name}"
        return self.name


class RegionOutline(models.Model):
    """An imported outline: WKB polygon or multipolygon, longitude before latitude, EPSG:4326."""

    region = models.OneToOneField(Region, on_delete=models.CASCADE, primary_key=True, related_name="outline")
    geometry = models.BinaryField()
    source = models.CharField(max_length=200)
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.region_id


class DrawnShapes(models.Model):
    """What a map fetches, ready: the regions of one depth within one region, as gzipped GeoJSON."""

    within = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    depth = models.PositiveSmallIntegerField()
    body = models.BinaryField()
    etag = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["within", "depth"], name="regions_drawn_once")]

    def __str__(self) -> str:
        return f"{self.within_id}/{self.depth}"


class RegionsVersion(models.Model):
    """One row. Its value changes with every load or import, so that each process knows when what it holds in memory is old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField(default=uuid.uuid4)
    fingerprint = models.CharField(max_length=64, blank=True, help_text="of what was loaded: the same input is not loaded twice")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="regions_one_version")]

    def __str__(self) -> str:
        return str(self.value)
