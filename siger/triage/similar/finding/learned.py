"""What the installation's own published reports teach about how rare a word is.

A job counts the latest ones daily. Only words that are frequent are kept, so that no report can be read back from the counts; what is not
published is not counted at all.
"""

import math
import time
from typing import Final

from siger.core.clock import now
from siger.reports.models import Report
from siger.triage.models import LearnedWords
from siger.triage.similar.finding.local_words import local_spellings
from siger.triage.similar.words.rarity import FEWEST_REPORTS, NAME, Rarity, learned_from
from siger.triage.similar.words.spelling import words_of

LATEST: Final = 20_000
FRESH_S: Final = 600
"""A process looks again after this many seconds."""
READ_OF_TEXT: Final = 600
_kept: tuple[float, Rarity] = (-math.inf, Rarity())


def learn_words() -> int:
    """Count the words of the latest published reports; returns how many were read. May run any number of times."""
    rows = Report.objects.filter(published_at__isnull=False).order_by("-published_at", "-id").values_list("text", "landmark")[:LATEST]
    local = local_spellings()
    texts = ([word.plain for word in words_of(f"{text[:READ_OF_TEXT]}\n{landmark}", local)] for text, landmark in rows.iterator())
    rarity = learned_from(texts)
    enough = max(rarity.reports * math.exp(-NAME), FEWEST_REPORTS / 10)
    counts = {key: count for key, count in rarity.counts.items() if count >= enough}
    LearnedWords.objects.update_or_create(pk=1, defaults={"counts": counts, "reports": rarity.reports, "learned_at": now()})
    return rarity.reports


def current_rarity() -> Rarity:
    """As last learned; looked up once in ten minutes by each process."""
    global _kept  # noqa: PLW0603 - one value for the process, replaced as a whole
    looked, rarity = _kept
    if time.monotonic() - looked > FRESH_S:
        row = LearnedWords.objects.filter(pk=1).values_list("counts", "reports").first()
        rarity = Rarity(*row) if row else Rarity()
        _kept = (time.monotonic(), rarity)
    return rarity


def forget_rarity() -> None:
    """Look again at the next question."""
    global _kept  # noqa: PLW0603
    _kept = (-math.inf, Rarity())
