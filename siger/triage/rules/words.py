"""A rule in the words of the page."""

from django.utils.translation import gettext as _

from siger.reports.categories import CLASS_NAMES, NAMES, Category, ReportClass
from siger.triage.models import Rule


def rule_words(rule: Rule) -> str:
    """ "Jalan dan jembatan di Kota Bandar Lampung", with everything else that it asks. Region, service and owner must be loaded."""
    said = _("%(what)s di %(where)s") % {"what": what_words(rule), "where": rule.region.name}
    return ", ".join([said, *_more(rule)])


def what_words(rule: Rule) -> str:
    if rule.service is not None:
        return rule.service.word
    return str(NAMES[Category(rule.category)]) if rule.category in set(Category) else _("Semua kategori")


def _more(rule: Rule) -> list[str]:
    more = []
    if rule.region_only:
        more.append(_("bila desanya tidak diketahui"))
    if rule.report_class in set(ReportClass):
        more.append(_("jenis %(kind)s") % {"kind": CLASS_NAMES[ReportClass(rule.report_class)]})
    if rule.words:
        quoted = [f"“{word}”" for word in rule.words]
        either = _("atau")
        more.append(_("menyebut %(words)s") % {"words": f" {either} ".join(quoted)})
    if rule.owner is not None:
        more.append(_("aset milik %(owner)s") % {"owner": rule.owner.short_name})
    return more
