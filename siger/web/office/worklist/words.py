"""What filters are called."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from siger.reports.categories import CHANNEL_NAMES, NAMES, Category, Channel
from siger.reports.queries.worklist import Assignee, Due, Photos, View, WorklistFilter
from siger.reports.queries.worklist.filter import CREW
from siger.reports.states import State
from siger.reports.words import STATE_WORDS
from siger.web.office.worklist.names import Names

VIEW_WORDS: Final[dict[View, Promise]] = {
    View.MINE: gettext_lazy("Menunggu saya"),
    View.OVERDUE: gettext_lazy("Lewat tenggat"),
    View.OFFERED: gettext_lazy("Diserahkan ke kami"),
    View.REFERRED_LATE: gettext_lazy("Rujukan terlambat"),
    View.DISPUTED: gettext_lazy("Dibantah warga"),
    View.OPEN: gettext_lazy("Semua yang terbuka"),
    View.ALL: gettext_lazy("Semua"),
}
DUE_WORDS: Final[dict[str, Promise]] = {
    Due.LATE: gettext_lazy("Lewat tenggat"),
    Due.TODAY: gettext_lazy("Sampai hari ini"),
    Due.TOMORROW: gettext_lazy("Besok"),
    Due.WEEK: gettext_lazy("Tujuh hari"),
}
PHOTO_WORDS: Final[dict[str, Promise]] = {Photos.WITH: gettext_lazy("Ada foto"), Photos.WITHOUT: gettext_lazy("Tanpa foto")}
ASSIGNEE_WORDS: Final[dict[str, Promise]] = {
    Assignee.ME: gettext_lazy("Petugas: saya atau regu saya"),
    Assignee.NOBODY: gettext_lazy("Belum ada petugas"),
}


def chip_words(wanted: WorklistFilter, names: Names) -> list[tuple[str, tuple[str, ...]]]:
    """The filters in force, in the order of the form: how each is called, and under which names it stands in the address."""
    chips = [
        (_of(STATE_WORDS, wanted.state and State(wanted.state)), ("keadaan",)),
        (_of(DUE_WORDS, wanted.due), ("tenggat",)),
        (_of(NAMES, wanted.category and Category(wanted.category)), ("kategori",)),
        (names.region, ("wilayah", "wilayah_text")),
        (names.agency, ("instansi", "instansi_text")),
        (_of(CHANNEL_NAMES, wanted.channel and Channel(wanted.channel)), ("kanal",)),
        (_assignee(wanted.assignee, names), ("petugas",)),
        (_("Tag: %(tag)s") % {"tag": names.tag} if wanted.tag else "", ("tag",)),
        (_of(PHOTO_WORDS, wanted.photo), ("foto",)),
        (_("Pernah dibuka lagi") if wanted.reopened else "", ("dibuka-lagi",)),
        (_("Pernah diserahkan") if wanted.handed_over else "", ("diserahkan",)),
        (at_least(wanted.supporters) if wanted.supporters else "", ("pendukung",)),
        (f"“{wanted.words}”" if wanted.words else "", ("q",)),
    ]
    return [(word, address) for word, address in chips if word]


def at_least(supporters: int) -> str:
    return ngettext("%(n)d pendukung atau lebih", "%(n)d pendukung atau lebih", supporters) % {"n": supporters}


def _of(words: Mapping[Any, object], chosen: str) -> str:
    return str(words[chosen]) if chosen else ""


def _assignee(assignee: str, names: Names) -> str:
    if not assignee:
        return ""
    if assignee.startswith(CREW):
        return _("Regu: %(name)s") % {"name": names.person}
    return str(ASSIGNEE_WORDS[assignee]) if assignee in ASSIGNEE_WORDS else _("Petugas: %(name)s") % {"name": names.person}
