"""Every address of Siger. Indonesian words, without trailing slash for citizens."""

from django.contrib import admin
from django.urls import include, path

from siger.web.components.catalogue import catalogue, sample_photo
from siger.web.components.language import switch_language
from siger.web.health import healthz, readyz
from siger.web.public.mail import mailbox, mailbox_message, mailbox_sample
from siger.web.public.mail_link import mail_link
from siger.web.public.stop_mail import stop_mail

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("bahasa/<str:code>", switch_language, name="language"),
    path("", include("siger.web.public.urls")),
    path("", include("siger.web.citizen.urls")),
    path("kantor/", include("siger.web.office.urls")),
    path("akun/", include("siger.web.account_urls")),
    path("_admin/", admin.site.urls),
    path("k/<str:token>", mail_link, name="mail-link"),
    path("berhenti/<str:token>", stop_mail, name="stop-mail"),
    # For trying out and for building: each answers 404 unless it is a demonstration or DEBUG, and over loopback.
    path("_components", catalogue, name="components"),
    path("_components/foto/<str:name>.svg", sample_photo, name="sample-photo"),
    path("_mail", mailbox, name="mailbox"),
    path("_mail/<int:delivery_id>", mailbox_message, name="mailbox-message"),
    path("_mail/contoh/<slug:template>.<str:language>", mailbox_sample, name="mailbox-sample"),
]
