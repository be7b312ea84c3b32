"""Mail that Django's own parts send (sign-in codes of django-allauth) becomes a delivery like any other, and is sent at once.

The reader is waiting before a screen: the first attempt is made in the request, with little patience; when it fails a job goes on. The
code stands sealed in the delivery until it is sent or too old, then the words are emptied; it is never logged.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import get_language

from siger.core.clock import now
from siger.core.ids import new_secret
from siger.notify.models import Delivery
from siger.notify.rendering import from_text
from siger.notify.sending import enqueue, send
from siger.notify.telling import new_message_id

KIND_HEADER: Final = "X-Siger-Kind"
"""Which message it is; set by the account adapter, taken off here."""

# How long a code is good for; what has no code in it may arrive later. Source: ACCOUNT_*_TIMEOUT of django-allauth.
CODES: Final = {
    "login_code": timedelta(minutes=10),
    "email_confirmation": timedelta(minutes=15),
    "email_confirmation_signup": timedelta(minutes=15),
    "password_reset_code": timedelta(minutes=15),
}
UNKNOWN_KIND: Final = "account"
PATIENCE_SECONDS: Final = 4.0
# The job stands by for the case that this process dies while it sends.
STAND_BY: Final = timedelta(seconds=20)


class DeliveryBackend(BaseEmailBackend):
    """Named in EMAIL_BACKEND."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many messages were taken. A message whose first attempt fails is taken all the same: it is tried again."""
        deliveries = [_write(message, address) for message in email_messages for address in message.recipients()]
        for delivery in deliveries:
            transaction.on_commit(lambda delivery_id=delivery.pk: _send_now(delivery_id), robust=True)  # type: ignore[misc]
        return len(email_messages)


def _send_now(delivery_id: int) -> None:
    send(delivery_id, seconds=PATIENCE_SECONDS)


@transaction.atomic
def _write(message: EmailMessage, address: str) -> Delivery:
    kind = str(message.extra_headers.get(KIND_HEADER, UNKNOWN_KIND))[:40]
    language = (get_language() or "id")[:2]
    words = from_text(str(message.subject), str(message.body), language)
    lasts: timedelta | None = CODES.get(kind) if kind != UNKNOWN_KIND else max(CODES.values())
    at = now()
    delivery = Delivery.objects.create(
        event_id=new_secret(),
        template=kind,
        recipient="account",
        address=address,
        language=language,
        subject=words.subject,
        text=words.text,
        html=words.html,
        message_id=new_message_id(),
        next_try_at=at,
        expires_at=at + lasts if lasts else None,
        created_at=at,
    )
    enqueue(delivery, at=at + STAND_BY)
    return delivery
