"""Rows of one demonstration report: as it came in, who sent it, its pictures."""

import hashlib
import random
from collections.abc import Container
from datetime import datetime

from siger.core.crypto import blind_index
from siger.core.ids import secret_digest
from siger.demo.gallery import Gallery
from siger.demo.handing import handovers_of
from siger.demo.shapes import PHOTO_BY_CHANNEL, VISIBILITY_SHARES
from siger.demo.stories import Story
from siger.demo.terrain import Spot
from siger.demo.texts import DemoText, compose
from siger.people.roles import Role
from siger.reports.actions.submission import title_of
from siger.reports.categories import SENSITIVE, ReportClass, Visibility
from siger.reports.history import PastEntry, PastReport
from siger.reports.masking import mask_personal_data
from siger.reports.models import Certainty, Photo, PhotoKind, PositionSource, Rating, Referral, Report, Reporter, Support
from siger.reports.outside import outside_bodies
from siger.reports.placing import cell_of
from siger.reports.states import Holder, State, Verb
from siger.reports.ticking import due_for, wind


def first_state(
    rng: random.Random, *, number: str, category: str, channel: str, spot: Spot, at: datetime, services: Container[str]
) -> tuple[Report, DemoText]:
    """The unsaved report as `submit` would have written it at `at`. A service that the installation does not have is left out."""
    text = compose(rng, category, spot.words, channel=channel)
    visibility = _visibility(rng, category, text)
    masked = mask_personal_data(text.text).text
    hidden = visibility == Visibility.WHISTLEBLOWING
    report = Report(
        number=number,
        category=category,
        service_id=text.service_code if text.service_code in services else None,
        report_class=ReportClass.SUPERVISION if hidden else _plain_class(text.report_class),
        channel=channel,
        visibility=visibility,
        title="" if hidden else mask_personal_data(text.title).text[:120] or title_of(masked),
        text="" if hidden else masked,
        landmark="" if hidden else text.landmark[:200],
        original_text=text.text if hidden or masked != text.text else None,
        lat=spot.lat,
        lng=spot.lng,
        accuracy_m=round(rng.uniform(4, 60), 1) if channel == "web" else None,
        position_source=PositionSource.GPS if channel == "web" and rng.random() < 0.7 else PositionSource.PIN,
        cell=cell_of(spot.lat, spot.lng),
        region=spot.region,
        region_certainty=Certainty.INDICATIVE,
        state=State.RECEIVED,
        holder=Holder.DISPATCHER,
        holder_since=at,
        occurred_at=at,
        received_at=at,
        changed_at=at,
        supporters=_supporters(rng, visibility),
    )
    wind(report)
    return report, text


def _plain_class(report_class: str) -> str:
    """Supervision is the reporter's own choice, by the visibility."""
    return ReportClass.COMPLAINT if report_class == ReportClass.SUPERVISION else report_class


def _visibility(rng: random.Random, category: str, text: DemoText) -> str:
    if text.report_class == ReportClass.SUPERVISION and rng.random() < 0.8:
        return Visibility.WHISTLEBLOWING
    chosen = rng.choices(list(VISIBILITY_SHARES), weights=list(VISIBILITY_SHARES.values()))[0]
    return Visibility.PRIVATE if category in SENSITIVE and chosen == Visibility.PUBLIC else chosen


def _supporters(rng: random.Random, visibility: str) -> int:
    return min(60, int(rng.paretovariate(1.1)) - 1) if visibility == Visibility.PUBLIC and rng.random() < 0.4 else 0


def past_report(story: Story, text: DemoText, gallery: Gallery | None) -> PastReport:
    report, rng = story.report, story.rng
    submitted = PastEntry(
        Verb.SUBMIT,
        report.received_at,
        Role.REPORTER,
        data={"channel": report.channel, "photos": [], "region": report.region_id},
        salt=rng.randbytes(16),
    )
    return PastReport(
        report=report,
        submitted=submitted,
        entries=story.entries,
        reporter=_reporter(story),
        photos=_photos(story, text, gallery) if gallery else (),
        rating=_rating(story),
        referrals=_referrals(story),
        handovers=list(handovers_of(story.entries)),
        supports=_supports(story),
    )


def _reporter(story: Story) -> Reporter:
    report, rng = story.report, story.rng
    digest = secret_digest(hashlib.sha256(f"demo {report.number}".encode()).hexdigest()[:26])
    if report.visibility == Visibility.ANONYMOUS or rng.random() < 0.35:
        return Reporter(secret_digest=digest)
    phone = f"+628120000{rng.randint(0, 9999):04d}"
    own = story.cast.users["warga"].pk if rng.random() < 0.006 and not report.is_whistleblowing else None
    return Reporter(secret_digest=digest, phone=phone, phone_index=blind_index("phone", phone), user_id=own)


def _rating(story: Story) -> Rating | None:
    if story.rating is None:
        return None
    stars, words, at = story.rating
    return Rating(stars=stars, words=words or None, rated_at=at)


def _supports(story: Story) -> list[Support]:
    """One row for each supporter, some time before the last moment told; nobody gave an address."""
    report, rng = story.report, random.Random(f"supports {story.report.number}")  # noqa: S311 - repeatable on purpose
    after = story.end - report.received_at
    return [Support(key=rng.randbytes(16), supported_at=report.received_at + after * rng.random() ** 3) for _ in range(report.supporters)]


def _referrals(story: Story) -> list[Referral]:
    codes = {body.name: body.code for body in outside_bodies().values()}
    ended = next((entry for entry in story.entries if entry.verb is Verb.ANSWER), None)
    return [
        Referral(
            target=entry.data["target"],
            body=codes.get(entry.data["target"], ""),
            reference=entry.data["reference"],
            referred_at=entry.at,
            answer_due=due_for(story.report, State.REFERRED, entry.at),
            answer=ended.data["answer"] if ended else None,
            ended_at=ended.at if ended else None,
        )
        for entry in story.entries
        if entry.verb is Verb.REFER
    ]


def _photos(story: Story, text: DemoText, gallery: Gallery) -> list[Photo]:
    """The reporter's own, and of finished work what crews bring: the place before and after."""
    report, rng = story.report, story.rng
    sent = text.wants_photo and rng.random() <= PHOTO_BY_CHANNEL.get(report.channel, 0.5)
    photos = [gallery.photo(rng, report, PhotoKind.REPORT, report.received_at)] if sent else []
    if story.proofs:
        photos += [gallery.photo(rng, report, kind, story.proofs[-1]) for kind in (PhotoKind.BEFORE, PhotoKind.AFTER)]
    return photos
