from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "siger.regions"
    label = "regions"
    verbose_name = "Wilayah"
