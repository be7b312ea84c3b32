"""Regions in the admin of reference data: to be looked at. They change by loading the official list, never by hand."""

from django.contrib import admin
from django.http import HttpRequest

from siger.regions.models import Region


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("code", "name", "level", "full_name", "postal_code", "active")
    list_filter = ("level", "active")
    search_fields = ("=code", "name")
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False
