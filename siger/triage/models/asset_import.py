"""What was imported when, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.people.models import User


class ImportResult(models.TextChoices):
    STORED = "stored", _("disimpan")
    UNCHANGED = "unchanged", _("tidak ada yang berubah")
    REFUSED = "refused", _("ditolak")


class AssetImport(models.Model):
    """One attempt, also one that was refused. `by` is None for the terminal. `problems` are the first, `problem_count` is all."""

    at = models.DateTimeField(_("waktu"))
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("oleh"))
    source = models.CharField(_("sumber"), max_length=80)
    files = models.CharField(_("berkas"), max_length=300)
    result = models.CharField(_("hasil"), max_length=10, choices=ImportResult.choices)
    replaced = models.BooleanField(_("mengganti seluruh sumber"), default=False)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)

    class Meta:
        verbose_name = _("impor aset")
        verbose_name_plural = _("impor aset")
        indexes = [models.Index(fields=["-at", "-id"], name="triage_asset_imports")]

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d}"
