"""What can be done to many reports at once: which action does it, and what can be said of a report before it is tried.

Who may do it and when is not said here: the table of states knows, and the action asks it again.
"""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.core.errors import Invalid
from siger.desk.bulk.bulk_verb import BulkVerb, Given, Known, Target, nothing_wrong
from siger.desk.bulk.handing_over import HAND_OVER
from siger.desk.bulk.tagging import TAG, UNTAG
from siger.desk.bulk.words import left_open, words_for
from siger.people.actors import Actor
from siger.reports.actions.answer import answer
from siger.reports.actions.assign import assign
from siger.reports.actions.comment import comment
from siger.reports.actions.main_report import wrong_main
from siger.reports.actions.merge import merge
from siger.reports.actions.publish_report import publish_report
from siger.reports.actions.request_info import request_info
from siger.reports.models import Report
from siger.reports.states import Verb
from siger.reports.words import VERB_WORDS

AS_SUGGESTED: Final = "as_suggested"
"""Each report goes to the agency that is suggested for it."""


def _assign(actor: Actor, target: Target, given: Given) -> object:
    return assign(actor=actor, report_id=target.report_id, seen=target.seen, agency_id=given["agency_id"], reason=given["words"])


def _assign_own(actor: Actor, target: Target, _given: Given) -> object:
    if target.own is None:
        raise Invalid({"agency": _no_suggestion()})
    return assign(actor=actor, report_id=target.report_id, seen=target.seen, agency_id=target.own)


def _without_own(_actor: Actor, _report: Report, target: Target, _given: Given, _known: Known) -> str:
    return "" if target.own else _no_suggestion()


def _no_suggestion() -> str:
    return _("Tidak ada usulan pemilik untuk laporan ini. Teruskan satu per satu.")


def _wrong_agency(_actor: Actor, report: Report, _target: Target, _given: Given, known: Known) -> str:
    if report.is_whistleblowing and not known.inspectorate:
        return _("Pengaduan berkadar pengawasan hanya boleh ditangani Inspektorat.")
    return ""


def _merge(actor: Actor, target: Target, given: Given) -> object:
    main = {"main_id": given["main_id"], "main_seen": given["main_seen"]}
    return merge(actor=actor, report_id=target.report_id, seen=target.seen, reason=given["words"], **main)


def _wrong_main(actor: Actor, report: Report, _target: Target, _given: Given, known: Known) -> str:
    return wrong_main(actor, report, known.main) if known.main else ""


def _publish(actor: Actor, target: Target, _given: Given) -> object:
    return publish_report(actor=actor, report_id=target.report_id, seen=target.seen)


def _answer(actor: Actor, target: Target, given: Given) -> object:
    return answer(actor=actor, report_id=target.report_id, seen=target.seen, answer=words_for(actor, target.report_id, given["words"]))


def _ask(actor: Actor, target: Target, given: Given) -> object:
    return request_info(
        actor=actor, report_id=target.report_id, seen=target.seen, question=words_for(actor, target.report_id, given["words"])
    )


def _comment(actor: Actor, target: Target, given: Given) -> object:
    return comment(actor=actor, report_id=target.report_id, words=words_for(actor, target.report_id, given["words"]))


def _wrong_words(actor: Actor, report: Report, _target: Target, given: Given, _known: Known) -> str:
    return left_open(actor, report, given["words"])


BULK_VERBS: Final[dict[str, BulkVerb]] = {
    "assign": BulkVerb(Verb.ASSIGN, VERB_WORDS[Verb.ASSIGN], "agency", _assign, _wrong_agency),
    AS_SUGGESTED: BulkVerb(Verb.ASSIGN, gettext_lazy("Teruskan sesuai usulan"), "", _assign_own, _without_own),
    "merge": BulkVerb(Verb.MERGE, VERB_WORDS[Verb.MERGE], "main", _merge, _wrong_main),
    "request_info": BulkVerb(Verb.REQUEST_INFO, VERB_WORDS[Verb.REQUEST_INFO], "words", _ask, _wrong_words),
    "answer": BulkVerb(Verb.ANSWER, VERB_WORDS[Verb.ANSWER], "words", _answer, _wrong_words),
    "comment": BulkVerb(Verb.COMMENT, gettext_lazy("Kabari pelapor"), "words", _comment, _wrong_words),
    "publish": BulkVerb(Verb.PUBLISH, VERB_WORDS[Verb.PUBLISH], "", _publish, nothing_wrong),
    "tag": TAG,
    "untag": UNTAG,
    "hand_over": HAND_OVER,
}


def verbs_for(actor: Actor) -> list[str]:
    """Those of the list that a seat of the actor can ever take, in their order here; none for who only reads."""
    roles = frozenset(seat.role for seat in actor.seats)
    return [name for name, one in BULK_VERBS.items() if one.listed and one.ever_for(roles)]
