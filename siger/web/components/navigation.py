"""What stands in the tab bar of citizens and in the sidebar of the office."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tab:
    """`key` is what a page puts into the context as `tab` to be marked as the current one."""

    key: str
    word: str | Promise
    url: str
    icon: str


CITIZEN_TABS = (
    Tab("home", _("Beranda"), "/", "home"),
    Tab("map", _("Peta"), "/peta", "map"),
    Tab("report", _("Lapor"), "/lapor", "camera"),
    Tab("list", _("Laporan"), "/laporan", "list"),
    Tab("mine", _("Saya"), "/saya", "user"),
)


@dataclass(frozen=True, slots=True)
class Group:
    word: str | Promise
    tabs: tuple[Tab, ...]


OFFICE_GROUPS = (
    Group(
        _("Kerja"),
        (Tab("worklist", _("Daftar kerja"), "/kantor/", "inbox"), Tab("validation", _("Validasi"), "/kantor/validasi/", "shield")),
    ),
    Group(_("Pantau"), (Tab("public", _("Halaman warga"), "/", "globe"),)),
)
