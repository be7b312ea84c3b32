"""From an event to deliveries: once per (event, message, recipient), in the transaction of the handler."""

import logging
from typing import Final, Protocol

from django.db import IntegrityError, transaction

from siger.core import rate_limits
from siger.core.clock import now
from siger.core.errors import TooMany
from siger.core.events import publish
from siger.core.ids import new_secret
from siger.notify.events import MoreToTell
from siger.notify.facts import facts_for, followers_facts, superiors_facts
from siger.notify.models import Delivery, DeliveryState
from siger.notify.recipients import Recipient, has_followers, people_of
from siger.notify.rendering import Message, render
from siger.notify.rules import Rule, Told
from siger.notify.sending import enqueue
from siger.notify.transports.choosing import sender_domain
from siger.reports.events import ReportEvent
from siger.reports.models import Report, TimelineEntry

_log = logging.getLogger(__name__)

TOO_MANY: Final = "too many to this address today"
# Whoever sends reports in somebody else's name must not be able to fill their mailbox through us.
MOST_A_DAY: Final = rate_limits.Limit("mail to one address", 30, 24 * 3600)


class Addressed(Protocol):
    """Somebody who can be written to, about one report or about none."""

    @property
    def reference(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def report(self) -> Report | None: ...


@transaction.atomic
def tell(rule: Rule, event: ReportEvent, *, after: int = 0) -> list[Delivery]:
    """Write and enqueue the deliveries that `rule` asks for. Handled again, it finds them written and does nothing.

    At most 200 people a transaction; who is left waits in an event of its own.
    """
    if not has_followers(rule.told, event.report_id):
        return []
    report = Report.objects.select_related("agency").filter(pk=event.report_id).first()
    if report is None or _out_of_place(rule, report):
        return []
    people = people_of(rule.told, report, event, after=after)
    if people.more_after is not None:
        publish(MoreToTell(rule=rule.name, source_id=event.event_id, report_id=report.pk, seq=event.seq, after=people.more_after))
    if not people.told:
        return []
    entry = TimelineEntry.objects.get(report=report, seq=event.seq)
    told = [write_once(event.event_id, rule.template, person, _words(rule, report, entry, person, event)) for person in people.told]
    return [delivery for delivery in told if delivery is not None]


def _out_of_place(rule: Rule, report: Report) -> bool:
    moved_on = rule.only_in is not None and report.state != rule.only_in
    return moved_on or (rule.first_only and report.split_from_id is not None)


def _words(rule: Rule, report: Report, entry: TimelineEntry, person: Recipient, event: ReportEvent) -> Message:
    if rule.told in {Told.SUPERIORS, Told.VALIDATORS_SUPERIORS}:
        return render(rule.template, person.language, superiors_facts(report, event).as_context())
    facts = facts_for if rule.told is Told.REPORTER else followers_facts
    return render(rule.template, person.language, facts(report, entry, person, event=rule.event).as_context())


def write_once(event_id: str, template: str, person: Addressed, message: Message) -> Delivery | None:
    """The new delivery with its job, or None when it was written before. Beyond 30 a day to one address it is written dead."""
    try:
        with transaction.atomic():
            delivery = Delivery.objects.create(
                event_id=event_id,
                template=template,
                recipient=person.reference,
                report=person.report,
                address=person.address,
                language=person.language,
                subject=message.subject,
                text=message.text,
                html=message.html,
                message_id=new_message_id(),
                next_try_at=now(),
                created_at=now(),
            )
    except IntegrityError:
        return None
    if _too_many(person):
        _log.warning("delivery %s is not sent: too many to one address today", delivery.pk)
        Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.DEAD, next_try_at=None, last_error=TOO_MANY)
        return delivery
    enqueue(delivery)
    return delivery


def _too_many(person: Addressed) -> bool:
    try:
        rate_limits.hit(MOST_A_DAY, person.address.lower())
    except TooMany:
        return True
    return False


def new_message_id() -> str:
    """Unique, and says nothing but whose mail it is."""
    return f"<{new_secret()}@{sender_domain()}>"
