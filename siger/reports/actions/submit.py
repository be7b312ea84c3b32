"""submit: a report comes in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from siger.core import idempotency
from siger.core.clock import now
from siger.core.crypto import blind_index
from siger.core.errors import Invalid
from siger.core.events import publish
from siger.core.ids import new_number, new_secret, secret_digest, secret_from
from siger.people.actors import Actor
from siger.people.agencies import inspectorate_of
from siger.people.roles import Role
from siger.reports.actions.attaching import attach_photos, digests
from siger.reports.actions.submission import Contact, Submission, check_submission, normal_phone, title_of
from siger.reports.categories import SENSITIVE, ReportClass, Visibility
from siger.reports.masking import mask_personal_data
from siger.reports.models import Audience, PhotoKind, Report, Reporter, Service
from siger.reports.moving import Allowed, event_for, sealed_entry
from siger.reports.placing import Spot, place
from siger.reports.states import State, Step, Verb
from siger.reports.ticking import wind

SCOPE: Final = "report"
OLDEST_EVENT: Final = timedelta(days=90)
_SUBMIT: Final = Step(State.RECEIVED, Verb.SUBMIT, State.RECEIVED, frozenset({Role.REPORTER}))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender gets: the report, its secret link, whether this was a repetition, and whether Siger made it private by its
    category.
    """

    report: Report
    secret: str
    repeated: bool = False
    made_private: bool = False


@transaction.atomic
def submit(*, actor: Actor, sent: Submission, key: str | None = None) -> Receipt:
    """Take a report in. With an idempotency `key`, the same submission any number of times, also at once, is one report and one receipt.

    Raises Invalid with every wrong field, Unreachable for a far point, IdempotencyConflict for a key that stands for something else.
    """
    text, landmark = _checked(sent)
    number = new_number(settings.INSTALLATION.number_prefix)
    if key is not None:
        first = idempotency.claim(SCOPE, key, idempotency.body_digest(sent.as_body()), number)
        if first is not None:
            return _again(first, key)
    secret = secret_from(SCOPE, key) if key is not None else new_secret()
    spot = place(sent.place)
    report = _report(sent, number, text, landmark, spot)
    wind(report)
    # Sealed before the report is written, so that the report is written once.
    entry = sealed_entry(
        report,
        Verb.SUBMIT,
        Allowed(_SUBMIT, Role.REPORTER, None),
        actor=actor,
        data={"channel": report.channel, "photos": digests(sent.photos), "region": spot.region.pk},
        audience=Audience.PUBLIC,
        at=report.received_at,
        occurred_at=report.occurred_at,
    )
    report.save(force_insert=True)
    _write_reporter(report, actor, sent, secret)
    attach_photos(report, sent.photos, PhotoKind.REPORT, actor=actor)
    entry.report = report
    entry.save(force_insert=True)
    publish(event_for(entry))
    return Receipt(report, secret, made_private=report.visibility != sent.visibility)


def _checked(sent: Submission) -> tuple[str, str]:
    """Of a submission that is wrong anyhow the place is looked at as well, so that everything is said at once."""
    try:
        return check_submission(sent)
    except Invalid as refusal:
        try:
            place(sent.place)
        except Invalid as misplaced:
            raise Invalid({**misplaced.fields, **refusal.fields}) from refusal
        raise


def _again(number: str, key: str) -> Receipt:
    report = Report.objects.select_related("region", "agency", "service").get(number=number)
    return Receipt(report, secret_from(SCOPE, key), repeated=True)


def _report(sent: Submission, number: str, text: str, landmark: str, spot: Spot) -> Report:
    """Unsaved."""
    at = now()
    service = Service.objects.filter(code=sent.service_code, category=sent.category, active=True).first() if sent.service_code else None
    visibility = _visibility(sent, service)
    secret_text = visibility == Visibility.WHISTLEBLOWING
    masked, masked_landmark = mask_personal_data(text).text, mask_personal_data(landmark).text
    return Report(
        number=number,
        category=sent.category,
        service=service,
        report_class=_class_of(visibility, service),
        channel=sent.channel,
        visibility=visibility,
        language=sent.language,
        title="" if secret_text else title_of(masked),
        text="" if secret_text else masked,
        landmark="" if secret_text else masked_landmark,
        original_text=f"{text}\n\n{landmark}".strip() if secret_text or (masked, masked_landmark) != (text, landmark) else None,
        lat=spot.lat,
        lng=spot.lng,
        accuracy_m=spot.accuracy_m,
        position_source=spot.source,
        cell=spot.cell,
        region=spot.region,
        region_certainty=spot.certainty,
        agency=inspectorate_of(spot.region.pk) if secret_text else None,
        holder_since=at,
        occurred_at=_believable(sent.occurred_at, at),
        received_at=at,
        changed_at=at,
    )


def _visibility(sent: Submission, service: Service | None) -> str:
    """Sensitive matters start private, whatever was ticked."""
    sensitive = sent.category in SENSITIVE or (service is not None and service.sensitive)
    return Visibility.PRIVATE if sensitive and sent.visibility == Visibility.PUBLIC else sent.visibility


def _class_of(visibility: str, service: Service | None) -> str:
    if visibility == Visibility.WHISTLEBLOWING:
        return ReportClass.SUPERVISION
    usual = service.report_class if service else ReportClass.COMPLAINT
    return ReportClass.COMPLAINT if usual == ReportClass.SUPERVISION else usual


def _believable(occurred_at: datetime | None, at: datetime) -> datetime:
    """A phone's clock may be days off: a moment in the future, or older than a draft may get, is replaced by ours."""
    if occurred_at is None or occurred_at > at or occurred_at < at - OLDEST_EVENT:
        return at
    return occurred_at


def _write_reporter(report: Report, actor: Actor, sent: Submission, secret: str) -> Reporter:
    """Nothing but the digest of the link for an anonymous report, even of somebody who is signed in."""
    if report.visibility == Visibility.ANONYMOUS:
        return Reporter.objects.create(report=report, language=sent.language, secret_digest=secret_digest(secret))
    contact = _normal(sent.contact)
    return Reporter.objects.create(
        report=report,
        user_id=actor.user_id,
        name=contact.name or None,
        email=contact.email or None,
        phone=contact.phone or None,
        email_index=blind_index("email", contact.email) if contact.email else None,
        phone_index=blind_index("phone", contact.phone) if contact.phone else None,
        language=sent.language,
        secret_digest=secret_digest(secret),
    )


def _normal(contact: Contact) -> Contact:
    return Contact(contact.name.strip(), contact.email.strip().lower(), (contact.phone and normal_phone(contact.phone)) or "")
