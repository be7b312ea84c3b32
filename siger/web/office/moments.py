"""Due times in words: "lewat 1 hari", "pukul 15.30", "Kam 15.30"; and the groups of a list that is ordered by them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

SHORT_DAYS: Final = (
    gettext_lazy("Sen"),
    gettext_lazy("Sel"),
    gettext_lazy("Rab"),
    gettext_lazy("Kam"),
    gettext_lazy("Jum"),
    gettext_lazy("Sab"),
    gettext_lazy("Min"),
)
SHORT_MONTHS: Final = (
    gettext_lazy("Jan"),
    gettext_lazy("Feb"),
    gettext_lazy("Mar"),
    gettext_lazy("Apr"),
    gettext_lazy("Mei"),
    gettext_lazy("Jun"),
    gettext_lazy("Jul"),
    gettext_lazy("Agu"),
    gettext_lazy("Sep"),
    gettext_lazy("Okt"),
    gettext_lazy("Nov"),
    gettext_lazy("Des"),
)


class DueGroup(StrEnum):
    LATE = "late"
    TODAY = "today"
    TOMORROW = "tomorrow"
    LATER = "later"
    NONE = "none"


GROUP_WORDS: Final[dict[DueGroup, Promise]] = {
    DueGroup.LATE: gettext_lazy("Lewat tenggat"),
    DueGroup.TODAY: gettext_lazy("Hari ini"),
    DueGroup.TOMORROW: gettext_lazy("Besok"),
    DueGroup.LATER: gettext_lazy("Sesudahnya"),
    DueGroup.NONE: gettext_lazy("Tanpa tenggat"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """`word` is what stands in the list, `late` whether it is red."""

    group: DueGroup
    word: str
    late: bool = False


class DueWords:
    """Words for many due times at one moment: what is the same for all is worked out once."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.zone = timezone.get_current_timezone()
        self.today = at.astimezone(self.zone).date()
        self._days: dict[date, str] = {}
        self._late: dict[tuple[int, int], Due] = {}
        self.clock = _("%(hour)02d.%(minute)02d")

    def say(self, due_at: datetime | None, *, overdue: bool, provisional: bool = False) -> Due:
        """`overdue` is the query's word: a holder who is not in the office is never late."""
        due = self._say(due_at, overdue=overdue)
        return replace(due, word=_("%(due)s, sementara") % {"due": due.word}) if provisional and due.word and not due.late else due

    def _say(self, due_at: datetime | None, *, overdue: bool) -> Due:
        if due_at is None:
            return Due(DueGroup.NONE, "")
        if overdue:
            return self._late_by(self.at - due_at)
        local = due_at.astimezone(self.zone)
        days = (local.date() - self.today).days
        clock = self.clock % {"hour": local.hour, "minute": local.minute}
        if days <= 0:
            return Due(DueGroup.TODAY, _("pukul %(clock)s") % {"clock": clock})
        if days == 1:
            return Due(DueGroup.TOMORROW, _("besok %(clock)s") % {"clock": clock})
        return Due(DueGroup.LATER, f"{SHORT_DAYS[local.weekday()]} {clock}" if days < 7 else self.day(local.date()))

    def day(self, day: date) -> str:
        """ "22 Mei", with the year when it is another one."""
        if day not in self._days:
            short = f"{day.day} {SHORT_MONTHS[day.month - 1]}"
            self._days[day] = short if day.year == self.today.year else f"{short} {day.year}"
        return self._days[day]

    def _late_by(self, late: timedelta) -> Due:
        size = (late.days, round(late.seconds / 3600) if late.days == 0 else 0)
        if size not in self._late:
            self._late[size] = Due(DueGroup.LATE, late_words(late), late=True)
        return self._late[size]

    def day_of(self, moment: datetime) -> str:
        return self.day(moment.astimezone(self.zone).date())


def late_words(late: timedelta) -> str:
    """Whole days, else hours: "lewat 1 hari", "lewat 2 jam"."""
    if late >= timedelta(days=1):
        return ngettext("lewat %(n)d hari", "lewat %(n)d hari", late.days) % {"n": late.days}
    hours = max(1, round(late.total_seconds() / 3600))
    return ngettext("lewat %(n)d jam", "lewat %(n)d jam", hours) % {"n": hours}


def waited_words(waited: timedelta) -> str:
    """How long something has waited: "4 hari", "2 jam", "kurang dari satu jam"."""
    if waited >= timedelta(days=1):
        return ngettext("%(n)d hari", "%(n)d hari", waited.days) % {"n": waited.days}
    hours = int(waited.total_seconds() // 3600)
    return ngettext("%(n)d jam", "%(n)d jam", hours) % {"n": hours} if hours > 0 else _("kurang dari satu jam")
