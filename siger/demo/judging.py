"""What was made of finished work: judgements from the told history, some looked at twice, older disputes with a superior's finding."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from siger.people.models import User
from siger.proof.history import record_history
from siger.proof.models import Finding, Judged, Judgement, SecondLook

LOOKED_AGAIN: Final = 0.05
FOUND_AFTER: Final = timedelta(days=21)
_FINDINGS: Final[Mapping[str, Sequence[str]]] = {
    Finding.RIGHT: ("", "Foto sesudah cocok dengan tempat dan waktunya.", "Yang dibantah di ruas sebelahnya."),
    Finding.NEW: ("Rusak lagi sesudah hujan deras.", "", "Lubang baru di sisi lain jalan."),
    Finding.HASTY: ("Foto sesudah terlalu dekat, seharusnya diminta lagi.", "Sisa pekerjaan tampak di foto dan tidak ditanyakan."),
    Finding.FALSE_PROOF: ("Foto sesudah bukan dari tempat ini; dibicarakan dengan kepala dinasnya.",),
}
_WEIGHTS: Final = (10, 7, 5, 1)


def judge(users: Mapping[str, User], seed: int, end: datetime) -> None:
    """Needs the told history. May be run again: what is there stays."""
    rng = random.Random(f"siger demo judging {seed}")  # noqa: S311 - repeatable on purpose
    record_history()
    _look_again(rng, end)
    _find(rng, users["sekda"], end - FOUND_AFTER)


def _look_again(rng: random.Random, end: datetime) -> None:
    approved = Judgement.objects.filter(verdict=Judged.VALIDATED).order_by("report__number", "seq")
    looks = []
    for one in approved.iterator():
        decided = one.at + timedelta(hours=rng.uniform(2, 40))
        if rng.random() > LOOKED_AGAIN or decided > end:
            continue
        agrees = rng.random() < 0.9
        looks.append(
            SecondLook(
                report_id=one.report_id, seq=one.seq, first_id=one.validator_id, first_agency_id=one.validator_agency_id,
                chosen_at=one.at, decided_at=decided, agrees=agrees, missing=[] if agrees else ["partly_done"],
            )
        )  # fmt: skip
    SecondLook.objects.bulk_create(looks, ignore_conflicts=True)


def _find(rng: random.Random, superior: User, until: datetime) -> None:
    disputes = list(Judgement.objects.filter(verdict=Judged.DISPUTED, finding="", at__lt=until).order_by("report__number", "seq"))
    for one in disputes:
        (one.finding,) = rng.choices(list(_FINDINGS), weights=_WEIGHTS)
        one.finding_words = rng.choice(_FINDINGS[one.finding]) or None
        one.found_by, one.found_at = superior, one.at + timedelta(hours=rng.uniform(20, 90))
    Judgement.objects.bulk_update(disputes, ["finding", "finding_words", "found_by", "found_at"], batch_size=500)
