"""Addresses of django-allauth, and the way from its front door to ours."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [path("", RedirectView.as_view(url="/saya")), path("", include("allauth.urls"))]
