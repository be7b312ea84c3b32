"""split: one report tells of two problems. The second becomes a report of its own, and its reporter follows both."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.core.events import publish
from siger.core.ids import new_number, new_secret, secret_digest
from siger.people.actors import Actor
from siger.reports.actions.submission import SHORTEST_TEXT, title_of
from siger.reports.categories import SENSITIVE, Category, Visibility
from siger.reports.events import PhotoReceived, ReportSubmitted
from siger.reports.loading import lock_report
from siger.reports.masking import clean_text
from siger.reports.models import Audience, Photo, PhotoCover, PhotoState, Report, Reporter
from siger.reports.moving import event_for, move, require_step, require_words, sealed_entry
from siger.reports.states import Verb
from siger.reports.ticking import wind

_SAME: Final = (
    "channel", "report_class", "visibility", "language", "landmark", "lat", "lng", "accuracy_m", "position_source", "cell", "region",
    "region_certainty", "occurred_at",
)  # fmt: skip
"""What the second problem has in common with the first."""


@transaction.atomic
def split(*, actor: Actor, report_id: int, seen: int, part: str, category: str, photos: Sequence[str] = (), reason: str) -> Report:
    """Make a report of its own out of `part`, words of this one, with copies of the photos chosen by public id. Returns this report.

    The words of the citizen stay as they are; nobody puts others into their mouth: every line of `part` must stand in the text. The new
    report waits for the dispatcher with a whole allowance of time, is not public yet, and belongs to the same reporter, whose secret
    link opens both.
    """
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.SPLIT)
    words = _chosen_words(report, part)
    if category not in set(Category):
        raise Invalid({"category": _("Pilih jenis masalah dari daftar. Kalau ragu, pilih “Lainnya”.")})
    chosen, why = _chosen_photos(report, photos), require_words("reason", reason)
    second = _second(report, words, category)
    entry = sealed_entry(
        second,
        Verb.SPLIT,
        allowed,
        actor=actor,
        data={"from": report.number, "reason": why, "photos": [bytes(photo.sha256).hex() for photo in chosen]},
        audience=Audience.PUBLIC,
        at=second.received_at,
    )
    second.save(force_insert=True)
    entry.report = second
    entry.save(force_insert=True)
    _same_reporter(report, second)
    _copy_photos(chosen, second)
    told = move(report, allowed, actor=actor, data={"to": second.number, "reason": why})
    publish(ReportSubmitted(report_id=second.pk, seq=entry.seq), event_for(told))
    return report


def _chosen_words(report: Report, part: str) -> str:
    words, least = clean_text(part), {"least": SHORTEST_TEXT}
    known = _one_line(report.text)
    if len(words) < SHORTEST_TEXT:
        raise Invalid({"part": _("Pilih bagian yang menceritakan masalah kedua, paling sedikit %(least)d huruf.") % least})
    if _one_line(words) == known:
        raise Invalid({"part": _("Ini seluruh isi laporan. Sisakan hanya bagian tentang masalah kedua.")})
    strange = next((line for line in words.splitlines() if line.strip() and _one_line(line) not in known), "")
    if strange:
        raise Invalid(
            {"part": _("Kata-kata ini tidak ada dalam laporan: “%(words)s”. Pakai kata pelapor sendiri.") % {"words": strange[:80]}}
        )
    return words


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _chosen_photos(report: Report, photos: Sequence[str]) -> list[Photo]:
    try:
        wanted = {UUID(one) for one in photos}
    except ValueError:
        wanted = {UUID(int=0)}
    found = list(report.photos.filter(public_id__in=wanted).order_by("id"))
    if len(found) != len(wanted):
        raise Invalid({"photos": _("Pilih foto dari laporan ini. Muat ulang untuk melihat fotonya sekarang.")})
    return found


def _second(report: Report, words: str, category: str) -> Report:
    """Unsaved. Received now: until now nobody has worked on it as a problem of its own. Sensitive matters start private here too."""
    at = now()
    second = Report(number=new_number(settings.INSTALLATION.number_prefix), category=category, title=title_of(words), text=words)
    for name in _SAME:
        setattr(second, name, getattr(report, name))
    if category in SENSITIVE and second.visibility == Visibility.PUBLIC:
        second.visibility = Visibility.PRIVATE
    second.split_from_id = report.split_from_id or report.pk
    second.received_at = second.changed_at = second.holder_since = at
    wind(second)
    return second


def _same_reporter(report: Report, second: Report) -> None:
    """A link of its own that nobody knows: the first report's link opens this one."""
    reporter = Reporter.objects.get(pk=report.pk)
    reporter.pk = second.pk
    reporter.secret_digest = secret_digest(new_secret())
    reporter.save(force_insert=True)


def _copy_photos(chosen: Sequence[Photo], second: Report) -> None:
    """Rows that name the same files; a file goes when no row names it any more. What is not decoded yet is decoded for each."""
    copies = Photo.objects.bulk_create(_copy(photo, second) for photo in chosen)
    _copy_covers(chosen, copies)
    publish(*(PhotoReceived(photo_id=copy.pk) for copy in copies if copy.state == PhotoState.PENDING))


def _copy_covers(chosen: Sequence[Photo], copies: Sequence[Photo]) -> None:
    """What is covered on a photo is covered on its copy; the copy's own history begins there."""
    copy_of = {photo.pk: copy.pk for photo, copy in zip(chosen, copies, strict=True)}
    rows = PhotoCover.objects.filter(photo_id__in=copy_of, version=F("photo__cover"))
    PhotoCover.objects.bulk_create(
        PhotoCover(photo_id=copy_of[row.photo_id], version=row.version, boxes=row.boxes, user_id=row.user_id, made_at=row.made_at)
        for row in rows
    )


def _copy(photo: Photo, second: Report) -> Photo:
    fields = {field.attname: getattr(photo, field.attname) for field in Photo._meta.concrete_fields}
    return Photo(**{name: value for name, value in fields.items() if name not in {"id", "public_id", "report_id"}}, report=second)
