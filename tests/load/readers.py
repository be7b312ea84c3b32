"""Who reads the lists that are measured: the demonstration's accounts, and some who sit where a list is hardest to find."""

from typing import Final

READERS: Final = {
    "verifikator": "dispatcher, province",
    "verifikator.kota": "dispatcher, city",
    "verifikator.kecamatan": "dispatcher, kecamatan",
    "petugas": "officer, two offices",
    "petugas.kota": "officer, city",
    "pengawas": "supervisor, office",
    "atasan.kota": "supervisor, city",
    "sekda": "supervisor, province",
    "validator": "validator, province",
    "validator.kota": "validator, city",
    "pimpinan": "leader, province",
    "pimpinan.kota": "leader, city",
    "inspektorat": "inspectorate, province",
    "auditor": "auditor",
    "rangkap": "dispatcher, officer and validator",
}
"""By the part of the address before the @."""

_PLACED: Final = (
    ("verifikator.kecamatan", "dispatcher", "kominfo", True),
    ("atasan.kota", "supervisor", "", False),
    ("validator.kota", "validator", "setda.tapem", False),
    ("pimpinan.kota", "leader", "", False),
    ("rangkap", "dispatcher", "kominfo", False),
    ("rangkap", "officer", "dlh", False),
    ("rangkap", "validator", "setda.tapem", False),
)


def seat_readers() -> None:
    """Those of the city that the demonstration knows already. Seats that are there stay as they are."""
    from siger.people.models import Agency, Membership, User
    from siger.people.seats import give_seat
    from siger.regions.models import Region

    city = Membership.objects.select_related("agency").get(user__email__startswith="petugas.kota@").agency.region_id
    domain = User.objects.get(email__startswith="petugas.kota@").email.partition("@")[2]
    inner = Region.objects.filter(code__startswith=f"{city}.").order_by("code").values_list("code", flat=True)[0]
    for login, role, office, narrow in _PLACED:
        code = f"{city}.{office}" if office else city
        if Agency.objects.filter(code=code, active=True).exists():
            give_seat(email=f"{login}@{domain}", role=role, agency_code=code, name=login, territory=inner if narrow else "")
    User.objects.filter(email__in=[f"{login}@{domain}" for login, *_ in _PLACED]).update(is_demonstration=True)
