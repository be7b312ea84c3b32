"""Services, the kinds of problem under the fixed categories. Reports are never in the admin: they change by actions alone."""

from django.contrib import admin

from siger.reports.models import Service


@admin.register(Service)
class ServiceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "category", "report_class", "sensitive", "active", "position")
    list_filter = ("category", "active", "sensitive")
    search_fields = ("name", "name_en", "=code")
