"""Invented main roads of the province, so that a demonstration can show how a thing decides whose a report is."""

import io
from typing import Final

from django.conf import settings

from siger.people.actors import SYSTEM
from siger.triage.assets.importing import import_assets
from siger.triage.assets.incoming.checking import AssetFile
from siger.triage.assets.incoming.report import AssetReport

SOURCE: Final = "jaringan peragaan"


class NetworkRefused(ValueError):
    """The installation's `demo_assets.geojson` is not in order; the text says where."""


def bring_network() -> int:
    """Store the coarse lines of the installation's `demo_assets.geojson`, marked as demonstration; how many there are.

    May run any number of times: what is stored already is not written again, nor noted. 0 where the installation has no such file.
    """
    file = settings.INSTALLATION.folder / "demo_assets.geojson"
    if not file.is_file():
        return 0
    content = file.read_bytes()
    looked = _import(content, dry_run=True)
    if not looked.ok:
        raise NetworkRefused("\n".join(looked.lines()))
    if looked.counts.any_change:
        _import(content, dry_run=False)
    return looked.counts.added + looked.counts.changed + looked.counts.unchanged


def _import(content: bytes, *, dry_run: bool) -> AssetReport:
    files = [AssetFile("demo_assets.geojson", io.BytesIO(content))]
    return import_assets(actor=SYSTEM, files=files, source=SOURCE, replace=True, dry_run=dry_run, demonstration=True)
