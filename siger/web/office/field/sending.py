"""The phone's own queue: who is signed in here, what time is it, and one finished job after the other."""

import base64
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siger.core.clock import now
from siger.core.crypto import blind_index
from siger.core.errors import Forbidden, Invalid, Refusal
from siger.proof.actions.hand_in import HandedIn, hand_in
from siger.web.citizen.filled import storable
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.field.told import clock_of, sent_photos, told_of
from siger.web.refusals import problem_response

LONGEST_NOTE = 4_000


@office_page(permission=OfficePermission.FIELD)
@require_safe
def field_session(request: OfficeRequest) -> HttpResponse:
    """Asked right before anything is sent. `key` seals what this officer keeps on the phone; it is the same at every sign-in."""
    officer = request.actor.user_id
    key = base64.b64encode(blind_index("field-queue", str(officer))).decode()
    return JsonResponse({"officer": officer, "csrf": get_token(request), "now": now().timestamp() * 1000, "key": key})


@office_page(permission=OfficePermission.FIELD)
@require_POST
def field_send(request: OfficeRequest) -> HttpResponse:
    """One finished job: multipart with officer, key, number, seen, note, phone_now, answers and told_* (JSON), before and after (files).

    201, or 200 when it was here already; problem+json otherwise. Work of another officer than the one who is signed in is refused.
    """
    try:
        _require_same_officer(request)
        arrived = hand_in(actor=request.actor, handed=_handed(request), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return problem_response(refusal)
    return JsonResponse({"number": arrived.number, "repeated": arrived.repeated}, status=200 if arrived.repeated else 201)


def _require_same_officer(request: OfficeRequest) -> None:
    if request.POST.get("officer", "") != str(request.actor.user_id):
        raise Forbidden(_("Kiriman ini milik petugas lain. Ia perlu masuk sendiri untuk mengirimnya."))


def _handed(request: OfficeRequest) -> HandedIn:
    clock = clock_of(request.POST.get("phone_now", "")[:40])
    photos = {
        part: sent_photos(request.FILES.getlist(part), told_of(request.POST.get(f"told_{part}", "")), clock, field=part)
        for part in ("before", "after")
    }
    return HandedIn(
        number=storable(request.POST.get("number", ""))[:20].upper(),
        seen=_whole(request.POST.get("seen", "")),
        note=storable(request.POST.get("note", ""))[:LONGEST_NOTE],
        answers=_answers(request.POST.get("answers", "")),
        **photos,
    )


def _answers(text: str) -> dict[int, str]:
    """By the id of the question. What is no id of ours is left out, what is no answer the action refuses."""
    pairs: list[tuple[Any, Any]] = [(one.get("id"), one.get("said")) for one in told_of(text)]
    if any(isinstance(key, bool) or not isinstance(key, int) or not 0 < key < 2**31 for key, _said in pairs):
        raise Invalid({"answers": _("Jawaban daftar periksa tidak terbaca. Muat ulang halaman, lalu jawab lagi.")})
    return {key: str(said)[:10] for key, said in pairs}


def _whole(text: str) -> int:
    """0, which is no version, for what is no number."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0
