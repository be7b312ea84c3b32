"""The messages of an installation without a mail server, for the page /_mail."""

from collections.abc import Sequence
from typing import Final

from siger.core.errors import NotFound
from siger.notify.models import Delivery

NEWEST: Final = 100


def newest_messages() -> Sequence[Delivery]:
    """The newest hundred, without their words, in one statement. Unscoped: the caller shows them on this machine only."""
    return list(Delivery.objects.defer("text", "html").order_by("-created_at", "-id")[:NEWEST])


def message(delivery_id: int) -> Delivery:
    """One message with its words. Raises NotFound."""
    delivery = Delivery.objects.filter(pk=delivery_id).first()
    if delivery is None:
        raise NotFound
    return delivery
