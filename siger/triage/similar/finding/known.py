"""Is it known already: what everyone is shown before sending, and what the desk is shown beside a report.

Whistleblowing is neither sought for nor found. What is not published is unknown to citizens: it is neither named nor counted, and takes no
place from what is shown.
"""

from typing import Final

from django.db.models import Q

from siger.people.actors import Actor
from siger.reports.categories import Visibility
from siger.reports.models import Report
from siger.reports.queries.scopes import visible_to
from siger.reports.states import State
from siger.triage.similar.finding.candidates import candidates
from siger.triage.similar.finding.learned import current_rarity
from siger.triage.similar.finding.local_words import local_spellings
from siger.triage.similar.finding.photos import with_same_photo
from siger.triage.similar.finding.ranking import Alike, ranked
from siger.triage.similar.finding.sought import LONGEST_TEXT, Sought, sought_of
from siger.triage.similar.words.likeness import portray

SHOWN_TO_CITIZENS: Final = 3
SHOWN_TO_THE_DESK: Final = 5
UNDER_WAY: Final = frozenset(
    {State.RECEIVED, State.NEEDS_INFO, State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_VALIDATION, State.REFERRED}
)
"""Not done yet, and not the shadow of another report."""


def known_to_all(sought: Sought) -> list[Alike]:
    """Published reports under way that may tell of the same, likeliest first. One statement, at times one more to learn of new words."""
    rarity = current_rarity()
    portrait = portray(sought.text[:LONGEST_TEXT], rarity, local_spellings())
    return ranked(sought, portrait, candidates(_published(), sought, portrait), rarity, limit=SHOWN_TO_CITIZENS)


def known_to_the_desk(actor: Actor, report: Report) -> list[Alike]:
    """The same among all that `actor` may see, also what was just done. Two statements; none for whistleblowing."""
    if report.is_whistleblowing:
        return []
    rarity, sought = current_rarity(), sought_of(report)
    portrait = portray(sought.text, rarity, local_spellings())
    allowed = visible_to(actor) & ~Q(visibility=Visibility.WHISTLEBLOWING) & Q(state__in=[*UNDER_WAY, State.RESOLVED]) & ~Q(pk=report.pk)
    found = candidates(allowed, sought, portrait)
    twins = with_same_photo(report, [one.id for one in found])
    return ranked(sought, portrait, found, rarity, twins, limit=SHOWN_TO_THE_DESK)


def _published() -> Q:
    shown = Q(published_at__isnull=False, visibility__in=[Visibility.PUBLIC, Visibility.ANONYMOUS])
    return shown & Q(state__in=sorted(UNDER_WAY))
