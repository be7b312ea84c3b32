"""forget_supporter: whoever wanted to hear of a report wants it no longer. Their support stays, their address goes."""

from django.db import transaction
from django.db.models import Q

from siger.core.errors import NotFound
from siger.reports.models import Report, Support
from siger.reports.supporters import address_key


@transaction.atomic
def forget_supporter(*, support_id: int) -> Report:
    """Erase the address of one supporter from the report and from all that follows it or is followed by it; that report.

    Without an actor: the link in a message is the right to this, and to nothing else. Already forgotten is no mistake. Raises NotFound.
    """
    given = Support.objects.select_related("report").filter(pk=support_id).first()
    if given is None:
        raise NotFound
    if given.email:
        head = given.report.main_id or given.report_id
        family = Report.objects.filter(Q(pk=head) | Q(main_id=head)).values_list("pk", flat=True)
        keys = [address_key(report_id, given.email) for report_id in family]
        Support.objects.filter(email_index__in=keys, report__in=family).update(email=None, email_index=None)
    return given.report
