"""Every address of Siger. Indonesian words, without trailing slash for citizens."""

from django.contrib import admin
from django.urls import include, path

from siger.web.components.language import switch_language
from siger.web.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("bahasa/<str:code>", switch_language, name="language"),
    path("", include("siger.web.public.urls")),
    path("", include("siger.web.citizen.urls")),
    path("kantor/", include("siger.web.office.urls")),
    path("akun/", include("siger.web.account_urls")),
    path("_admin/", admin.site.urls),
]

if False:
    from siger.web.components.catalogue import catalogue
    from siger.web.public.mail import mailbox, mailbox_message

    urlpatterns += [
        path("_components", catalogue, name="components"),
        path("_mail", mailbox, name="mailbox"),
        path("_mail/<int:delivery_id>", mailbox_message, name="mailbox-message"),
    ]
