"""First routes: whose is what, where."""

from django.contrib import admin

from siger.triage.models import Route


@admin.register(Route)
class RouteAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("category", "service", "region", "agency")
    list_filter = ("category",)
    list_select_related = ("service", "region", "agency")
    search_fields = ("agency__name", "=region__code")
    autocomplete_fields = ("service", "region", "agency")
    show_full_result_count = False
