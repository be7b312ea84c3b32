from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeadlinesConfig(AppConfig):
    name = "siger.deadlines"
    label = "deadlines"
    verbose_name = _("Batas waktu")

    def ready(self) -> None:
        """From here on reports count time by calendars and policies."""
        from siger.deadlines.source import CalendarSource
        from siger.reports.clocks import register_clocks

        register_clocks(CalendarSource())
