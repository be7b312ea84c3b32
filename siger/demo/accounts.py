"""Who may try Siger out: one account for each role, found by what an office does, so that every province has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siger.people.agency_functions import AgencyFunction, AgencyKind
from siger.people.models import Agency, Membership, User
from siger.people.roles import Role
from siger.regions.models import Level, Region

PASSWORD: Final = "peragaan-siger"  # noqa: S105 - printed on purpose; these accounts sign in over loopback only


@dataclass(frozen=True, slots=True)
class Seat:
    """`city`: in the first city instead of the province. `unit`: a part of the office instead of the office."""

    role: Role
    function: AgencyFunction
    city: bool = False
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """`login` is the part before the @; `name` is invented; `duty` says in a few words what the account is for."""

    login: str
    name: str
    duty: object
    seats: tuple[Seat, ...] = ()


ACCOUNTS: Final = (
    Account("warga", "Warga Peragaan", _("Warga dengan akun")),
    Account("verifikator", "Ratna Ayu", _("Memilah laporan provinsi"), (Seat(Role.DISPATCHER, AgencyFunction.DISPATCH),)),
    Account("verifikator.dua", "Maya Sari", _("Memilah laporan provinsi, meja kedua"), (Seat(Role.DISPATCHER, AgencyFunction.DISPATCH),)),
    Account(
        "petugas",
        "Budi Hartono",
        _("Mengerjakan, jalan provinsi"),
        (Seat(Role.OFFICER, AgencyFunction.ROADS_PROVINCE), Seat(Role.OFFICER, AgencyFunction.ROADS_PROVINCE, unit=True)),
    ),
    Account(
        "petugas.dua",
        "Eko Prasetyo",
        _("Mengerjakan, jalan provinsi"),
        (Seat(Role.OFFICER, AgencyFunction.ROADS_PROVINCE), Seat(Role.OFFICER, AgencyFunction.ROADS_PROVINCE, unit=True)),
    ),
    Account("pengawas", "Dewi Lestari", _("Mengawasi regu jalan"), (Seat(Role.SUPERVISOR, AgencyFunction.ROADS_PROVINCE),)),
    Account("petugas.kota", "Agus Salim", _("Mengerjakan, dinas PU kota"), (Seat(Role.OFFICER, AgencyFunction.PUBLIC_WORKS, city=True),)),
    Account(
        "verifikator.kota",
        "Yuni Astuti",
        _("Memilah laporan kota, menyusun aturannya"),
        (Seat(Role.DISPATCHER, AgencyFunction.DISPATCH, city=True),),
    ),
    Account("validator", "Nur Sahara", _("Memeriksa hasil kerja"), (Seat(Role.VALIDATOR, AgencyFunction.VALIDATION),)),
    Account(
        "validator.kota", "Fitri Handayani", _("Memeriksa hasil kerja kota"), (Seat(Role.VALIDATOR, AgencyFunction.VALIDATION, city=True),)
    ),
    Account("sekda", "Hasan Basri", _("Atasan semua dinas provinsi"), (Seat(Role.SUPERVISOR, AgencyFunction.GOVERNMENT),)),
    Account("pimpinan", "Pimpinan Daerah", _("Membaca semuanya"), (Seat(Role.LEADER, AgencyFunction.GOVERNMENT),)),
    Account("inspektorat", "Siti Rahma", _("Menerima pengaduan pengawasan"), (Seat(Role.DISPATCHER, AgencyFunction.INSPECTORATE),)),
    Account("auditor", "Joko Widagdo", _("Memeriksa catatan"), (Seat(Role.AUDITOR, AgencyFunction.INSPECTORATE),)),
    Account("admin", "Admin Peragaan", _("Data acuan dan pekerjaan gagal"), (Seat(Role.ADMINISTRATOR, AgencyFunction.DISPATCH),)),
)


def address_of(account: Account) -> str:
    domain = settings.INSTALLATION.raw.get("mail", {}).get("domain", "siger.example")
    return f"{account.login}@{domain}"


def shown_accounts() -> list[Mapping[str, str]]:
    """Rows for the terminal: name, e-mail, password, duty in the language that is active."""
    return [{"name": account.name, "email": address_of(account), "password": PASSWORD, "duty": str(account.duty)} for account in ACCOUNTS]


@transaction.atomic
def make_accounts() -> dict[str, User]:
    """The accounts by login, made or brought up to date. A seat whose office the province does not have is left out."""
    return {account.login: _make(account) for account in ACCOUNTS}


def _make(account: Account) -> User:
    user, fresh = User.objects.get_or_create(email=address_of(account), defaults={"name": account.name, "is_demonstration": True})
    if fresh:
        user.set_password(PASSWORD)
        user.is_staff = user.is_superuser = any(seat.role is Role.ADMINISTRATOR for seat in account.seats)
        user.save()
        _confirm_address(user)
    for seat in account.seats:
        agency = find_office(seat.function, city=seat.city, unit=seat.unit)
        if agency is not None:
            Membership.objects.get_or_create(user=user, agency=agency, role=seat.role, defaults={"territory_id": agency.region_id})
    return user


def _confirm_address(user: User) -> None:
    from allauth.account.models import EmailAddress

    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def find_office(function: AgencyFunction, *, city: bool = False, unit: bool = False) -> Agency | None:
    """The office of the province (or of its first city) with a function; its first part when `unit`."""
    region = settings.INSTALLATION.code
    if city:
        region = Region.objects.filter(level=Level.CITY, active=True).order_by("code").values_list("code", flat=True).first() or region
    offices = Agency.objects.filter(function=function, region_id=region, active=True).exclude(kind=AgencyKind.NATIONAL).order_by("id")
    heads = list(offices.exclude(parent__function=function)[:1])
    if not unit:
        return heads[0] if heads else None
    return offices.filter(parent__in=heads).first() if heads else None
