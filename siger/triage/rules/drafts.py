"""What somebody wants a rule to be, checked against everything that it names."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.people.agency_functions import AgencyKind
from siger.people.governments import government_at
from siger.people.models import Agency
from siger.regions.models import Region
from siger.reports.categories import Category, ReportClass
from siger.reports.models import Service
from siger.triage.models import Rule, Stage
from siger.triage.rules.conditions import lies_in, plain_list
from siger.triage.rules.keeping import List

MOST_WORDS: Final = 20
LONGEST_WORD: Final = 60
SHORTEST_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """`after`: the number of the rule that it shall stand behind in its list, 0 for the top. Empty strings and None mean "any"."""

    region: str
    agency_id: int | None
    category: str = ""
    service: str = ""
    region_only: bool = False
    report_class: str = ""
    words: tuple[str, ...] = ()
    owner_id: int | None = None
    active: bool = True
    after: int = 0


def filled(rule: Rule, draft: Draft, which: List) -> Rule:
    """`rule`, unsaved, as the draft wants it. Raises Invalid with all that is wrong."""
    wrong: dict[str, str] = {}
    rule.stage, rule.keeper_id = which.stage, which.keeper
    rule.category, rule.region_only, rule.report_class, rule.active = draft.category, draft.region_only, draft.report_class, draft.active
    rule.words = list(plain_list(draft.words))
    rule.service = _service(draft, wrong)
    rule.region_id = _region(draft.region, which, wrong)
    rule.owner = _agency(draft.owner_id, "owner", wrong) if draft.owner_id else None
    agency = _agency(draft.agency_id, "agency", wrong)
    if agency is not None:
        rule.agency = agency
        _check_agency(agency, rule.owner, which, wrong)
    _check_words(rule, wrong)
    if not wrong and not (rule.category or rule.words or rule.owner or rule.report_class):
        wrong["category"] = _("Aturan tanpa syarat akan menelan semua laporan. Pilih kategori, atau isi kata atau pemilik aset.")
    if wrong:
        raise Invalid(wrong)
    return rule


def _service(draft: Draft, wrong: dict[str, str]) -> Service | None:
    if draft.category and draft.category not in set(Category):
        wrong["category"] = _("Pilih kategori dari daftar.")
    if draft.report_class and (draft.report_class not in set(ReportClass) or draft.report_class == ReportClass.SUPERVISION):
        wrong["report_class"] = _("Pilih jenis laporan dari daftar. Pengaduan berkadar pengawasan langsung ke Inspektorat, tanpa aturan.")
    if not draft.service:
        return None
    service = Service.objects.filter(pk=draft.service).first()
    if service is None or (draft.category and service.category != draft.category):
        wrong["service"] = _("Layanan itu bukan bagian dari kategori yang dipilih.")
    elif not service.active and draft.active:
        wrong["service"] = _("Layanan “%(name)s” sudah tidak ditawarkan. Pilih yang lain, atau matikan aturannya.") % {"name": service.name}
    return service


def _region(code: str, which: List, wrong: dict[str, str]) -> str:
    if not Region.objects.filter(pk=code, active=True).exists():
        wrong["region"] = _("Pilih wilayah dari daftar.")
    elif not lies_in(code, which.keeper):
        wrong["region"] = _("Wilayah itu di luar wilayah daftar ini.")
    return code


def _agency(agency_id: int | None, field: str, wrong: dict[str, str]) -> Agency | None:
    agency = Agency.objects.filter(pk=agency_id).exclude(kind=AgencyKind.GOVERNMENT).first() if agency_id else None
    if agency is None:
        wrong[field] = _("Pilih instansi dari daftar.")
    elif not agency.active:
        wrong[field] = _("%(agency)s sudah ditutup. Pilih penggantinya.") % {"agency": agency.name}
    return agency


def _check_agency(agency: Agency, owner: Agency | None, which: List, wrong: dict[str, str]) -> None:
    """A kabupaten gives work to its own offices only; a rule about somebody's things stays with that somebody."""
    if owner is not None and not agency.path.startswith(owner.path):
        wrong["agency"] = _("Aturan tentang aset milik %(owner)s hanya boleh menunjuk bagian dari instansi itu.") % {"owner": owner.name}
    if which.stage is not Stage.LOCAL:
        return
    government = government_at(which.keeper)
    if government is None or not agency.path.startswith(government.path):
        wrong["agency"] = _(
            "Aturan kabupaten/kota hanya boleh menunjuk instansinya sendiri. Laporan yang milik pemerintah lain dialihkan satu per satu,"
            " atau mintalah provinsi membuat aturannya."
        )


def _check_words(rule: Rule, wrong: dict[str, str]) -> None:
    if len(rule.words) > MOST_WORDS or any(not SHORTEST_WORD <= len(word) <= LONGEST_WORD for word in rule.words):
        wrong["words"] = _("Paling banyak %(most)d kata atau frasa, masing-masing %(least)d sampai %(longest)d huruf.") % {
            "most": MOST_WORDS,
            "least": SHORTEST_WORD,
            "longest": LONGEST_WORD,
        }
