from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProofConfig(AppConfig):
    name = "siger.proof"
    label = "proof"
    verbose_name = _("Bukti pekerjaan")
