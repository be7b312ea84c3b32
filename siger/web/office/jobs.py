"""Background work that gave up, for administrators: seen here, and sent again once the cause is mended."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from siger.core.jobs.failed import failed_jobs, resend_failed
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell

SHOWN = 100


@office_page(permission=OfficePermission.FAILED_JOBS)
@require_safe
def failed(request: OfficeRequest) -> HttpResponse:
    """What failed, the latest first: names and ids, never people's words."""
    jobs = failed_jobs(limit=SHOWN)
    return render(request, "office/failed_jobs.html", {"jobs": jobs, "full": len(jobs) == SHOWN, **shell(request, "jobs")})


@office_page(permission=OfficePermission.FAILED_JOBS)
@require_POST
def resend(request: OfficeRequest) -> HttpResponse:
    """`job` names one or several; a job that is no longer failed is left alone."""
    ids = [int(text) for text in request.POST.getlist("job") if text.isdecimal() and len(text) < 19]
    sent = resend_failed(ids)
    if sent:
        messages.success(
            request, ngettext("%(n)d pekerjaan dikirim ulang.", "%(n)d pekerjaan dikirim ulang.", len(sent)) % {"n": len(sent)}
        )
    else:
        messages.info(request, _("Tidak ada yang dikirim ulang: pekerjaan itu sudah tidak gagal."))
    return HttpResponseRedirect("/kantor/pekerjaan-gagal/")
