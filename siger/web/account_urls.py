"""Addresses of django-allauth, and the way from its front door to ours."""

from django.urls import include, path
from django.views.generic import RedirectView

from siger.web.permission_marks import OPEN, mark

urlpatterns = [path("", mark(RedirectView.as_view(url="/saya"), OPEN)), path("", include("allauth.urls"))]
