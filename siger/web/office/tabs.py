"""The pages that stand in the sidebar of every office page, and for whom: one line each."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext_lazy as _

from siger.desk.queries.own_desk import has_desk
from siger.people.actors import Actor
from siger.triage.assets.permissions import keeper_seats
from siger.web.components.navigation import Group, Tab
from siger.web.office.access import SEATS_FOR, OfficePermission

Opens = Callable[[Actor], bool]


def _seats(permission: OfficePermission) -> Opens:
    """Whoever has a seat that the page is for."""
    wanted = SEATS_FOR[permission]
    return lambda actor: wanted is None or bool(actor.seats_as(*wanted))


_WORK: Final[tuple[tuple[Tab, Opens], ...]] = (
    (Tab("worklist", _("Daftar kerja"), "/kantor/", "inbox"), _seats(OfficePermission.WORKLIST)),
    (Tab("own-desk", _("Meja saya"), "/kantor/meja", "pulse"), has_desk),
    (Tab("mentions", _("Sebutan"), "/kantor/sebutan", "bell"), _seats(OfficePermission.MENTIONS)),
    (Tab("validation", _("Validasi"), "/kantor/validasi/", "shield"), _seats(OfficePermission.VALIDATION)),
    (Tab("field", _("Lapangan"), "/kantor/lapangan/", "wrench"), _seats(OfficePermission.FIELD)),
    (Tab("shift", _("Serah terima"), "/kantor/serah-terima/", "handover"), _seats(OfficePermission.SHIFT)),
    (Tab("crews", _("Regu"), "/kantor/regu/", "crew"), _seats(OfficePermission.CREWS)),
    (Tab("rules", _("Aturan"), "/kantor/aturan/", "split"), _seats(OfficePermission.RULES)),
    (Tab("templates", _("Templat"), "/kantor/templat/", "chat"), _seats(OfficePermission.TEMPLATES)),
    (Tab("tags", _("Tag"), "/kantor/tag/", "tag"), _seats(OfficePermission.TAGS)),
    (Tab("assets", _("Aset"), "/kantor/aset/", "layers"), lambda actor: bool(keeper_seats(actor))),
    (Tab("disputes", _("Bantahan"), "/kantor/bantahan/", "flag"), _seats(OfficePermission.DISPUTES)),
    (Tab("policies", _("Batas waktu"), "/kantor/batas-waktu/", "hourglass"), _seats(OfficePermission.DEADLINES)),
    (Tab("closed", _("Instansi ditutup"), "/kantor/instansi-ditutup/", "archive"), _seats(OfficePermission.CLOSED_AGENCIES)),
)
_WATCH: Final[tuple[tuple[Tab, Opens], ...]] = (
    (Tab("wandering", _("Perpindahan"), "/kantor/berpindah/", "swap"), _seats(OfficePermission.WANDERING)),
    (Tab("proof-figures", _("Hasil kerja"), "/kantor/hasil-kerja/", "chart"), _seats(OfficePermission.PROOF_FIGURES)),
    (Tab("public", _("Halaman warga"), "/", "globe"), lambda _actor: True),
    (Tab("admin", _("Data acuan"), "/_admin/", "settings"), _seats(OfficePermission.FAILED_JOBS)),
    (Tab("quarantine", _("Karantina"), "/kantor/karantina/", "shield"), _seats(OfficePermission.QUARANTINE)),
    (Tab("jobs", _("Pekerjaan gagal"), "/kantor/pekerjaan-gagal/", "alert"), _seats(OfficePermission.FAILED_JOBS)),
)


def groups_for(actor: Actor) -> tuple[Group, ...]:
    """No statement."""
    return tuple(
        Group(word, tuple(tab for tab, opens in tabs if opens(actor))) for word, tabs in ((_("Kerja"), _WORK), (_("Pantau"), _WATCH))
    )
