"""Work of today: reports that came in, went to the road office, were begun, and four whose proof waits for the validator.

Of those four one is honest; the others were taken from it, mirrored or cut, or taken elsewhere, as the checks are there to notice. They are
checked by the worker like any other photo.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from siger.core.clock import now
from siger.core.errors import Refusal
from siger.demo.desk.people import Staff
from siger.demo.pictures import draw_picture, scene_for
from siger.demo.terrain import Spot, Terrain
from siger.demo.texts import compose
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.regions.models import Level
from siger.reports.actions.assign import assign
from siger.reports.actions.attaching import SentPhoto
from siger.reports.actions.publish_report import publish_report
from siger.reports.actions.start import start
from siger.reports.actions.submission import Submission
from siger.reports.actions.submit import submit
from siger.reports.actions.submit_proof import submit_proof
from siger.reports.models import Capture, Report
from siger.reports.photos.incoming import receive_upload
from siger.reports.placing import GivenPlace

SEED: Final = 71
FRESH: Final = 4
ASSIGNED: Final = 2
BEGUN: Final = 6
_SERVICES: Final = ("pothole", "bridge_damaged", "road_shoulder")
_ELSEWHERE: Final = 0.018  # degrees of latitude, two kilometres
_TILT: Final = 6.0  # degrees
_MARGIN: Final = 0.1  # of each side, where a tilted picture has nothing to show
_AREA: Final = 0.13  # degrees: a day's drive


@dataclass(frozen=True, slots=True)
class Case:
    report: Report
    scene: str
    seed: int


@dataclass(frozen=True, slots=True)
class Day:
    """What the rest of the demonstration builds on."""

    fresh: Sequence[Report]
    in_work: Sequence[Report]


def make_day(staff: Staff, *, pictures: bool) -> Day:
    """Nothing where the province has no road office with an officer."""
    roads = staff.agency("petugas", Role.OFFICER)
    if roads is None:
        return Day((), ())
    cases = list(_cases(pictures, FRESH + ASSIGNED + BEGUN + 4))
    fresh, passed = cases[:FRESH], cases[FRESH:]
    for place, case in enumerate(passed):
        _pass_on(staff, roads, case.report, begun=place >= ASSIGNED)
    if pictures:
        _prove(staff.actor("petugas"), passed[-4:])
    in_work = passed[ASSIGNED : len(passed) - 4]
    return Day([one.report for one in fresh], [one.report for one in in_work])


def _cases(pictures: bool, count: int) -> Iterator[Case]:
    rng = random.Random(f"siger demo day {SEED}")  # noqa: S311 - repeatable on purpose
    for number, spot in enumerate(_near(rng, count)):
        text = compose(rng, "roads", spot.words, service=_SERVICES[number % len(_SERVICES)])
        scene, seed = scene_for("roads", text.service_code), 9_000 + number
        photos = (_sent(draw_picture(scene, seed), None),) if pictures else ()
        place = GivenPlace(lat=spot.lat, lng=spot.lng, accuracy_m=round(rng.uniform(5, 20), 1), source="gps")
        sent = Submission(text=text.text, category="roads", place=place, landmark=text.landmark[:200], photos=photos)
        try:
            report = submit(actor=Actor(), sent=sent).report
        except Refusal:
            continue  # a spot outside of everything that is known
        yield Case(report, scene, seed)


def _near(rng: random.Random, count: int) -> list[Spot]:
    """Within a day's drive of the first one in a town."""
    spots = Terrain().spots(rng, 60 * count)
    town = next((spot for spot in spots if spot.region.level == Level.URBAN_VILLAGE), spots[0])
    near = [spot for spot in spots if abs(spot.lat - town.lat) < _AREA and abs(spot.lng - town.lng) < _AREA]
    return near[:count]


def _pass_on(staff: Staff, roads: Agency, report: Report, *, begun: bool) -> None:
    desk = staff.actor("verifikator")
    report = publish_report(actor=desk, report_id=report.pk, seen=report.version)
    report = assign(actor=desk, report_id=report.pk, seen=report.version, agency_id=roads.pk)
    if begun:
        start(actor=staff.actor("petugas"), report_id=report.pk, seen=report.version)


def _prove(officer: Actor, cases: Sequence[Case]) -> None:
    honest = _tilted(draw_picture(cases[0].scene, cases[0].seed, repaired=True), -_TILT)
    proofs = (
        (honest, 0.0),
        (_copied(honest, mirrored=True), 0.0),
        (_copied(honest, cut=0.15), 0.0),
        (_tilted(draw_picture(cases[3].scene, cases[3].seed, repaired=True), -_TILT), _ELSEWHERE),
    )
    for case, (after, away) in zip(cases, proofs, strict=True):
        report = Report.objects.get(pk=case.report.pk)
        before = _sent(_tilted(draw_picture(case.scene, case.seed), _TILT), report)
        submit_proof(
            actor=officer, report_id=report.pk, seen=report.version, before=[before], after=[_sent(after, report, away)],
            note="Ditambal dan diratakan, bahan dari gudang UPTD.",
        )  # fmt: skip


def _tilted(picture: bytes, degrees: float) -> bytes:
    """As another hand holds the phone: two photos of one place never lie alike, which is how a copy is told from them."""
    image = Image.open(BytesIO(picture)).convert("RGB").rotate(degrees, Image.Resampling.BICUBIC)
    return _jpeg(_trimmed(image, 2 * _MARGIN))


def _copied(picture: bytes, *, mirrored: bool = False, cut: float = 0.0) -> bytes:
    """The same picture once more: turned round, or with `cut` of its sides gone."""
    image = Image.open(BytesIO(picture))
    return _jpeg(_trimmed(ImageOps.mirror(image) if mirrored else image, cut))


def _trimmed(image: Image.Image, cut: float) -> Image.Image:
    wide, high = image.size
    left, top = int(wide * cut / 2), int(high * cut / 2)
    return image.crop((left, top, wide - left, high - top))


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=72)
    return out.getvalue()


def _sent(picture: bytes, report: Report | None, away: float = 0.0) -> SentPhoto:
    """As the page of the field sends it: taken live, at the report or `away` from it."""
    incoming = receive_upload(BytesIO(picture))
    if report is None:
        return SentPhoto(incoming)
    return SentPhoto(
        incoming, lat=report.lat + away, lng=report.lng, taken_at=now(), accuracy_m=8.0, clock_offset_s=0, capture=Capture.LIVE
    )  # fmt: skip
