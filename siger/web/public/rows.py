"""Rows of the public list, as words and as they stand in the page."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape  # not Django's, which asks every word whether it is lazy
from typing import Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.reports.categories import NAMES, Category
from siger.reports.life import LIFE
from siger.reports.queries.public import PublicRow
from siger.reports.states import State, Verb
from siger.reports.words import VERB_WORDS
from siger.web.citizen.dates import days_between, due_day
from siger.web.citizen.shown_photos import photo_url
from siger.web.components.status import status_of
from siger.web.components.tags import category_icon, icon, late_pill, pill

_SUPPORTABLE: Final = frozenset(step.source for step in LIFE if step.verb is Verb.SUPPORT)
_AT_WORK = frozenset({State.RECEIVED, State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_VALIDATION, State.REFERRED})


_SAID: Final[dict[str, Promise]] = {
    State.RECEIVED: gettext_lazy("Menunggu petugas penerima."),
    State.ASSIGNED: gettext_lazy("Menunggu %(office)s, paling lambat %(day)s."),
    State.IN_PROGRESS: gettext_lazy("Dikerjakan %(office)s, paling lambat %(day)s."),
    State.AWAITING_VALIDATION: gettext_lazy("%(office)s bilang selesai, sedang diperiksa."),
    State.RESOLVED: gettext_lazy("%(office)s bilang selesai, pelapor menilai sampai %(day)s."),
}


def written(rows: Iterable[PublicRow], *, level: int = 2, with_support: bool = False) -> SafeString:
    """All rows, one after the other, with titles as headings of `level`; "" for none. `with_support`: inside a form that supports one.

    Written here, since a template needs several times as long for them.
    """
    language = get_language() or "id"
    return mark_safe("".join(_written(row, level, language, with_support) for row in rows))  # noqa: S308 - every word is escaped where it is put in


def _written(row: PublicRow, level: int, language: str, with_support: bool) -> str:
    shown = row.after or row.photo
    picture = f'<span class="photo"><img src="{photo_url(shown)}" alt="" width="96" height="96" loading="lazy"></span>' if shown else ""
    late, aside, told = late_words(late_days(row)), supporters_words(row.supporters), said(row)
    mark = late_pill(late) if late else _pill(row.state, row.outcome, language)
    beside = f'<span class="sub">{escape(aside)}</span>' if aside else ""
    # Behind the title in the page, so that it lies above the link that covers the whole row.
    support = _support(row.number, escape(row.title), language) if with_support and row.state in _SUPPORTABLE else ""
    return (
        f'<li class="row row-link">{picture or _disc(row.category)}<div><div class="line line-apart">{mark}{beside}</div>'
        f'<h{level} class="row-title"><a href="/laporan/{row.number}">{escape(row.title)}</a></h{level}>'
        f'<p class="sub">{_category(row.category, language)}, {escape(row.region_name)}{". " if told else ""}{escape(told)}</p>'
        f"{support}</div></li>"
    )


def _support(number: str, title: str, language: str) -> str:
    return f'<button class="chip" name="nomor" value="{number}">{_support_word(language)}<span class="vh"> {title}</span></button>'


@lru_cache(maxsize=8)
def _support_word(language: str) -> str:
    return f"{icon('people', 'icon-s')}<span>{escape(str(VERB_WORDS[Verb.SUPPORT]))}</span>"


@lru_cache(maxsize=64)
def _disc(category: str) -> str:
    return f'<span class="disc">{icon(category_icon(category))}</span>'


@lru_cache(maxsize=128)
def _pill(state: str, outcome: str, language: str) -> str:
    return pill(state, outcome)


@lru_cache(maxsize=64)
def _category(code: str, language: str) -> str:
    return escape(str(NAMES[Category(code)]))


def late_words(days: int | None) -> str:
    """ "Terlambat 3 hari", nothing when it is in time."""
    if not days:
        return "" if days is None else _("Terlambat")
    return ngettext("Terlambat %(days)d hari", "Terlambat %(days)d hari", days) % {"days": days}


def late_days(row: PublicRow) -> int | None:
    """Days past the due time while somebody at work holds it; None when it is in time."""
    if row.due_at is None or row.state not in _AT_WORK or row.due_at >= now():
        return None
    return days_between(row.due_at, now())


def said(row: PublicRow) -> str:
    """Who has it, by when."""
    words = _SAID.get(row.state)
    if words is None:
        return ""
    day = due_day(row.due_at, provisional=row.due_provisional and row.state != State.RESOLVED) if row.due_at else ""
    return str(words) % {"office": row.agency_name or _("instansi"), "day": day}


def supporters_words(count: int) -> str:
    return ngettext("%(count)d pendukung", "%(count)d pendukung", count) % {"count": count} if count else ""


def tone_of(row: PublicRow) -> str:
    return "late" if late_days(row) is not None else status_of(row.state, row.outcome).tone


def word_of(row: PublicRow) -> str:
    return str(status_of(row.state, row.outcome).word)
