"""The honest figures of the home page, kept for a minute, and the words around them."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.cache import cache
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from siger.reports.queries.public import Figures, PublicRow, figures, recently_fixed

KEPT_S: Final = 60
KEY: Final = "home"


@dataclass(frozen=True, slots=True)
class HomeContent:
    figures: Figures
    fixed: tuple[PublicRow, ...]


def home_content() -> HomeContent:
    """At most a minute old; the figures carry the moment they were taken at."""
    kept: HomeContent | None = cache.get(KEY)
    if kept is None:
        kept = HomeContent(figures(), tuple(recently_fixed()))
        cache.set(KEY, kept, KEPT_S)
    return kept


def parts(of: Figures) -> list[dict[str, Any]]:
    """Parts of all that was received that do not overlap, so that the bar adds up."""
    other = max(0, of.received - of.done - of.working - of.waiting)
    listed = [
        {"word": _("Beres"), "tone": "done", "count": of.done},
        {"word": _("Dikerjakan"), "tone": "work", "count": of.working},
        {"word": _("Menunggu"), "tone": "wait", "count": of.waiting},
        {"word": _("Berakhir lain"), "tone": "void", "count": other},
    ]
    return [part for part in listed if part["count"]]


def spread_words(of: Figures) -> str:
    """How long it took, told without flattering: the middle, the slow end, the late and the reopened."""
    said = []
    if of.median_days is not None and of.p90_days is not None:
        said.append(
            _("Separuh laporan yang dibenarkan beres dalam %(half)s hari, 9 dari 10 dalam %(most)s hari.")
            % {"half": days_words(of.median_days), "most": days_words(of.p90_days)}
        )
    if of.late:
        said.append(_("%(count)s lewat batas waktunya.") % {"count": count_words(of.late)})
    if of.disputed:
        said.append(_("%(count)s dikerjakan lagi karena pelapor bilang belum beres.") % {"count": count_words(of.disputed)})
    return " ".join(said)


def days_words(days: float) -> str:
    """ "6", "1,5" (in English "1.5") or "<1": a decimal only below three days."""
    if days < 1:
        return "<1"
    exact = round(days, 1) if days < 3 else round(days)
    return number_format(exact, 0 if exact == int(exact) else 1)


def count_words(count: int) -> str:
    """ "4.812", in English "4,812"."""
    return number_format(count, 0, force_grouping=True)
