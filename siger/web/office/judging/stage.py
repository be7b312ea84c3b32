"""The pictures that can be laid beside each other: which two first, and which others instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from siger.proof.queries.checks import CheckRow
from siger.reports.models import Photo, PhotoKind, PhotoState
from siger.reports.photos.parts import Size
from siger.reports.queries.pages import ReportPage
from siger.web.office.judging.proof_photos import proof_of
from siger.web.office.pictures import picture_url, tag_of
from siger.web.photo_addresses import OFFICE, signed_address

BEFORE: Final = "before"
AFTER: Final = "after"


@dataclass(frozen=True, slots=True)
class Thumb:
    """A small picture that can take its `side` under the glass. `alarm`: it warns; `chosen`: it lies there first."""

    side: str
    small: str
    large: str
    tag: str
    chosen: bool = False
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """`before` and `after` are None unless both sides can be shown; `lack` says why not; `thumbs` are all that can be laid there."""

    before: Thumb | None
    after: Thumb | None
    thumbs: Sequence[Thumb]
    lack: str = ""

    def thumbs_of(self, side: str) -> list[Thumb]:
        """As choices: none of them lies under the glass first."""
        return [replace(thumb, chosen=False) for thumb in self.thumbs if thumb.side == side]


def stage_of(page: ReportPage, after: Sequence[Photo], checks: Sequence[CheckRow] = ()) -> Stage:
    """Before: the crew's own picture before the work, else the reporter's. What was seen before can be laid over what it copies."""
    befores = [*proof_of(page.photos, page.timeline, "before"), *page.photos_of(PhotoKind.REPORT, PhotoKind.EXTRA)]
    return stage_with(befores, after, list(_twins(checks)))


def stage_with(befores: Sequence[Photo], afters: Sequence[Photo], others: Sequence[Thumb] = ()) -> Stage:
    left, right = _ready(befores), _ready(afters)
    both = bool(left and right)
    thumbs = [*_thumbs(left, BEFORE, both), *_thumbs(right, AFTER, both), *(others if both else ())]
    chosen = {thumb.side: thumb for thumb in thumbs if thumb.chosen}
    return Stage(chosen.get(BEFORE), chosen.get(AFTER), thumbs, "" if both else _lack(befores, afters))


def _lack(befores: Sequence[Photo], afters: Sequence[Photo]) -> str:
    if not afters:
        return _("Petugas tidak mengirim foto sesudah.")
    if not befores:
        return _("Tidak ada foto sebelum, baik dari pelapor maupun dari petugas.")
    return _("Salah satunya masih disiapkan atau tidak terbaca. Muat ulang halaman ini sebentar lagi.")


def _ready(photos: Sequence[Photo]) -> list[Photo]:
    return [photo for photo in photos if photo.shown_state == PhotoState.READY]


def _thumbs(photos: Sequence[Photo], side: str, both: bool) -> Iterator[Thumb]:
    for place, photo in enumerate(photos):
        chosen = both and place == 0
        yield Thumb(side, picture_url(photo, Size.THUMB), picture_url(photo, Size.VIEW), tag_of(photo), chosen)


def _twins(checks: Sequence[CheckRow]) -> Iterator[Thumb]:
    for check in checks:
        if check.twin_photo is not None:
            small, large = (signed_address(OFFICE, check.twin_photo, size.value) for size in (Size.THUMB, Size.VIEW))
            yield Thumb(BEFORE, small, large, _("Foto lama, %(number)s") % {"number": check.twin_number}, alarm=True)
