"""Names our site as the one that every `admin.py` registers with. Apart from it: Django loads this before the models are there."""

from django.contrib.admin.apps import AdminConfig


class ReferenceDataConfig(AdminConfig):
    default_site = "siger.web.office.admin_site.ReferenceDataAdmin"
