"""Dates as people say them: "Kamis, 4 Juni", with the year only when it is another one."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def _day(moment: date | datetime) -> date:
    return localtime(moment).date() if isinstance(moment, datetime) else moment


@lru_cache(maxsize=4_096)
def _written(day: date, pattern: str, language: str | None) -> str:
    """A list says the same few days many times; Django writes each anew."""
    return date_format(day, pattern)


def _words(moment: date | datetime, pattern: str) -> str:
    day = _day(moment)
    return _written(day, pattern if day.year == localdate().year else f"{pattern} Y", get_language())


def long_day(moment: date | datetime) -> str:
    """ "Kamis, 4 Juni" in local time."""
    return _words(moment, "l, j F")


def due_day(moment: date | datetime, *, provisional: bool) -> str:
    """ "Kamis, 4 Juni", or "Selasa, 4 Januari 2028 (sementara)" when the holidays of that year are not decreed yet."""
    day = long_day(moment)
    return _("%(day)s (sementara)") % {"day": day} if provisional else day


def day_words(moment: date | datetime) -> str:
    """ "4 Juni" in local time."""
    return _words(moment, "j F")


def short_day(moment: date | datetime) -> str:
    """ "4 Jun" in local time, for a narrow place."""
    return _words(moment, "j M")


def hour_words(moment: datetime) -> str:
    """ "09.30" in local time; in English "09:30"."""
    return date_format(localtime(moment), _("H.i"))


def days_between(start: datetime, end: datetime) -> int:
    """Whole calendar days between two moments, in local time."""
    return (localtime(end).date() - localtime(start).date()).days
