"""From a filled-in form or a phone's queue to one report."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from siger.core.errors import Invalid, Refusal
from siger.people.actors import Actor
from siger.reports.actions.attaching import MOST_PHOTOS
from siger.reports.actions.submission import Submission, check_submission
from siger.reports.actions.submit import Receipt, submit
from siger.reports.placing import Unreachable, place
from siger.web.citizen.filled import Filled, filled_from, photo_facts, submission_of, village_of
from siger.web.citizen.photo_tokens import KeptPhotos, photos_of_tokens, receive_photos

PHOTOS: Final = "photos"


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came: what was filled in, and why a photo of it was not taken."""

    filled: Filled
    photo_refused: Refusal | None = None


def read_form(request: HttpRequest) -> Sent:
    """Stores the photos that came with the form; those of an earlier try come back as tokens, without the ones that were ticked off."""
    dropped = set(request.POST.getlist("drop_photo"))
    kept = photos_of_tokens(token for token in request.POST.getlist("kept_photo")[:MOST_PHOTOS] if token not in dropped)
    files = request.FILES.getlist(PHOTOS)
    room = MOST_PHOTOS - len(kept)
    received = receive_photos(files[:room], photo_facts(request.POST))
    if len(files) > room and received.refused is None:
        received = KeptPhotos(received.photos, Invalid({PHOTOS: _("Paling banyak %(most)d foto.") % {"most": MOST_PHOTOS}}))
    filled = filled_from(request.POST, (*kept, *received.photos))
    return Sent(filled.swapped() if "swap" in request.POST else filled, received.refused)


def send(actor: Actor, sent: Sent, key: str | None) -> Receipt:
    """Raises Invalid with all that is wrong at once, or whatever `submit` raises."""
    village = village_of(sent.filled)
    submission = submission_of(sent.filled, village.code, get_language() or "id")
    wrong: dict[str, str] = {}
    if sent.photo_refused is not None:
        wrong[PHOTOS] = sent.photo_refused.message
    if village.asked:
        wrong["region"] = _ask_for_village(bool(village.choices))
    if wrong:
        raise Invalid({**_also_wrong(submission, look_at_place=not village.asked), **wrong})
    return submit(actor=actor, sent=submission, key=key)


def _ask_for_village(some: bool) -> str:
    if some:
        return _("Pilih desa atau kelurahan yang dimaksud dari daftar ini, lalu kirim lagi.")
    return _("Tidak ada desa atau kelurahan dengan nama itu. Periksa ejaannya atau tulis nama kecamatannya juga.")


def _also_wrong(submission: Submission, *, look_at_place: bool) -> dict[str, str]:
    """Everything else that is wrong, so that nobody has to send five times."""
    wrong: dict[str, str] = {}
    try:
        check_submission(submission)
    except Invalid as invalid:
        wrong |= invalid.fields
    if look_at_place:
        try:
            place(submission.place)
        except Invalid as invalid:
            wrong |= invalid.fields
    return wrong


def may_swap(refusal: Refusal) -> bool:
    """Whether exchanging latitude and longitude would help."""
    return isinstance(refusal, Unreachable) and refusal.swapped
