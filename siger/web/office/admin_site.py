"""The admin of reference data, behind the same door as the office: signed in, staff, second factor shown."""

from typing import Any, Final

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.db.models.base import ModelBase
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siger.core.errors import Forbidden
from siger.web.signing import second_factor_shown

_OURS: Final = "siger."


class ReferenceDataAdmin(AdminSite):
    """Agencies, seats, services, routes and regions; no reports. Has no sign-in page of its own: that would go past the second factor."""

    site_header = site_title = _("Data acuan")
    index_title = _("Data acuan")
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only what our own packages bring. Libraries would show everybody's addresses, second factors and jobs, to be read and changed."""
        models: list[Any] = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else list(model_or_iterable)
        super().register([model for model in models if model.__module__.startswith(_OURS)], admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and getattr(request.user, "is_staff", False) and second_factor_shown(request))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """To sign in, or to show a second factor. Who is signed in and no staff is told so: the sign-in page would send them back."""
        if request.user.is_authenticated and not getattr(request.user, "is_staff", False):
            raise Forbidden(gettext("Halaman ini hanya untuk admin data acuan."))
        if request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next", "/_admin/"), "/akun/2fa/")
        return redirect_to_login(request.GET.get("next", "/_admin/"), settings.LOGIN_URL)
