"""add_note: words of the office about a report, beside its life."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid
from siger.core.events import publish
from siger.desk.events import Mentioned
from siger.desk.models import Mention, Note
from siger.desk.models.note import MOST_CALLED, MOST_NOTES
from siger.desk.naming import named_in
from siger.desk.permissions import writing_seat
from siger.desk.queries.callable import callable_people, reads_notes
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import require_words


@transaction.atomic
def add_note(*, actor: Actor, report_id: int, words: str, call: int | None = None) -> Note:
    """Fits any version and counts none. `call` is somebody to mention besides those that `words` name.

    Raises Forbidden for whoever only looks or sent the report, Invalid for no words, for a call of somebody who does not see the report,
    for more than 20 people in a note, and beyond 200 notes.
    """
    report = lock_report(actor, report_id, None)
    seat = writing_seat(actor, report)
    if not reads_notes(actor, report):
        raise Forbidden(_("Anda pengirim laporan ini, jadi catatan kantor tentangnya tidak terbuka untuk Anda."))
    said = require_words("words", words, least=1)
    if Note.objects.filter(report=report).count() >= MOST_NOTES:
        raise Invalid({"words": _("Sudah ada %(most)d catatan pada laporan ini, tidak bisa ditambah lagi.") % {"most": MOST_NOTES}})
    called = _called(actor, report, said, call)
    note = Note.objects.create(report=report, agency_id=seat.agency_id, author_id=actor.user_id, words=said, at=now())
    for mention in Mention.objects.bulk_create(Mention(note=note, user_id=user_id) for user_id in sorted(called)):
        publish(Mentioned(report_id=report.pk, mention_id=mention.pk, user_id=mention.user_id))
    return note


def _called(actor: Actor, report: Report, words: str, call: int | None) -> set[int]:
    if call is None and "@" not in words:
        return set()
    people = callable_people(actor, report)
    called = named_in(words, people)
    if call is not None:
        if call not in {one.id for one in people}:
            raise Invalid({"call": _("Orang itu tidak melihat laporan ini. Pilih orang lain.")})
        called.add(call)
    if len(called) > MOST_CALLED:
        raise Invalid({"words": _("Paling banyak %(most)d orang disebut dalam satu catatan.") % {"most": MOST_CALLED}})
    return called
