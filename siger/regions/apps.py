from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class RegionsConfig(AppConfig):
    name = "siger.regions"
    label = "regions"
    verbose_name = pgettext_lazy("aplikasi", "Wilayah")
