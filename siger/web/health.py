"""For proxies and supervisors. /healthz: this process answers. /readyz: it can do its work; which part cannot is named, why is not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.core.health.findings import Status, look
from siger.core.health.readiness import CHECKS
from siger.web.permission_marks import open_to_all


@open_to_all
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Always 200; asks nobody else."""
    return JsonResponse({"status": "ok"})


@open_to_all
@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when everything is ready, otherwise 503."""
    parts = {}
    for subject, check in CHECKS:
        found = look(subject, check)
        parts[subject] = Status.FAIL if any(finding.status is Status.FAIL for finding in found) else Status.OK
    ready = Status.FAIL not in parts.values()
    return JsonResponse({"status": Status.OK if ready else Status.FAIL, **parts}, status=200 if ready else 503)
