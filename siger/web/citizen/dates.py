"""Dates as people say them: "Kamis, 4 Juni", with the year only when it is another one."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _


def _local(moment: date | datetime) -> date | datetime:
    return localtime(moment) if isinstance(moment, datetime) else moment


def long_day(moment: date | datetime) -> str:
    """ "Kamis, 4 Juni" in local time."""
    shown = _local(moment)
    return date_format(shown, "l, j F" if shown.year == localdate().year else "l, j F Y")


def day_words(moment: date | datetime) -> str:
    """ "4 Juni" in local time."""
    shown = _local(moment)
    return date_format(shown, "j F" if shown.year == localdate().year else "j F Y")


def short_day(moment: date | datetime) -> str:
    """ "4 Jun" in local time, for a narrow place."""
    shown = _local(moment)
    return date_format(shown, "j M" if shown.year == localdate().year else "j M Y")


def hour_words(moment: datetime) -> str:
    """ "09.30" in local time; in English "09:30"."""
    return date_format(localtime(moment), _("H.i"))


def days_between(start: datetime, end: datetime) -> int:
    """Whole calendar days between two moments, in local time."""
    return (localtime(end).date() - localtime(start).date()).days
