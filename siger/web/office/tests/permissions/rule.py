"""What a rule of the matrix says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, Final

from django.utils import timezone

from siger.core.storage import originals, photos, write_whole
from siger.deadlines.models import LocalDayRow
from siger.desk.actions.save_tag import make_tag
from siger.desk.models import Tag
from siger.people.actors import SYSTEM
from siger.people.models import Agency, Crew
from siger.reports.actions.look_at_original import look_at_original
from siger.reports.categories import Visibility
from siger.reports.models import OriginalLook, Photo, PhotoState, Report
from siger.reports.photos.parts import Size
from siger.reports.photos.process import picture_name
from siger.triage.assets.importing import import_assets
from siger.triage.assets.tests.files import asset_file, road
from siger.triage.models import Asset, AssetUpload
from siger.triage.models import Rule as OwnerRule
from siger.web.office.pictures import picture_url
from tests.world import World
from tests.world.building import PEOPLE
from tests.world.rules import rule as owner_rule
from tests.world.verbs import sent_photo

EVERYONE: Final = frozenset(name for name, *_ in PEOPLE)
NOBODY: Final[frozenset[str]] = frozenset()

# A public report that is in work at the province's roads, not published: these see it, for all others it does not exist.
SEE_WORK: Final = frozenset({"dispatcher", "officer", "supervisor", "secretary", "leader", "auditor"})
# Of the same report once its proof waits for the independent look.
SEE_PROOF: Final = SEE_WORK | {"validator"}
# A whistleblowing report that nobody was given yet.
SEE_SECRET: Final = frozenset({"inspector", "auditor"})


@dataclass
class Things:
    """What the addresses of the office are about; each is made when a rule first asks for it."""

    world: World
    walk: Callable[..., Report]

    @cached_property
    def work(self) -> Report:
        return self.walk("work", photos=(sent_photo("keadaan"),))

    @cached_property
    def proof(self) -> Report:
        return self.walk("validation")

    @cached_property
    def secret(self) -> Report:
        return self.world.report(visibility=Visibility.WHISTLEBLOWING, photos=(sent_photo("rahasia"),)).report

    def photo_of(self, report: Report) -> Photo:
        """Ready, with pictures in the storage."""
        photo = Photo.objects.filter(report=report).earliest("id")
        photo.thumb_path, photo.view_path = (picture_name(photo, size) for size in (Size.THUMB, Size.VIEW))
        photo.state = PhotoState.READY
        for name in (photo.thumb_path, photo.view_path):
            write_whole(photos(), name, [b"RIFF\x00\x00\x00\x00WEBP"])
        photo.save()
        return photo

    def picture(self, report: Report) -> str:
        """The address at which the office shows its first photo."""
        return picture_url(self.photo_of(report), Size.THUMB)

    @cached_property
    def look(self) -> OriginalLook:
        photo, report = self.photo_of(self.proof), self.proof
        write_whole(originals(), photo.original_path, [b"asli"])
        reason = "Perlu membaca pelatnya."
        return look_at_original(actor=self.world.dispatcher, report_id=report.pk, photo=str(photo.public_id), reason=reason)

    @cached_property
    def asset(self) -> Asset:
        assert import_assets(actor=SYSTEM, files=[asset_file(road())], source="contoh").ok
        return Asset.objects.get()

    @cached_property
    def upload(self) -> AssetUpload:
        """Tried out by the dispatcher, and nobody else's to store."""
        tried, by = asset_file(road(40)), self.world.users["dispatcher"]
        return AssetUpload.objects.create(by=by, at=timezone.now(), source="lain", file_name=tried.name, content=tried.content.read())

    @cached_property
    def owner_rule(self) -> OwnerRule:
        return owner_rule(self.world, "prov.bmbk")

    @cached_property
    def local_day(self) -> LocalDayRow:
        day = timezone.localdate() + timedelta(days=400)
        by = self.world.users["administrator"]
        return LocalDayRow.objects.create(region_id="18", date=day, name="Hari jadi", entered_by=by, entered_at=timezone.now())

    @cached_property
    def crew(self) -> Crew:
        """Of the province's roads."""
        return Crew.objects.create(agency=self.world.agencies["prov.bmbk"], name="Regu tambal")

    @cached_property
    def tag(self) -> Tag:
        """Of the dispatcher's agency."""
        return make_tag(actor=self.world.dispatcher, agency_id=self.world.agencies["prov.kominfo"].pk, name="Perlu survei")

    @cached_property
    def closed(self) -> Agency:
        agency = self.world.agencies["prov.bmbk.uptd2"]
        Agency.objects.filter(pk=agency.pk).update(active=False)
        return agency


@dataclass(frozen=True)
class Rule:
    """`opens`: the people of the small world who get something at this address; all others are refused, with 403 or 404.

    `arguments` fill the address, `query` follows it; `address` says the whole of it where it is signed.
    `posted` when the address answers POST alone; the matrix then posts `data`.
    `case` tells two rules of one address apart, such as a secret report.
    """

    name: str
    opens: frozenset[str]
    arguments: Callable[[Things], dict[str, Any]] = field(default=lambda things: {})
    query: str = ""
    address: Callable[[Things], str] | None = None
    posted: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    case: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.case}".strip()
