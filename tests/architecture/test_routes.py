"""Every address says who may open it."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

FOREIGN = ("allauth.", "django.contrib.admin.", "django.views.generic.")


def _views(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, object]]:
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        else:
            yield from _views(pattern, path)


def _module(view: object) -> str:
    inner = getattr(view, "view_class", view)
    return str(getattr(inner, "__module__", ""))


def test_every_route_of_ours_declares_its_permission():
    silent = [
        path
        for path, view in _views(get_resolver())
        if not _module(view).startswith(FOREIGN) and not path.startswith(("akun/", "_admin/")) and not getattr(view, "permission", None)
    ]
    assert not silent


@pytest.mark.django_db
def test_no_office_page_opens_for_a_stranger(client):
    opened = []
    for path, _ in _views(get_resolver()):
        if path.startswith("kantor/") and "<" not in path:
            response = client.get(f"/{path}")
            if response.status_code == 200:
                opened.append(path)
    assert not opened
