"""From what lies near to whose it is, with the reason in words that a person can check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from siger.triage.assets.index import Near
from siger.triage.assets.words import thing_words

USELESS_M: Final = 500.0
"""A position that may be off by more than this says nothing about things that are looked for within metres."""
COARSE_M: Final = 50.0
"""Better than this a phone outdoors knows where it is; worse, and the owner has to be checked by a person."""


class Doubt(StrEnum):
    """Why the nearest thing may not be the one that is meant."""

    NONE = ""
    ACCURACY = "accuracy"
    RIVAL = "rival"


@dataclass(frozen=True, slots=True)
class AssetOwner:
    """The thing that decides, and its owner. `rival` is what else could be meant, of another owner, when `doubt` is RIVAL."""

    near: Near
    agency_id: int
    agency_name: str
    doubt: Doubt = Doubt.NONE
    accuracy_m: float | None = None
    rival: Near | None = None
    rival_agency: str = ""

    @property
    def sure(self) -> bool:
        """Whether a person may take it without looking at a map. Never for things that were invented for a demonstration."""
        return self.doubt is Doubt.NONE and not self.near.asset.demonstration

    @property
    def words(self) -> str:
        """ "42 m dari ruas Jl. Z.A. Pagar Alam (jalan nasional) → BPJN …", and what speaks against it."""
        reason, cautions = _sentence(self.near, self.agency_name), self._cautions()
        return " ".join([f"{reason}.", *cautions]) if cautions else reason

    def _cautions(self) -> list[str]:
        cautions = []
        if self.doubt is Doubt.ACCURACY:
            cautions.append(_("Posisinya hanya tepat sampai ±%(m)d m, jadi periksa dulu.") % {"m": round(self.accuracy_m or 0)})
        if self.rival is not None:
            cautions.append(_("Bisa juga %(other)s.") % {"other": _sentence(self.rival, self.rival_agency)})
        if self.near.asset.demonstration:
            cautions.append(_("Garis jalannya data peragaan."))
        return cautions


def _sentence(near: Near, agency_name: str) -> str:
    thing = thing_words(near.asset.kind, near.asset.road_class, near.asset.name)
    return _("%(m)d m dari %(thing)s → %(agency)s") % {"m": round(near.distance_m), "thing": thing, "agency": agency_name}


def decide(found: Sequence[Near], owners: Mapping[int, str], accuracy_m: float | None) -> AssetOwner | None:
    """The best of what was found whose owner still exists. `found` is best first, `owners` are the names of active agencies.

    The position's accuracy never turns the answer round. It lowers the certainty: when it is coarse, or when a thing of another owner lies
    so near that the report may be about that one.
    """
    if accuracy_m is not None and not accuracy_m <= USELESS_M:
        return None
    owned = [near for near in found if near.asset.agency_id in owners]
    if not owned:
        return None
    best = owned[0]
    rival = next((one for one in owned[1:] if _is_rival(one, best, accuracy_m)), None)
    doubt = Doubt.ACCURACY if accuracy_m is not None and accuracy_m > COARSE_M else Doubt.RIVAL if rival else Doubt.NONE
    return AssetOwner(
        near=best,
        agency_id=best.asset.agency_id,
        agency_name=owners[best.asset.agency_id],
        doubt=doubt,
        accuracy_m=accuracy_m,
        rival=rival,
        rival_agency=owners[rival.asset.agency_id] if rival else "",
    )


USUAL_ACCURACY_M: Final = 10.0
"""What is assumed of a pin that somebody set by hand, whose accuracy nobody measured."""


def _is_rival(other: Near, best: Near, accuracy_m: float | None) -> bool:
    within = USUAL_ACCURACY_M if accuracy_m is None else min(accuracy_m, COARSE_M)
    return other.asset.agency_id != best.asset.agency_id and other.edge_m - best.edge_m <= within
