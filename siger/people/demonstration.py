"""Accounts to try Siger with. They exist on a demonstration only; who may use them is asked by whoever calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from siger.people.models import Membership, User


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """`role` and `agency` are empty for an account of a citizen."""

    user_id: int
    email: str
    name: str
    role: str
    agency: str


def demonstration_accounts() -> Sequence[DemonstrationAccount]:
    """All of them, in the order in which they were made. Two statements."""
    users = list(User.objects.filter(is_demonstration=True, is_active=True).order_by("id")[:40])
    seats = Membership.objects.filter(user__in=users).select_related("agency").order_by("-id")
    first = {seat.user_id: seat for seat in seats}
    return [
        DemonstrationAccount(
            user.pk,
            user.email,
            user.get_short_name(),
            first[user.pk].role if user.pk in first else "",
            first[user.pk].agency.short_name if user.pk in first else "",
        )
        for user in users
    ]


def demonstration_account(user_id: str) -> User | None:
    """None for every account that is none of them."""
    if not (user_id.isdecimal() and len(user_id) < 12):
        return None
    return User.objects.filter(pk=int(user_id), is_demonstration=True, is_active=True).first()
