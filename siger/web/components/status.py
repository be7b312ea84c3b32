"""How each state of a report looks and is called: icon, tone, word. The only place that maps states to the page.

Words follow the life of a report (docs/glossary.md has the legal terms). States are compared by their text, so that this module needs
nothing from the domain.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Status:
    """`tone` is one of wait, work, check, done, late, void and always comes with an icon and a word."""

    tone: str
    icon: str
    word: str | Promise


UNKNOWN = Status("void", "help", _("Belum diketahui"))
OVERDUE = Status("late", "alarm", _("Terlambat"))

STATUSES: dict[str, Status] = {
    "received": Status("wait", "dashed", _("Menunggu")),
    "needs_info": Status("check", "question", _("Perlu dilengkapi")),
    "assigned": Status("wait", "arrow", _("Diteruskan")),
    "in_progress": Status("work", "wrench", _("Dikerjakan")),
    "awaiting_validation": Status("check", "eye", _("Menunggu validasi")),
    "resolved": Status("done", "hourglass", _("Selesai, menunggu pelapor")),
    "closed": Status("done", "ok", _("Selesai")),
    "closed_incomplete": Status("void", "archive", _("Ditutup, data tidak lengkap")),
    "referred": Status("void", "refer", _("Dirujuk ke instansi lain")),
    "rejected": Status("void", "ban", _("Tidak dapat ditindaklanjuti")),
    "merged": Status("void", "merge", _("Digabung")),
}

OUTCOMES: dict[str, Status] = {
    "confirmed": Status("done", "ok", _("Selesai, dibenarkan pelapor")),
    "silent": Status("done", "ok", _("Selesai, tanpa tanggapan")),
    "withdrawn": Status("void", "back", _("Ditarik pelapor")),
    "disputed": Status("late", "flag", _("Ditutup, disengketakan")),
}

FOR_REPORTER: dict[str, Status] = {
    "resolved": Status("check", "chat", _("Menunggu jawaban Anda")),
    "needs_info": Status("check", "question", _("Perlu Anda lengkapi")),
}


def status_of(state: str, outcome: str = "", *, reporter: bool = False) -> Status:
    """The look of a state. `outcome` matters for closed reports only; `reporter` speaks to the person who reported.

    A state nobody has drawn yet gets a neutral look instead of an error: a page must never fail for want of an icon.
    """
    key = str(state)
    if key == "closed" and str(outcome) in OUTCOMES:
        return OUTCOMES[str(outcome)]
    if reporter and key in FOR_REPORTER:
        return FOR_REPORTER[key]
    return STATUSES.get(key, UNKNOWN)


@dataclass(frozen=True, slots=True)
class StepView:
    """One dot of the four-step progress line; `place` is past, now or next."""

    word: str | Promise
    place: str
    tone: str


_STEPS = (pgettext_lazy("laporan", "Masuk"), _("Diteruskan"), _("Dikerjakan"), _("Beres?"))
_REACHED = {"received": 0, "needs_info": 0, "assigned": 1, "in_progress": 2, "awaiting_validation": 2, "resolved": 3, "closed": 4}
_ENDED_OTHERWISE = {"closed_incomplete", "referred", "rejected", "merged"}


def steps_of(state: str, outcome: str = "") -> list[StepView]:
    """Masuk, Diteruskan, Dikerjakan, Beres? A report that ended another way keeps its first step and shows how it ended on the last dot."""
    key = str(state)
    if key in _ENDED_OTHERWISE or (key == "closed" and outcome in {"withdrawn", "disputed"}):
        end = status_of(key, outcome)
        return [StepView(_STEPS[0], "past", "done"), StepView(end.word, "now", end.tone)]
    reached = _REACHED.get(key, 0)
    words = (*_STEPS[:3], _("Beres")) if reached > 3 else _STEPS
    tone = status_of(key).tone if key != "resolved" else "check"
    return [StepView(word, "past" if at < reached else "now" if at == reached else "next", tone) for at, word in enumerate(words)]


CATEGORY_ICONS: dict[str, str] = {
    "roads": "road",
    "street_lighting": "lamp",
    "drainage_flood": "flood",
    "waste": "waste",
    "water": "drop",
    "electricity": "bolt",
    "telecom": "tower",
    "transport": "bus",
    "trees_parks": "tree",
    "housing": "house",
    "education": "school",
    "health": "health",
    "social_assistance": "aid",
    "civil_registration": "id",
    "licensing": "permit",
    "labour": "work",
    "agriculture_prices": "plant",
    "economy_msme": "shop",
    "environment_mining": "mountain",
    "land": "land",
    "tax_revenue": "tax",
    "fire_disaster": "fire",
    "security_order": "guard",
    "illegal_levies_corruption": "cash-off",
    "public_service_conduct": "conduct",
    "village_governance": "village",
    "other": "other",
}
VISIBILITY_ICONS: dict[str, str] = {"public": "globe", "private": "lock", "anonymous": "mask", "whistleblowing": "shield"}
