"""The reporter's verbs: one small form each on the report's page. A refusal comes back on the same page with what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from siger.core.errors import Invalid, NotFound, Refusal
from siger.people.actors import Actor
from siger.reports.actions.appeal import appeal
from siger.reports.actions.attach_file import MOST_AT_ONCE, attach_file
from siger.reports.actions.attaching import MOST_PHOTOS, SentPhoto
from siger.reports.actions.comment import comment
from siger.reports.actions.confirm import confirm, rate
from siger.reports.actions.dispute import dispute
from siger.reports.actions.relocate import relocate
from siger.reports.actions.reopen import reopen
from siger.reports.actions.supply_info import supply_info
from siger.reports.actions.withdraw import withdraw
from siger.reports.attachments.incoming import FIELD, receive_file
from siger.web.citizen.filled import LONGEST_KEPT, filled_from, photo_facts, storable, submission_of
from siger.web.citizen.limits import count_act
from siger.web.citizen.links import citizen_actor
from siger.web.citizen.photo_tokens import receive_photos
from siger.web.citizen.tracking import found_page, show_report
from siger.web.citizen.villages import choose_village
from siger.web.permission_marks import for_reporters


@dataclass(frozen=True, slots=True)
class Asked:
    """A form that came in. `seen` is the version that the reporter looked at, None when the form lost it."""

    actor: Actor
    report_id: int
    seen: int | None
    words: str
    photos: Sequence[SentPhoto]
    request: HttpRequest
    by_reporter: bool

    @property
    def version(self) -> int:
        """For actions that insist on one: 0 is never a version, so that a lost one is answered as stale."""
        return self.seen or 0

    @property
    def stars(self) -> int | None:
        given = self.request.POST.get("rating", "")
        return int(given) if given.isdecimal() and len(given) == 1 else None


def _confirm(asked: Asked) -> None:
    confirm(actor=asked.actor, report_id=asked.report_id, seen=asked.seen, stars=asked.stars, words=asked.words)


def _rate(asked: Asked) -> None:
    rate(actor=asked.actor, report_id=asked.report_id, stars=asked.stars or 0, words=asked.words)


def _dispute(asked: Asked) -> None:
    dispute(actor=asked.actor, report_id=asked.report_id, seen=asked.seen, reason=asked.words, photos=asked.photos)


def _supply(asked: Asked) -> None:
    supply_info(actor=asked.actor, report_id=asked.report_id, seen=asked.seen, answer=asked.words, photos=asked.photos)


def _comment(asked: Asked) -> None:
    comment(actor=asked.actor, report_id=asked.report_id, words=asked.words, photos=asked.photos)


def _attach(asked: Asked) -> None:
    # Nobody but the reporter gets a file into the storage; what strangers try is refused by the action.
    sent = asked.request.FILES.getlist(FIELD)[: MOST_AT_ONCE + 1] if asked.by_reporter else []
    attach_file(actor=asked.actor, report_id=asked.report_id, files=[receive_file(one, one.name or "") for one in sent])


def _withdraw(asked: Asked) -> None:
    withdraw(actor=asked.actor, report_id=asked.report_id, seen=asked.version)


def _reopen(asked: Asked) -> None:
    reopen(actor=asked.actor, report_id=asked.report_id, seen=asked.version, reason=asked.words)


def _appeal(asked: Asked) -> None:
    appeal(actor=asked.actor, report_id=asked.report_id, seen=asked.version, reason=asked.words)


def _relocate(asked: Asked) -> None:
    filled = filled_from(asked.request.POST, ())
    village = choose_village(filled["region"], filled["region_text"], needed=True)
    if not village.code:
        names = "; ".join(found.full_name for found in village.choices)
        hint = _("Mungkin maksud Anda: %(names)s.") % {"names": names} if names else ""
        asked_for = _("Tulis nama desa atau kelurahan beserta kecamatannya.")
        raise Invalid({"region": f"{asked_for} {hint}".strip()})
    relocate(actor=asked.actor, report_id=asked.report_id, seen=asked.version, to=submission_of(filled, village.code, "id").place)


_DEEDS: Final[dict[str, tuple[Callable[[Asked], None], str | Promise]]] = {
    "beres": (_confirm, gettext_lazy("Terima kasih. Laporan ditutup sebagai beres.")),
    "nilai": (_rate, gettext_lazy("Terima kasih, penilaian Anda tersimpan.")),
    "belum-beres": (_dispute, gettext_lazy("Laporan dikembalikan ke dinas, dan atasannya diberi tahu.")),
    "lengkapi": (_supply, gettext_lazy("Terima kasih. Jawaban Anda sudah diterima, pekerjaan berlanjut.")),
    "tambah": (_comment, gettext_lazy("Keterangan Anda sudah ditambahkan.")),
    "lampiran": (_attach, gettext_lazy("Berkas Anda sudah diterima.")),
    "tarik": (_withdraw, gettext_lazy("Laporan Anda sudah ditarik.")),
    "buka-lagi": (_reopen, gettext_lazy("Laporan dibuka lagi dan kembali ke dinas yang menanganinya.")),
    "keberatan": (_appeal, gettext_lazy("Keberatan Anda diterima. Petugas akan melihatnya lagi.")),
    "betulkan-tempat": (_relocate, gettext_lazy("Tempatnya sudah dibetulkan.")),
}


@for_reporters
@never_cache
@require_POST
def act(request: HttpRequest, number: str, deed: str) -> HttpResponse:
    """Do `deed`; afterwards back to the page, which says what happened. The action refuses everybody but the reporter."""
    if deed not in _DEEDS:
        raise NotFound
    do, thanks = _DEEDS[deed]
    typed = {"deed": deed, "words": storable(request.POST.get("words", ""))[:LONGEST_KEPT]}
    try:
        do(_asked(request, number, typed["words"]))
    except NotFound:
        raise
    except Refusal as refusal:
        return show_report(request, number, refusal, typed)
    messages.success(request, str(thanks))
    return redirect(f"/laporan/{number}#status")


def _asked(request: HttpRequest, number: str, words: str) -> Asked:
    actor = citizen_actor(request)
    page = found_page(request, actor, number)
    if page.is_reporter:
        count_act(number)
    # Nobody but the reporter gets a file into the storage; what strangers try is refused by the action.
    files = request.FILES.getlist("photos")[:MOST_PHOTOS] if page.is_reporter else []
    kept = receive_photos(files, photo_facts(request.POST))
    if kept.refused is not None:
        raise Invalid({"photos": kept.refused.message})
    seen = request.POST.get("seen", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 9 else None
    return Asked(actor, page.report.pk, version, words, kept.photos, request, page.is_reporter)
