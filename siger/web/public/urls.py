"""Addresses of the public pages."""

from django.urls import URLPattern, path

from siger.web.public.home import home
from siger.web.public.photos import photo
from siger.web.public.regions import region_here, region_shapes, search_regions, search_villages
from siger.web.public.report_list import map_points, report_list, report_map

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("laporan", report_list, name="reports"),
    path("peta", report_map, name="map"),
    path("peta/titik.json", map_points, name="map-points"),
    path("peta/garis/<slug:level>.json", region_shapes, name="region-shapes"),
    path("wilayah/cari", search_regions, name="region-search"),
    path("wilayah/desa", search_villages, name="village-search"),
    path("wilayah/di", region_here, name="region-here"),
    path("foto/<face:face>/<slug:size>.webp", photo, name="photo"),
]
