"""Put tags on a report and take them off."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.desk.models import Tag, Tagging
from siger.desk.models.tag import MOST_ON_A_REPORT
from siger.desk.permissions import own_agencies, writing_seat
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.tagging import write_tags


@transaction.atomic
def tag_report(*, actor: Actor, report_id: int, add: Iterable[int] = (), remove: Iterable[int] = ()) -> Report:
    """After it the report carries `add` and not `remove`; whatever else it carries stays. Fits any version and counts none.

    What is so already is left as it is and written down no second time. Raises Invalid for tags of other agencies, for a retired one that
    is to be put on, and beyond 20 on a report.
    """
    report = lock_report(actor, report_id, None)
    writing_seat(actor, report)
    before = set(report.tags)
    more, fewer = set(add) - before, set(remove) & before - set(add)
    _require_own(actor, more, fewer)
    after = sorted((before | more) - fewer)
    if len(after) > MOST_ON_A_REPORT:
        raise Invalid({"tags": _("Satu laporan memuat paling banyak %(most)d tag.") % {"most": MOST_ON_A_REPORT}})
    if more or fewer:
        write_tags(report, after)
        Tagging.objects.bulk_create(
            Tagging(report=report, tag_id=tag_id, put=tag_id in more, user_id=actor.user_id, at=now()) for tag_id in sorted(more | fewer)
        )
    return report


def _require_own(actor: Actor, more: set[int], fewer: set[int]) -> None:
    known = dict(Tag.objects.filter(pk__in=more | fewer, agency_id__in=own_agencies(actor)).values_list("pk", "active"))
    if known.keys() != more | fewer or not all(known[tag_id] for tag_id in more):
        raise Invalid({"tags": _("Salah satu tag tidak dipakai lagi atau milik instansi lain. Muat ulang, lalu pilih lagi.")})
