from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "siger.core"
    label = "core"
    verbose_name = "Dasar"

    def ready(self) -> None:
        """Every package's listeners are known before the first event is published, in the web, the worker and the command alike."""
        autodiscover_modules("handlers")
