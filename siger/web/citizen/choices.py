"""What the report form offers to choose from."""

from typing import Any, Final

from django.utils.translation import gettext as _

from siger.reports.categories import NAMES, Category, Visibility
from siger.web.components.status import CATEGORY_ICONS, VISIBILITY_ICONS

USUAL: Final = (
    Category.ROADS,
    Category.DRAINAGE_FLOOD,
    Category.STREET_LIGHTING,
    Category.WASTE,
    Category.TREES_PARKS,
    Category.WATER,
)
"""Offered first: what most reports are about elsewhere. The rest stands below them, in the order of the list."""


def usual_categories() -> list[dict[str, str]]:
    return [_tile(category) for category in USUAL]


def other_categories() -> list[dict[str, str]]:
    return [_tile(category) for category in Category if category not in USUAL]


def category_options() -> list[tuple[str, str]]:
    """(code, name) of all 27."""
    return [(category.value, str(NAMES[category])) for category in Category]


_LONG: Final = {"Ketenagakerjaan": "Ketenaga\u00adkerjaan"}
"""Words that are wider than a tile, with the place where they may be parted."""


def _tile(category: Category) -> dict[str, str]:
    name = str(NAMES[category])
    return {"code": category.value, "word": _LONG.get(name, name), "icon": CATEGORY_ICONS[category.value]}


def visibility_options() -> list[dict[str, Any]]:
    words = {
        Visibility.PUBLIC: (_("Terbuka"), _("Setelah diperiksa petugas, semua orang bisa baca isi dan fotonya. Nama Anda tidak tampil.")),
        Visibility.PRIVATE: (_("Rahasia"), _("Hanya petugas yang menangani. Tidak muncul di peta.")),
        Visibility.ANONYMOUS: (_("Tanpa nama"), _("Identitas tidak disimpan sama sekali. Pantau lewat tautan rahasia.")),
    }
    return [{"code": kind.value, "word": word, "note": note, "icon": VISIBILITY_ICONS[kind.value]} for kind, (word, note) in words.items()]
