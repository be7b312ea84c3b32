"""What things are called on the pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.triage.assets.kinds import AssetKind, RoadClass

KIND_WORDS: Final[dict[AssetKind, Promise]] = {
    AssetKind.ROAD: gettext_lazy("Ruas jalan"),
    AssetKind.DRAIN: gettext_lazy("Saluran air"),
    AssetKind.RIVER: gettext_lazy("Sungai"),
    AssetKind.LAMP: gettext_lazy("Lampu jalan"),
    AssetKind.SCHOOL: gettext_lazy("Sekolah"),
    AssetKind.MARKET: gettext_lazy("Pasar"),
    AssetKind.HEALTH_CENTRE: gettext_lazy("Puskesmas"),
}
CLASS_WORDS: Final[dict[RoadClass, Promise]] = {
    RoadClass.TOLL: gettext_lazy("jalan tol"),
    RoadClass.NATIONAL: gettext_lazy("jalan nasional"),
    RoadClass.PROVINCE: gettext_lazy("jalan provinsi"),
    RoadClass.REGENCY: gettext_lazy("jalan kabupaten/kota"),
    RoadClass.VILLAGE: gettext_lazy("jalan desa"),
}


def thing_words(kind: str, road_class: str, name: str) -> str:
    """The thing within a sentence: "ruas Jl. Z.A. Pagar Alam (jalan nasional)", "lampu jalan LP-017", "sekolah"."""
    sort = {
        AssetKind.ROAD: _("ruas"),
        AssetKind.DRAIN: _("saluran"),
        AssetKind.RIVER: _("sungai"),
        AssetKind.LAMP: _("lampu jalan"),
        AssetKind.SCHOOL: _("sekolah"),
        AssetKind.MARKET: _("pasar"),
        AssetKind.HEALTH_CENTRE: _("puskesmas"),
    }[AssetKind(kind)]
    doubled = name.lower().startswith(f"{sort.lower()} ")
    words = name if doubled else f"{sort} {name}".strip()
    return f"{words} ({CLASS_WORDS[RoadClass(road_class)]})" if road_class else words
