"""Who is called by a note of the office hears of it where they read their mail, and reads it at the desk."""

import logging
from typing import Final

from django.db import transaction

from siger.core import rate_limits
from siger.core.errors import TooMany
from siger.desk.events import Mentioned
from siger.desk.models import Mention
from siger.desk.queries.callable import reads_notes
from siger.notify.facts import superiors_facts
from siger.notify.models import Delivery
from siger.notify.recipients import Recipient
from siger.notify.rendering import render
from siger.notify.rules import MENTIONED
from siger.notify.telling import write_once
from siger.people.signing_in import actor_of
from siger.reports.loading import reports_with_owner

_log = logging.getLogger(__name__)

# Fewer than what one address gets in all: colleagues who talk must not use up the room of what is late.
MOST_A_DAY: Final = rate_limits.Limit("mentions to one address", 15, 24 * 3600)


@transaction.atomic
def tell_mentioned(event: Mentioned) -> Delivery | None:
    """A message with the number of the report and no word of the note; what is not sent stands in the list of mentions all the same.

    None for whoever read it meanwhile, knows already that notes there wait for them, or sees the report no more.
    """
    mention = Mention.objects.select_related("note", "user").filter(pk=event.mention_id, read_at__isnull=True).first()
    if mention is None or not mention.user.is_active or not mention.user.email or _told_already(mention):
        return None
    report = reports_with_owner().filter(pk=mention.note.report_id).first()
    reader = actor_of(mention.user, second_factor=True)
    if report is None or not reads_notes(reader, report):
        return None
    if Delivery.objects.filter(event_id=event.event_id, template=MENTIONED).exists() or _too_many(mention.user.email):
        return None
    person = Recipient(f"colleague:{mention.user_id}", mention.user.email, mention.user.language, True, report)
    return write_once(event.event_id, MENTIONED, person, render(MENTIONED, person.language, superiors_facts(report).as_context()))


def _told_already(mention: Mention) -> bool:
    """While an earlier call to the same report is unread, one message is enough."""
    earlier = Mention.objects.filter(user_id=mention.user_id, note__report_id=mention.note.report_id, read_at__isnull=True)
    return earlier.filter(pk__lt=mention.pk).exists()


def _too_many(address: str) -> bool:
    try:
        rate_limits.hit(MOST_A_DAY, address.lower())
    except TooMany:
        _log.info("a mention is told at the desk alone: too many to one address today")
        return True
    return False
