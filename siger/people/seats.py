"""Who sits where: an operator gives and takes seats. The account needs no password: its owner signs in with a code by e-mail."""

from collections.abc import Sequence
from functools import reduce
from operator import and_

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from siger.core.errors import Invalid, NotFound
from siger.people.models import Agency, Membership, User
from siger.people.roles import MEMBER_ROLES, Role
from siger.regions.models import Region


@transaction.atomic
def give_seat(*, email: str, role: str, agency_code: str, name: str = "", territory: str = "") -> Membership:
    """The membership, new or as it was; the account is made when there is none. `territory` is the agency's region unless given.

    An administrator may open the admin of reference data, too. Raises Invalid, in English: it is told to an operator at a terminal.
    """
    address = _checked_address(email)
    if role not in MEMBER_ROLES:
        raise Invalid({"role": f"{role} is no role; roles are {', '.join(MEMBER_ROLES)}"})
    agency = Agency.objects.filter(code=agency_code, active=True).first()
    if agency is None:
        raise Invalid({"agency": f"there is no agency {agency_code}; look for its code with `siger people agencies WORDS`"})
    region = Region.objects.filter(code=territory or agency.region_id, active=True).first()
    if region is None:
        raise Invalid({"territory": f"there is no region {territory}"})
    user = User.objects.filter(email=address).first() or User.objects.create_user(address, name=name)
    EmailAddress.objects.get_or_create(user=user, email=address, defaults={"primary": True})
    if name and user.name != name:
        user.name = name
        user.save(update_fields=["name"])
    seat, _ = Membership.objects.update_or_create(user=user, agency=agency, role=role, defaults={"territory": region})
    _open_admin_to_administrators(user)
    return seat


@transaction.atomic
def take_seat(*, email: str, role: str, agency_code: str) -> None:
    """The account stays; the next request of its sessions comes without that seat. Raises NotFound."""
    seat = Membership.objects.filter(user__email=email.strip().lower(), role=role, agency__code=agency_code).select_related("user").first()
    if seat is None:
        raise NotFound(f"{email} has no seat as {role} in {agency_code}; see `siger people list`.")
    seat.delete()
    _open_admin_to_administrators(seat.user)


def _open_admin_to_administrators(user: User) -> None:
    """What Django asks for at the door of the admin follows the seats; it says nothing about reports."""
    user.is_staff = user.is_superuser = user.memberships.filter(role=Role.ADMINISTRATOR).exists()
    user.save(update_fields=["is_staff", "is_superuser"])


def all_seats() -> Sequence[Membership]:
    """With account, agency and territory loaded, by agency and address. One statement."""
    return list(Membership.objects.select_related("user", "agency", "territory").order_by("agency__path", "user__email", "role"))


def agencies_named(words: Sequence[str], *, limit: int = 40) -> Sequence[Agency]:
    """Active agencies, governments included, whose names have every word or whose code begins with the only one. One statement."""
    if not words:
        return []
    named = reduce(and_, (Q(name__icontains=word) | Q(short_name__icontains=word) for word in words))
    coded = Q(code__startswith=words[0]) if len(words) == 1 else Q(pk__in=[])
    return list(Agency.objects.filter(named | coded, active=True).order_by("code")[:limit])


def _checked_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid({"email": f"{email} is no e-mail address"}) from None
    return address
