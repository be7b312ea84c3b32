"""A shift's reports go to a colleague: one of many at once, though never asked for from the list."""

from typing import Final

from siger.desk.bulk.bulk_verb import BulkVerb, Given, Target, nothing_wrong
from siger.people.actors import Actor
from siger.reports.actions.entrust import entrust
from siger.reports.states import Verb
from siger.reports.words import VERB_WORDS


def _hand_over(actor: Actor, target: Target, given: Given) -> object:
    return entrust(actor=actor, report_id=target.report_id, seen=target.seen, person_id=given["person_id"], reason=given["words"])


HAND_OVER: Final = BulkVerb(Verb.ENTRUST, VERB_WORDS[Verb.ENTRUST], "", _hand_over, nothing_wrong, listed=False)
