from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProofConfig(AppConfig):
    name = "siger.proof"
    label = "proof"
    verbose_name = _("Bukti pekerjaan")

    def ready(self) -> None:
        """From here on finished work goes to a validator who was drawn."""
        from siger.proof.drawing import draw
        from siger.reports.judges import register_draw

        register_draw(draw)
