"""Builds the world in ten statements, so that a test states only what matters to it."""

from dataclasses import dataclass, field, replace
from typing import Any

from siger.core.bulk import reserve_ids
from siger.deadlines.current import forget_rules
from siger.people.actors import Actor, Seat
from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency, Membership, User
from siger.people.roles import Role
from siger.regions.current import forget_locator
from siger.regions.models import Level, PositionBasis, Region, RegionsVersion
from siger.reports.actions.submission import Submission
from siger.reports.actions.submit import Receipt, submit
from siger.reports.models import Report, Service
from siger.reports.placing import GivenPlace
from siger.triage.assets.current import forget_assets

# (code, name, level, lat, lng)
REGIONS = (
    ("18", "Lampung", Level.PROVINCE, None, None),
    ("18.71", "Kota Bandar Lampung", Level.CITY, None, None),
    ("18.71.01", "Kedaton", Level.DISTRICT, None, None),
    ("18.71.01.1001", "Kedaton", Level.URBAN_VILLAGE, -5.3800, 105.2500),
    ("18.71.01.1002", "Surabaya", Level.URBAN_VILLAGE, -5.3900, 105.2600),
    ("18.01", "Kabupaten Lampung Selatan", Level.REGENCY, None, None),
    ("18.01.04", "Natar", Level.DISTRICT, None, None),
    ("18.01.04.2002", "Merak Batin", Level.VILLAGE, -5.3100, 105.1900),
)

# (code, name, kind, function, parent, region)
AGENCIES = (
    ("prov", "Pemerintah Provinsi", AgencyKind.GOVERNMENT, "government", None, "18"),
    ("prov.kominfo", "Dinas Kominfo Provinsi", AgencyKind.PROVINCE_OFFICE, "dispatch", "prov", "18"),
    ("prov.bmbk", "Dinas Bina Marga", AgencyKind.PROVINCE_OFFICE, "roads_province", "prov", "18"),
    ("prov.bmbk.uptd2", "UPTD Wilayah II Bina Marga", AgencyKind.TECHNICAL_UNIT, "roads_province", "prov.bmbk", "18"),
    ("prov.biro", "Biro Pemerintahan", AgencyKind.BUREAU, "validation", "prov", "18"),
    ("prov.inspektorat", "Inspektorat Provinsi", AgencyKind.INSPECTORATE, "inspectorate", "prov", "18"),
    ("prov.inspektorat.khusus", "Irban Khusus", AgencyKind.INSPECTORATE, "inspectorate", "prov.inspektorat", "18"),
    ("18.71", "Pemerintah Kota Bandar Lampung", AgencyKind.GOVERNMENT, "government", None, "18.71"),
    ("18.71.pu", "Dinas PU Kota Bandar Lampung", AgencyKind.REGENCY_OFFICE, "public_works", "18.71", "18.71"),
    ("18.71.01", "Kecamatan Kedaton", AgencyKind.DISTRICT_OFFICE, "district", "18.71", "18.71.01"),
    ("18.01", "Pemerintah Kabupaten Lampung Selatan", AgencyKind.GOVERNMENT, "government", None, "18.01"),
    ("18.01.kominfo", "Dinas Kominfo Lampung Selatan", AgencyKind.REGENCY_OFFICE, "dispatch", "18.01", "18.01"),
    ("18.01.pu", "Dinas PUPR Lampung Selatan", AgencyKind.REGENCY_OFFICE, "public_works", "18.01", "18.01"),
)

# (name, agency, role, territory)
PEOPLE = (
    ("dispatcher", "prov.kominfo", Role.DISPATCHER, "18"),
    ("other_dispatcher", "18.01.kominfo", Role.DISPATCHER, "18.01"),
    ("officer", "prov.bmbk", Role.OFFICER, "18"),
    ("other_officer", "18.01.pu", Role.OFFICER, "18.01"),
    ("city_officer", "18.71.pu", Role.OFFICER, "18.71"),
    ("supervisor", "prov.bmbk", Role.SUPERVISOR, "18"),
    ("secretary", "prov", Role.SUPERVISOR, "18"),
    ("validator", "prov.biro", Role.VALIDATOR, "18"),
    ("own_validator", "prov.bmbk", Role.VALIDATOR, "18"),
    ("leader", "prov", Role.LEADER, "18"),
    ("auditor", "prov.inspektorat", Role.AUDITOR, "18"),
    ("inspector", "prov.inspektorat", Role.DISPATCHER, "18"),
    ("investigator", "prov.inspektorat.khusus", Role.OFFICER, "18"),
    ("administrator", "prov.kominfo", Role.ADMINISTRATOR, "18"),
)


@dataclass
class World:
    """`people["officer"]` is an actor, `users` the account behind it, `agencies["prov.bmbk"]` an agency."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    def report(self, *, actor: Actor | None = None, **changes: Any) -> Receipt:
        """A report as a citizen without account sends it."""
        return submit(actor=actor or Actor(), sent=submission(**changes))

    def reporter_of(self, report: Report) -> Actor:
        """Whoever holds the report's secret link."""
        return Actor(holds=frozenset({report.pk}))


def build_world() -> World:
    """Regions, agencies, people and one service. Needs an empty database."""
    world = World()
    Region.objects.bulk_create(_region(*row) for row in REGIONS)
    RegionsVersion.objects.update_or_create(id=1)
    forget_locator()
    forget_assets()
    forget_rules()
    world.agencies = _agencies()
    world.users = _users()
    Membership.objects.bulk_create(
        Membership(user=world.users[name], agency=world.agencies[code], role=role, territory_id=territory)
        for name, code, role, territory in PEOPLE
    )
    for name, code, role, territory in PEOPLE:
        user = world.users[name]
        world.people[name] = Actor(user_id=user.pk, name=user.get_short_name(), seats=(seat(role, world.agencies[code], territory),))
    Service.objects.create(code="pothole", category="roads", name="Jalan berlubang", name_en="Pothole")
    return world


def _agencies() -> dict[str, Agency]:
    """In one statement, with the keys that their paths are made of."""
    made: dict[str, Agency] = {}
    for pk, (code, name, kind, function, parent, region) in zip(reserve_ids(Agency, len(AGENCIES)), AGENCIES, strict=True):
        above = made[parent] if parent else None
        path = f"{above.path if above else '/'}{pk}/"
        made[code] = Agency(
            pk=pk, code=code, name=name, short_name=name, kind=kind, function=function, parent=above, region_id=region, path=path
        )  # fmt: skip
    Agency.objects.bulk_create(made.values())
    return made


def _users() -> dict[str, User]:
    """As `create_user` makes them, in one statement."""
    users = {name: User(email=f"{name}@contoh.example", name=name.replace("_", " ").title()) for name, *_ in PEOPLE}
    for user in users.values():
        user.set_unusable_password()
    User.objects.bulk_create(users.values())
    return users


def _region(code: str, name: str, level: Level, lat: float | None, lng: float | None) -> Region:
    parent = code.rpartition(".")[0] or None
    known = PositionBasis.GIVEN if lat is not None else PositionBasis.UNKNOWN
    plain = name.lower()
    return Region(
        code=code, name=name, full_name=name, level=level, parent_id=parent, lat=lat, lng=lng, position_basis=known,
        search_name=plain, search_joined=plain.replace(" ", ""), search_text=plain,
    )  # fmt: skip


def submission(**changes: Any) -> Submission:
    """A pothole in Kedaton, in public, unless `changes` say otherwise."""
    usual = Submission(
        text="Jalan depan pasar berlubang besar, sudah dua minggu dan sering ada motor jatuh.",
        category="roads",
        service_code="pothole",
        place=GivenPlace(lat=-5.3802, lng=105.2503, accuracy_m=8.0, source="gps"),
        landmark="Depan pasar",
    )
    return replace(usual, **changes)


def seat(role: Role, agency: Agency, territory: str) -> Seat:
    return Seat(role, agency.pk, agency.short_name, agency.path, territory, agency.is_inspectorate)
