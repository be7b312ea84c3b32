"""Addresses of the citizen pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
