"""Import things with owners: all or nothing, and always written down."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core import clock
from siger.core.errors import Forbidden, Invalid
from siger.people.actors import Actor
from siger.triage.assets.current import forget_assets
from siger.triage.assets.incoming import staging
from siger.triage.assets.incoming.checking import AssetFile, check_total, owners_for, rows_of
from siger.triage.assets.incoming.report import AssetReport, Counts, ProblemKind, Problems
from siger.triage.assets.permissions import require_keeper, within_reach
from siger.triage.models import Asset, AssetImport, AssetsVersion, ImportResult

MAX_SOURCE = 80


@transaction.atomic
def import_assets(
    *,
    actor: Actor,
    files: Sequence[AssetFile],
    source: str,
    replace: bool = False,
    dry_run: bool = False,
    demonstration: bool = False,
) -> AssetReport:
    """Store what the files hold under the name of `source`. A feature that is known already is written anew only if it says something else.

    With `replace`, what the source had and the files have not is taken away. Any problem, and nothing changes; the report says what and
    where. What was retired by hand stays so. Memory is that of one batch, whatever the size of the files.
    Raises Forbidden for a source that holds things of other governments, Invalid for a name of a source that is none.
    """
    require_keeper(actor)
    source = _checked_source(source)
    lock_assets()
    _require_reach(actor, source)
    problems, counts = Problems(), Counts()
    staging.stage(rows_of(files, owners_for(actor), actor, problems))
    if not problems.count:
        staging.contradictions(
            lambda file, number, key: problems.add(
                ProblemKind.TWICE, f"{file}#{number}", _("kode “%(key)s” dipakai aset lain di berkas yang sama") % {"key": key}
            )
        )
        check_total(staging.active_afterwards(source, replace=replace), source, problems)
    if not problems.count:
        counts = staging.compare(source, replace=replace)
    report = AssetReport(source, counts, tuple(problems.listed), problems.count, dry_run)
    if report.changed:
        staging.store(source, replace=replace, demonstration=demonstration)
        assets_changed()
    if not dry_run:
        _write_down(actor, files, report, replaced=replace)
    return report


def lock_assets() -> None:
    """Whoever changes things waits here for whoever was first."""
    AssetsVersion.objects.get_or_create(id=1)
    AssetsVersion.objects.select_for_update().get(id=1)


def assets_changed() -> None:
    """Every process reads the things anew: this one now, the others within ten seconds."""
    AssetsVersion.objects.filter(id=1).update(value=uuid.uuid4())
    transaction.on_commit(forget_assets)


def _checked_source(source: str) -> str:
    words = " ".join(source.split())
    if not words or len(words) > MAX_SOURCE or not words.isprintable():
        raise Invalid(
            {"source": _("Beri sumbernya nama, paling panjang %(n)d huruf, misalnya “jalan kabupaten 2026”.") % {"n": MAX_SOURCE}}
        )
    return words


def _require_reach(actor: Actor, source: str) -> None:
    others = Asset.objects.filter(source=source).exclude(within_reach(actor, "agency__region_id"))
    if not actor.is_system and others.exists():
        words = _("Sumber “%(source)s” memuat aset pemerintah lain. Pakai nama sumber yang lain, atau minta verifikator provinsi.")
        raise Forbidden(words % {"source": source})


def _write_down(actor: Actor, files: Sequence[AssetFile], report: AssetReport, *, replaced: bool) -> None:
    result = ImportResult.STORED if report.changed else ImportResult.UNCHANGED if report.ok else ImportResult.REFUSED
    AssetImport.objects.create(
        at=clock.now(),
        by_id=actor.user_id,
        source=report.source,
        files=", ".join(file.name for file in files)[:300],
        result=result,
        replaced=replaced,
        problem_count=report.problem_count,
        problems=[{"where": one.where, "message": one.message} for one in report.problems],
        **asdict(report.counts),
    )
