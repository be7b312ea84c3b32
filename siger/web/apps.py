"""Django application of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Owns templates and static files; has no tables."""

    name = "siger.web"
    label = "web"
    verbose_name = "Siger: pages"
