from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from siger.reports.categories import CHOICES, CLASS_NAMES


class Service(models.Model):
    """A kind of problem under one of the fixed categories, from the installation's `services.toml` (Open311: service)."""

    code = models.SlugField(_("kode"), max_length=60, primary_key=True)
    category = models.CharField(_("kategori"), max_length=30, choices=CHOICES)
    name = models.CharField(_("nama"), max_length=120)
    name_en = models.CharField(_("nama Inggris"), max_length=120)
    description = models.CharField(_("keterangan"), max_length=300, blank=True)
    report_class = models.CharField(_("jenis"), max_length=12, choices=[(k.value, v) for k, v in CLASS_NAMES.items()], default="complaint")
    sensitive = models.BooleanField(_("peka"), default=False)
    keywords = models.JSONField(_("kata kunci"), default=list, blank=True)
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)
    active = models.BooleanField(_("aktif"), default=True)

    class Meta:
        verbose_name = _("layanan")
        verbose_name_plural = _("layanan")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def word(self) -> str:
        """Its name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name
