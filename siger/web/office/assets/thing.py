"""One thing with its owner: on the map, with what was done to it, and the way to retire or restore it."""

from collections.abc import Callable
from typing import Any

import shapely
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siger.core.errors import Invalid
from siger.triage.assets.kinds import RULES, AssetKind
from siger.triage.assets.queries import asset_page
from siger.triage.assets.retiring import restore_asset, retire_asset
from siger.triage.models import Asset
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.assets.drawing import map_of_thing
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.ASSETS)
@require_safe
def asset_view(request: OfficeRequest, asset_id: int) -> HttpResponse:
    return _show(request, asset_id)


@office_page(permission=OfficePermission.ASSETS)
@require_POST
def retire_view(request: OfficeRequest, asset_id: int) -> HttpResponse:
    return _act(request, asset_id, retire_asset, _("Aset dinonaktifkan. Laporan baru tidak lagi diarahkan olehnya."))


@office_page(permission=OfficePermission.ASSETS)
@require_POST
def restore_view(request: OfficeRequest, asset_id: int) -> HttpResponse:
    return _act(request, asset_id, restore_asset, _("Aset aktif lagi."))


def _act(request: OfficeRequest, asset_id: int, action: Callable[..., Asset], said: str) -> HttpResponse:
    reason = request.POST.get("reason", "")
    try:
        action(actor=request.actor, asset_id=asset_id, reason=reason)
    except Invalid as refusal:
        return _show(request, asset_id, status=422, reason=reason, error=refusal.fields.get("reason", refusal.message))
    messages.success(request, said)
    return HttpResponseRedirect(f"/kantor/aset/{asset_id}")


def _facts(asset: Asset) -> list[tuple[str, str]]:
    facts = [
        (_("Jenis"), asset.get_road_class_display() or asset.get_kind_display()),
        (_("Pemilik"), asset.agency.name),
        (_("Kode"), "" if asset.key.startswith("~") else asset.key),
        (_("Sumber"), asset.source),
    ]
    return [(word, value) for word, value in facts if value]


def _show(request: OfficeRequest, asset_id: int, *, status: int = 200, **typed: str) -> HttpResponse:
    asset, changes, may_change = asset_page(request.actor, asset_id)
    geometry = shapely.from_wkb(bytes(asset.geometry))
    context: dict[str, Any] = {
        "asset": asset,
        "changes": changes,
        "may_change": may_change,
        "reach": asset.tolerance_m or RULES[AssetKind(asset.kind)].tolerance_m,
        "facts": _facts(asset),
        "map": map_of_thing(asset.region_id, geometry),
        **typed,
        **shell(request, "assets"),
    }
    return render(request, "office/assets/thing.html", context, status=status)
