"""What can be said about a proof before somebody judges it: distance, time, and whether the picture was seen before. It never decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.reports.models import Photo, PhotoState, Report
from siger.reports.queries.office_photos import Twin
from siger.reports.queries.timeline import TimelineRow
from siger.reports.states import Verb
from siger.web.components.distances import distance_words, metres_between

NEAR_M: Final = 50.0
"""A photo of the work is taken from no farther away than this, besides the inexactness of the report's own point."""


@dataclass(frozen=True, slots=True)
class Check:
    """`tone` done, check or late; `ask` is what to write to the crew when it is not done."""

    word: str
    value: str
    tone: str
    ask: str = ""

    @property
    def icon(self) -> str:
        return "check" if self.tone == "done" else "alert"


def checks_of(report: Report, proof: Sequence[Photo], timeline: Sequence[TimelineRow], twins: Sequence[Twin]) -> list[Check]:
    return [_reused(twins), _distance(report, proof), _time(proof, timeline), _readable(proof)]


def proof_of(photos: Sequence[Photo], timeline: Sequence[TimelineRow], part: str) -> list[Photo]:
    """The photos `part` ("before", "after") of the latest proof, by the hashes that its timeline entry names."""
    latest = next((row for row in reversed(timeline) if row.verb == Verb.SUBMIT_PROOF), None)
    named = set(latest.data.get(part, ())) if latest else set()
    return [photo for photo in photos if bytes(photo.sha256).hex() in named and photo.kind == part]


def _reused(twins: Sequence[Twin]) -> Check:
    word = _("Foto pernah dipakai")
    if not twins:
        return Check(word, _("belum"), "done")
    number = twins[0].number
    return Check(word, number, "late", _("Foto sesudah sama dengan foto pada %(number)s.") % {"number": number})


def _distance(report: Report, proof: Sequence[Photo]) -> Check:
    word = _("Jarak foto ke laporan")
    placed = [(photo.lat, photo.lng) for photo in proof if photo.lat is not None and photo.lng is not None]
    if not placed:
        return Check(word, _("tidak diketahui"), "check", _("Foto tidak membawa lokasi."))
    metres = min(metres_between(report.lat, report.lng, lat, lng) for lat, lng in placed)
    if metres <= NEAR_M + (report.accuracy_m or 0):
        return Check(word, distance_words(metres), "done")
    said = _("%(metres)s, batas %(most)d m") % {"metres": distance_words(metres), "most": NEAR_M}
    return Check(word, said, "check", _("Foto diambil %(metres)s dari titik laporan.") % {"metres": distance_words(metres)})


def _time(proof: Sequence[Photo], timeline: Sequence[TimelineRow]) -> Check:
    word = _("Waktu foto")
    given = _given_at(timeline)
    taken = [photo.taken_at for photo in proof if photo.taken_at]
    if not taken or given is None:
        return Check(word, _("tidak tercatat"), "check", _("Foto tidak membawa waktu."))
    if min(taken) >= given:
        return Check(word, _("sesudah ditugaskan"), "done")
    return Check(word, _("sebelum ditugaskan"), "late", _("Foto diambil sebelum pekerjaan ditugaskan."))


def _given_at(timeline: Sequence[TimelineRow]) -> datetime | None:
    return next((row.recorded_at for row in reversed(timeline) if row.verb in {Verb.ASSIGN, Verb.TRANSFER, Verb.TAKE_OVER}), None)


def _readable(proof: Sequence[Photo]) -> Check:
    word = _("Foto terbaca")
    if any(photo.state == PhotoState.BROKEN for photo in proof):
        return Check(word, _("ada yang rusak"), "check", _("Satu foto tidak terbaca."))
    if not proof or any(photo.state == PhotoState.PENDING for photo in proof):
        return Check(word, _("masih disiapkan"), "check")
    return Check(word, ngettext("%(n)d foto", "%(n)d foto", len(proof)) % {"n": len(proof)}, "done")
