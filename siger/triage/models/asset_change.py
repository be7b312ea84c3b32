"""What was done by hand to a thing with an owner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siger.people.models import User
from siger.triage.models.asset import Asset


class AssetVerb(models.TextChoices):
    RETIRE = "retire", _("dinonaktifkan")
    RESTORE = "restore", _("diaktifkan lagi")


class AssetChange(models.Model):
    """Append-only. `source` and `key` name the thing also after an import took it away."""

    asset = models.ForeignKey(Asset, models.SET_NULL, null=True, related_name="changes", db_index=False)
    source = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    verb = models.CharField(max_length=10, choices=AssetVerb.choices)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("perubahan aset")
        verbose_name_plural = _("perubahan aset")
        indexes = [models.Index(fields=["asset", "-at"], name="triage_asset_changes")]

    def __str__(self) -> str:
        return f"{self.source}/{self.key} {self.verb}"
