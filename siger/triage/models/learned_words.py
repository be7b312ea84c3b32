"""How often words come in the installation's published reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LearnedWords(models.Model):
    """One row. `counts`: in how many of `reports` texts a frequent word came, by the key under which words are compared."""

    counts = models.JSONField(_("banyaknya"), default=dict)
    reports = models.PositiveIntegerField(_("laporan"), default=0)
    learned_at = models.DateTimeField(_("dipelajari"))

    class Meta:
        verbose_name = _("kata yang dipelajari")
        verbose_name_plural = _("kata yang dipelajari")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="triage_one_row_of_words")]

    def __str__(self) -> str:
        return str(self.learned_at)
