"""One delivery on its way: claimed, handed to a transport, and its outcome written down.

At most one process sends a delivery at a time: the claim is a row lock and a lease. When a process dies after the server took the message
and before that was written, the message goes out again after the lease, with the same Message-ID; a message twice is better than none.
"""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from procrastinate.contrib.django import app

from siger.core.clock import now
from siger.notify.models import Delivery, DeliveryState
from siger.notify.transports import Outgoing, PermanentRefusal, TemporaryTrouble, transport
from siger.notify.transports.smtp import SECONDS

_log = logging.getLogger(__name__)

# The queue goes by the database's clock, we by this machine's.
CLOCKS_DIFFER: Final = timedelta(seconds=5)
EXPIRED: Final = "expired"
LEASE: Final = timedelta(minutes=5)
# Minutes before the second, third … attempt: about a day in all, as long as mail servers are used to wait.
PAUSES: Final = (1, 5, 15, 45, 120, 360, 720)
MOST_ATTEMPTS: Final = len(PAUSES) + 1
# A code that is awaited on the screen is tried again quickly.
PAUSE_OF_CODES: Final = timedelta(seconds=10)


@app.task(name="siger.notify.send", queue="mail")
def send_later(delivery_id: int) -> None:
    """The job of one delivery. Never fails by itself: troubles are the delivery's, and it plans its next attempt."""
    send(delivery_id)


def enqueue(delivery: Delivery, *, at: datetime | None = None) -> None:
    """A job for `delivery` at the given moment or when it is due; in the transaction that wrote it."""
    send_later.configure(schedule_at=at or delivery.next_try_at).defer(delivery_id=delivery.pk)


def send(delivery_id: int, *, seconds: float = SECONDS) -> DeliveryState | None:
    """Try to send now, outside any transaction; its state afterwards, or None when it was not due or is somebody else's at the moment."""
    delivery = _claim(delivery_id)
    if delivery is None:
        return None
    if delivery.expires_at is not None and delivery.expires_at <= now():
        return _finish(delivery, DeliveryState.DEAD, EXPIRED)
    chosen = transport(seconds=seconds)
    try:
        chosen.send(_outgoing(delivery))
    except PermanentRefusal as refusal:
        return _finish(delivery, DeliveryState.FAILED, str(refusal))
    except TemporaryTrouble as trouble:
        return _try_again(delivery, str(trouble))
    except Exception as error:  # a message that cannot even be built will not get better
        _log.exception("delivery %s", delivery_id)
        return _finish(delivery, DeliveryState.FAILED, type(error).__name__)
    delivery.transport = chosen.name
    return _finish(delivery, DeliveryState.SENT, "")


def resend(delivery_id: int) -> bool:
    """Start again with a failed or dead delivery; False when it is neither, has expired, or its words are gone."""
    with transaction.atomic():
        again = Delivery.objects.select_for_update().filter(pk=delivery_id, state__in=[DeliveryState.FAILED, DeliveryState.DEAD]).first()
        if again is None or not again.text or (again.expires_at is not None and again.expires_at <= now()):
            return False
        again.state, again.attempts, again.next_try_at = DeliveryState.QUEUED, 0, now()
        again.save(update_fields=["state", "attempts", "next_try_at"])
        enqueue(again)
    return True


def undelivered(*, limit: int = 100) -> list[Delivery]:
    """Failed and dead deliveries without their words, the latest first."""
    lost = Delivery.objects.filter(state__in=[DeliveryState.FAILED, DeliveryState.DEAD])
    return list(lost.defer("text", "html", "address").order_by("-id")[:limit])


@transaction.atomic
def _claim(delivery_id: int) -> Delivery | None:
    due = Q(state__in=[DeliveryState.QUEUED, DeliveryState.SENDING], next_try_at__lte=now() + CLOCKS_DIFFER)
    delivery = Delivery.objects.select_for_update(skip_locked=True).filter(due, pk=delivery_id).first()
    if delivery is None:
        return None
    delivery.state, delivery.attempts, delivery.next_try_at = DeliveryState.SENDING, delivery.attempts + 1, now() + LEASE
    delivery.save(update_fields=["state", "attempts", "next_try_at"])
    return delivery


def _outgoing(delivery: Delivery) -> Outgoing:
    return Outgoing(
        address=delivery.address,
        sender=settings.DEFAULT_FROM_EMAIL,
        subject=delivery.subject,
        text=delivery.text or "",
        html=delivery.html or "",
        message_id=delivery.message_id,
        language=delivery.language,
    )


def _finish(delivery: Delivery, state: DeliveryState, error: str) -> DeliveryState:
    delivery.state, delivery.last_error, delivery.next_try_at = state, error[:200], None
    delivery.sent_at = now() if state is DeliveryState.SENT else None
    if delivery.expires_at is not None and delivery.transport != "file":
        delivery.text = delivery.html = None  # a code: of no use to anybody but its reader
    delivery.save(update_fields=["state", "last_error", "next_try_at", "sent_at", "transport", "text", "html"])
    if state is not DeliveryState.SENT:
        _log.warning("delivery %s (%s) is %s: %s", delivery.pk, delivery.template, state.value, delivery.last_error)
    return state


def _try_again(delivery: Delivery, error: str) -> DeliveryState:
    at = _next_attempt(delivery)
    if at is None:
        return _finish(delivery, DeliveryState.DEAD, error)
    delivery.state, delivery.last_error, delivery.next_try_at = DeliveryState.QUEUED, error[:200], at
    with transaction.atomic():
        delivery.save(update_fields=["state", "last_error", "next_try_at"])
        enqueue(delivery)
    return DeliveryState.QUEUED


def _next_attempt(delivery: Delivery) -> datetime | None:
    """When to try again; None after the last attempt or when it would come too late."""
    if delivery.attempts >= MOST_ATTEMPTS:
        return None
    if delivery.expires_at is None:
        return now() + timedelta(minutes=PAUSES[delivery.attempts - 1])
    at = now() + PAUSE_OF_CODES * delivery.attempts
    return at if at < delivery.expires_at else None
