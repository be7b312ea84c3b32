"""Tags on many reports at once: they go on, or come off."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.core.errors import Invalid
from siger.desk.actions.tag_report import tag_report
from siger.desk.bulk.bulk_verb import BulkVerb, Given, Known, Target
from siger.desk.models import Tag
from siger.desk.models.tag import MOST_ON_A_REPORT
from siger.desk.permissions import WRITES, may_write, own_agencies
from siger.people.actors import Actor
from siger.reports.models import Report


def read_tags(actor: Actor, typed: Mapping[str, str]) -> dict[str, Any]:
    """`tags` are ids with commas between them. Raises Invalid for none, and for one that is not of the actor's agencies."""
    wanted = sorted({int(one) for one in typed.get("tags", "").split(",") if one.isascii() and one.isdecimal() and len(one) < 10})
    if not wanted:
        raise Invalid({"tags": _("Pilih paling sedikit satu tag.")})
    if len(wanted) > MOST_ON_A_REPORT:
        raise Invalid({"tags": _("Satu laporan memuat paling banyak %(most)d tag.") % {"most": MOST_ON_A_REPORT}})
    names = dict(Tag.objects.filter(pk__in=wanted, agency_id__in=own_agencies(actor)).order_by("name").values_list("pk", "name"))
    if len(names) != len(wanted):
        raise Invalid({"tags": _("Salah satu tag tidak dipakai lagi atau milik instansi lain. Muat ulang, lalu pilih lagi.")})
    return {"tag_ids": wanted, "tags": ", ".join(names.values())}


def _put(actor: Actor, target: Target, given: Given) -> object:
    return tag_report(actor=actor, report_id=target.report_id, add=_ids(given))


def _take_off(actor: Actor, target: Target, given: Given) -> object:
    return tag_report(actor=actor, report_id=target.report_id, remove=_ids(given))


def _ids(given: Given) -> Iterable[int]:
    ids: list[int] = given["tag_ids"]
    return ids


def _wrong_to_put(actor: Actor, report: Report, _target: Target, given: Given, _known: Known) -> str:
    carried, wanted = set(report.tags), set(_ids(given))
    if wanted <= carried:
        return _("Sudah bertag itu.")
    if len(carried | wanted) > MOST_ON_A_REPORT:
        return _("Satu laporan memuat paling banyak %(most)d tag.") % {"most": MOST_ON_A_REPORT}
    return _reads_only(actor, report)


def _wrong_to_take_off(actor: Actor, report: Report, _target: Target, given: Given, _known: Known) -> str:
    if not set(report.tags) & set(_ids(given)):
        return _("Tidak bertag itu.")
    return _reads_only(actor, report)


def _reads_only(actor: Actor, report: Report) -> str:
    return "" if may_write(actor, report) else _("Peran Anda pada laporan ini hanya membaca.")


TAG: Final = BulkVerb(None, gettext_lazy("Pasang tag"), "tags", _put, _wrong_to_put, by=WRITES)
UNTAG: Final = BulkVerb(None, gettext_lazy("Lepas tag"), "tags", _take_off, _wrong_to_take_off, by=WRITES)
