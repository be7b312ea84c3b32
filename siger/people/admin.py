"""Agencies, accounts and seats in the admin of reference data. Accounts show nothing of what somebody reported."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.forms import ModelForm
from django.http import HttpRequest, QueryDict

from siger.people.models import Agency, Membership, User


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "short_name", "kind", "function", "region", "active")
    list_filter = ("kind", "active")
    list_select_related = ("region",)
    search_fields = ("name", "short_name", "=code")
    autocomplete_fields = ("parent", "region")
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Agency, form: "ModelForm[Agency]", change: bool) -> None:
        """Keeps `path` true, also of everything below an agency that was moved."""
        before = obj.path
        super().save_model(request, obj, form, change)
        obj.path = f"{obj.parent.path if obj.parent else '/'}{obj.pk}/"
        if obj.path != before:
            obj.save(update_fields=["path"])
            _move_below(before, obj.path)

    def has_delete_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        """An agency is closed by taking off `active`: reports and timelines name it for ever."""
        return False


def _move_below(before: str, after: str) -> None:
    if not before:
        return
    below = list(Agency.objects.filter(path__startswith=before).exclude(path=after))
    for agency in below:
        agency.path = after + agency.path[len(before) :]
    Agency.objects.bulk_update(below, ["path"])


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    autocomplete_fields = ("agency", "territory")
    extra = 0


def _searched_for(request: HttpRequest) -> str:
    """What the list was searched for; the page of one account carries it along in its address."""
    query = request.GET.get("q") or QueryDict(request.GET.get("_changelist_filters", "")).get("q") or ""
    return str(query).strip().lower()


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Accounts with their seats. No password here: people set their own, or sign in with a code."""

    list_display = ("email", "name", "is_active", "is_staff", "joined_at")
    list_filter = ("is_staff", "is_active")
    search_fields = ("email", "name")
    fields = ("email", "name", "language", "is_active", "is_staff", "joined_at")
    readonly_fields = ("joined_at",)
    inlines = (MembershipInline,)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """Accounts that work in the office, and those without a seat only by their exact address: citizens are not for browsing, neither
        in the list nor by counting up the numbers in the address of a page.
        """
        asked = _searched_for(request)
        return super().get_queryset(request).filter(Q(memberships__isnull=False) | Q(is_staff=True) | Q(email=asked)).distinct()

    def save_model(self, request: HttpRequest, obj: User, form: "ModelForm[User]", change: bool) -> None:
        obj.email = obj.email.lower()
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Erasing a person is their own right and has its own way; here an account is only closed."""
        return False
