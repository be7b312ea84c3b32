"""Take a thing out of the look-up by hand, and put it back."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core import clock
from siger.core.errors import Forbidden, Invalid, NotFound, VerbNotAllowed
from siger.people.actors import Actor
from siger.triage.assets.importing import assets_changed, lock_assets
from siger.triage.assets.permissions import may_keep, require_keeper
from siger.triage.models import Asset, AssetChange, AssetVerb

MAX_REASON = 500


@transaction.atomic
def retire_asset(*, actor: Actor, asset_id: int, reason: str) -> Asset:
    """From now on the thing decides nothing. Imports leave it retired.

    Raises NotFound, Forbidden for things of other governments, VerbNotAllowed when it is retired already, Invalid without a reason.
    """
    asset = _lock_for(actor, asset_id)
    words = _checked_reason(reason)
    if asset.retired_at is not None:
        raise VerbNotAllowed(_("Aset ini sudah dinonaktifkan. Muat ulang untuk melihat oleh siapa dan mengapa."))
    asset.retired_at = clock.now()
    return _changed(actor, asset, AssetVerb.RETIRE, words)


@transaction.atomic
def restore_asset(*, actor: Actor, asset_id: int, reason: str) -> Asset:
    """The thing decides again. Raises like `retire_asset`."""
    asset = _lock_for(actor, asset_id)
    words = _checked_reason(reason)
    if asset.retired_at is None:
        raise VerbNotAllowed(_("Aset ini sudah aktif. Muat ulang untuk melihat perubahannya."))
    asset.retired_at = None
    return _changed(actor, asset, AssetVerb.RESTORE, words)


def _lock_for(actor: Actor, asset_id: int) -> Asset:
    require_keeper(actor)
    lock_assets()
    asset = Asset.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=asset_id).first()
    if asset is None:
        raise NotFound(_("Aset ini tidak ada lagi; mungkin sudah diganti lewat impor. Cari lagi di daftar."))
    if not may_keep(actor, asset.agency.region_id):
        raise Forbidden(_("Aset ini milik pemerintah lain. Hanya verifikator wilayahnya atau provinsi yang bisa mengubahnya."))
    return asset


def _checked_reason(reason: str) -> str:
    words = " ".join(reason.split())[:MAX_REASON]
    if len(words) < 5:
        raise Invalid({"reason": _("Tulis alasannya, misalnya “ruas sudah diserahkan ke kabupaten”.")})
    return words


def _changed(actor: Actor, asset: Asset, verb: AssetVerb, reason: str) -> Asset:
    asset.save(update_fields=["retired_at"])
    AssetChange.objects.create(
        asset=asset, source=asset.source, key=asset.key, verb=verb, reason=reason, by_id=actor.user_id, at=clock.now()
    )
    assets_changed()
    return asset
