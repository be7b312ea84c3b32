"""What somebody wants to change, checked and not yet done: so that a page can first show what it would do.

The words of a reason are stored as they stand in the public record, in Indonesian, whatever language the administrator reads.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from siger.core.errors import Invalid
from siger.deadlines.calendar.working import LocalDay
from siger.deadlines.current import current_rules, rule_of
from siger.deadlines.models import Policy
from siger.deadlines.policies.book import PolicyBook
from siger.deadlines.policies.clock import MOST, Allowance, Clock, Unit
from siger.deadlines.rules import Rules
from siger.reports.categories import Category, ReportClass
from siger.reports.masking import clean_text
from siger.reports.models import Service

LATEST: Final = timedelta(days=3 * 366)
EARLIEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DayChange:
    """`day` None takes the local day back."""

    region: str
    on: date
    day: LocalDay | None

    def applied_to(self, rules: Rules) -> Rules:
        days = dict(rules.local.get(self.region, {}))
        days.pop(self.on, None)
        if self.day is not None:
            days[self.on] = self.day
        return replace(rules, local={**rules.local, self.region: days}, _calendars={})

    @property
    def name(self) -> str:
        return self.day.name if self.day else ""

    @property
    def words(self) -> str:
        """Why due dates move, as everyone reads it."""
        with override("id"):
            when = date_format(self.on, "j F Y")
        if self.day is None:
            return f"hari khusus {when} dicabut"
        return f"{self.name}, {when}, ditetapkan sebagai hari kerja" if self.day.working else f"libur {self.name}, {when}"


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """`policy` is unsaved."""

    policy: Policy

    def applied_to(self, rules: Rules) -> Rules:
        newest = replace(rule_of(self.policy), id=max((rule.id for rule in rules.book.rules), default=0) + 1)
        return replace(rules, book=PolicyBook(rules.book.clocks, [*rules.book.rules, newest]), _calendars=rules._calendars)

    @property
    def words(self) -> str:
        with override("id"):
            return f"aturan batas waktu diubah, berlaku sejak {date_format(self.policy.valid_from, 'j F Y')}"


def day_change(*, region: str, on: date | None, working: bool, name: str) -> DayChange:
    """Raises Invalid for a day without name, too far away, or that changes nothing."""
    called = clean_text(name)
    wrong: dict[str, str] = {}
    if len(called) < 3 or len(called) > 120:
        wrong["name"] = _("Tulis nama harinya, 3 sampai 120 huruf.")
    if on is None or not timezone.localdate() - EARLIEST <= on <= timezone.localdate() + LATEST:
        wrong["on"] = _("Pilih tanggal mulai setahun yang lalu sampai tiga tahun ke depan.")
    elif working == current_rules().calendar(region).works_on(on) and on not in current_rules().local.get(region, {}):
        wrong["on"] = _("Hari itu memang sudah hari kerja.") if working else _("Hari itu memang sudah libur.")
    if wrong or on is None:
        raise Invalid(wrong)
    return DayChange(region, on, LocalDay(working, called))


def policy_change(
    *,
    region: str,
    clock: str,
    report_class: str = "",
    category: str = "",
    service_code: str = "",
    amount: int | None,
    unit: str = "",
    valid_from: date | None,
    note: str = "",
) -> PolicyChange:
    """Raises Invalid with all that is wrong. Without `amount` the more general policy is to hold again."""
    service = Service.objects.filter(code=service_code).first() if service_code else None
    wrong = {**_wrong_scope(clock, report_class, category, service_code, service), **_wrong_allowance(clock, amount, unit)}
    if valid_from is None or not timezone.localdate() - EARLIEST <= valid_from <= timezone.localdate() + LATEST:
        wrong["valid_from"] = _("Pilih tanggal mulai setahun yang lalu sampai tiga tahun ke depan.")
    if wrong or valid_from is None:
        raise Invalid(wrong)
    return PolicyChange(
        Policy(
            clock=clock,
            region_id=region,
            report_class=report_class,
            category=category,
            service=service,
            amount=amount,
            unit=unit if amount is not None else "",
            valid_from=valid_from,
            note=clean_text(note)[:300],
        )
    )


def _wrong_scope(clock: str, report_class: str, category: str, service_code: str, service: Service | None) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if clock not in set(Clock):
        wrong["clock"] = _("Pilih batas waktu dari daftar.")
    if report_class not in {"", *ReportClass}:
        wrong["report_class"] = _("Pilih jenis laporan dari daftar.")
    elif clock == Clock.RESOLUTION and not report_class:
        wrong["report_class"] = _("Batas penyelesaian berbeda untuk tiap jenis laporan. Pilih jenisnya.")
    if category not in {"", *Category}:
        wrong["category"] = _("Pilih kategori dari daftar.")
    if service_code and (service is None or (category and service.category != category)):
        wrong["service"] = _("Layanan itu tidak ada dalam kategori yang dipilih.")
    return wrong


def _wrong_allowance(clock: str, amount: int | None, unit: str) -> dict[str, str]:
    if amount is None:
        return {}
    if unit not in set(Unit):
        return {"unit": _("Pilih satuannya: jam kerja, hari kerja, atau hari kalender.")}
    try:
        Allowance(amount, Unit(unit))
    except ValueError:
        return {"amount": _("Isi angka 1 sampai %(most)d.") % {"most": MOST[Unit(unit)]}}
    return {}
