"""Every verb with words and things that suit it, for tests that walk through the life of a report."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from siger.core.ids import new_number
from siger.people.actors import Actor
from siger.reports.actions.accept import accept
from siger.reports.actions.answer import answer
from siger.reports.actions.appeal import appeal
from siger.reports.actions.assign import assign
from siger.reports.actions.attach_file import attach_file
from siger.reports.actions.attaching import SentPhoto
from siger.reports.actions.auto_close import auto_close
from siger.reports.actions.call_off import call_off
from siger.reports.actions.close_incomplete import close_incomplete
from siger.reports.actions.come_back import come_back
from siger.reports.actions.comment import comment
from siger.reports.actions.confirm import confirm
from siger.reports.actions.cover_photo import cover_photo
from siger.reports.actions.dispute import dispute
from siger.reports.actions.entrust import entrust
from siger.reports.actions.escalate import escalate
from siger.reports.actions.hand_back import hand_back
from siger.reports.actions.hide_photo import hide_photo
from siger.reports.actions.look_at_identity import look_at_identity
from siger.reports.actions.look_at_original import look_at_original
from siger.reports.actions.merge import merge
from siger.reports.actions.move_due import move_due
from siger.reports.actions.offer import offer
from siger.reports.actions.overturn import overturn
from siger.reports.actions.publish_report import publish_report
from siger.reports.actions.reclassify import reclassify
from siger.reports.actions.refer import refer
from siger.reports.actions.reject import reject
from siger.reports.actions.relocate import relocate
from siger.reports.actions.remind import remind
from siger.reports.actions.reopen import reopen
from siger.reports.actions.request_info import request_info
from siger.reports.actions.return_offer import return_offer
from siger.reports.actions.return_work import return_work
from siger.reports.actions.schedule import schedule
from siger.reports.actions.send_up import send_up
from siger.reports.actions.split import split
from siger.reports.actions.start import start
from siger.reports.actions.submit_proof import submit_proof
from siger.reports.actions.succeed import succeed
from siger.reports.actions.supply_info import supply_info
from siger.reports.actions.support import support
from siger.reports.actions.take_over import take_over
from siger.reports.actions.transfer import transfer
from siger.reports.actions.unmerge import unmerge
from siger.reports.actions.unpublish import unpublish
from siger.reports.actions.uphold import uphold
from siger.reports.actions.validate import validate
from siger.reports.actions.withdraw import withdraw
from siger.reports.attachments.incoming import IncomingFile
from siger.reports.models import Photo, PhotoState, Report
from siger.reports.photos.incoming import IncomingPhoto
from siger.reports.photos.kinds import Kind
from siger.reports.placing import GivenPlace
from siger.reports.queries.care import colleagues_for
from siger.reports.states import HOLDER, State, Verb
from siger.reports.ticking import Clocks

WORDS = "Sudah dicek di lapangan pagi ini."


def sent_photo(name: str = "foto") -> SentPhoto:
    """A stored upload as the pages hand it over; its file is not there, which the actions do not mind."""
    digest = hashlib.sha256(name.encode()).digest()
    return SentPhoto(IncomingPhoto(path=f"00/{digest.hex()[:32]}", sha256=digest, bytes=1000, kind=Kind.JPEG))


def sent_file(name: str = "surat.pdf") -> IncomingFile:
    """A stored PDF file, which is not there either."""
    digest = hashlib.sha256(name.encode()).digest()
    return IncomingFile(path=f"00/{digest.hex()[:32]}", sha256=digest, bytes=1000, name=name)


def caller(verb: Verb, *, agency_id: int) -> Callable[..., Any]:
    """`verb` as a function of actor, report_id and seen alone."""
    action, extra = _calls(agency_id)[verb]

    def call(actor: Actor, report_id: int, seen: int) -> Any:
        version = {} if verb in _UNVERSIONED else {"seen": seen}
        own = _OWN[verb](report_id) if verb in _OWN else {}
        if verb is Verb.ENTRUST:
            own = _some_colleague(actor, report_id)
        return action(actor=actor, report_id=report_id, **version, **extra, **own)

    return call


_UNVERSIONED = frozenset({Verb.ATTACH, Verb.COMMENT, Verb.LOOK_AT_IDENTITY, Verb.LOOK_AT_ORIGINAL, Verb.SUPPORT})


def _some_photo(report_id: int) -> dict[str, Any]:
    """The public id of a photo that is shown; one is added when the report has none, as somebody else's request might do meanwhile."""
    photo = Photo.objects.filter(report_id=report_id, hidden=False).first()
    if photo is None:
        photo = Photo.objects.create(report_id=report_id, bytes=1, sha256=bytes(32), created_at=timezone.now())
    return {"photo": str(photo.public_id)}


def _ready_photo(report_id: int) -> dict[str, Any]:
    """The public id of a photo that can be shown."""
    wanted = _some_photo(report_id)
    Photo.objects.filter(public_id=wanted["photo"]).update(state=PhotoState.READY)
    return wanted


def _some_box(report_id: int) -> dict[str, Any]:
    """One that is not covered yet."""
    wanted = _ready_photo(report_id)
    cover = Photo.objects.values_list("cover", flat=True).get(public_id=wanted["photo"])
    return {**wanted, "boxes": [[0, 0, 10 + cover % 900, 10]]}


def another(report_id: int, **changes: Any) -> Report:
    """A report like this one, at the dispatcher's desk, as somebody else might have sent it."""
    twin = Report.objects.get(pk=report_id)
    twin.pk = None
    twin._state.adding = True
    twin.number, twin.state, twin.holder = new_number("LPG"), State.RECEIVED, HOLDER[State.RECEIVED]
    twin.due_at, twin.outcome, twin.main, twin.merged_from, twin.lent = timezone.now() + timedelta(days=3), "", None, "", 0
    twin.entries, twin.head = 0, b""
    for name, value in changes.items():
        setattr(twin, name, value)
    twin.save()
    return twin


def _some_colleague(actor: Actor, report_id: int) -> dict[str, Any]:
    """Nobody for an actor without colleagues there, whose turn it is not."""
    there = colleagues_for(actor, Report.objects.get(pk=report_id))
    return {"person_id": there[0].id if there else 0}


def _some_main(report_id: int) -> dict[str, Any]:
    return {"main_id": another(report_id).pk}


def _some_part(report_id: int) -> dict[str, Any]:
    """Half of what the report tells."""
    text = Report.objects.values_list("text", flat=True).get(pk=report_id)
    return {"part": text[: len(text) // 2]}


_OWN = {
    Verb.HIDE_PHOTO: _some_photo,
    Verb.COVER_PHOTO: _some_box,
    Verb.LOOK_AT_ORIGINAL: _ready_photo,
    Verb.MERGE: _some_main,
    Verb.SPLIT: _some_part,
}


def _later() -> Clocks:
    due = timezone.now().replace(microsecond=0) + timedelta(days=30)
    return Clocks(due, due)


def _calls(agency_id: int) -> dict[Verb, tuple[Callable[..., Any], dict[str, Any]]]:
    reason = {"reason": WORDS}
    return {
        Verb.ASSIGN: (assign, {"agency_id": agency_id}),
        Verb.TRANSFER: (transfer, {"agency_id": agency_id, **reason}),
        Verb.OFFER: (offer, {"agency_id": agency_id, **reason}),
        Verb.TAKE_OVER: (take_over, {}),
        Verb.RETURN_OFFER: (return_offer, reason),
        Verb.CALL_OFF: (call_off, reason),
        Verb.SEND_UP: (send_up, reason),
        Verb.SUCCEED: (succeed, {"agency_id": agency_id, **reason}),
        Verb.REMIND: (remind, {}),
        Verb.REQUEST_INFO: (request_info, {"question": "Di sebelah mana persisnya?"}),
        Verb.SUPPLY_INFO: (supply_info, {"answer": "Di depan warung."}),
        Verb.CLOSE_INCOMPLETE: (close_incomplete, {}),
        Verb.ENTRUST: (entrust, {}),
        Verb.ACCEPT: (accept, {}),
        Verb.START: (start, {}),
        Verb.SCHEDULE: (schedule, {"estimate_on": timezone.localdate() + timedelta(days=7)}),
        Verb.SUBMIT_PROOF: (submit_proof, {"after": [sent_photo()]}),
        Verb.ANSWER: (answer, {"answer": WORDS}),
        Verb.VALIDATE: (validate, {}),
        Verb.RETURN_WORK: (return_work, reason),
        Verb.OVERTURN: (overturn, reason),
        Verb.HAND_BACK: (hand_back, reason),
        Verb.CONFIRM: (confirm, {"stars": 5}),
        Verb.DISPUTE: (dispute, reason),
        Verb.UPHOLD: (uphold, reason),
        Verb.AUTO_CLOSE: (auto_close, {}),
        Verb.REOPEN: (reopen, reason),
        Verb.WITHDRAW: (withdraw, {}),
        Verb.REFER: (refer, {"target": "PLN UID Lampung", "reference": "R-12", **reason}),
        Verb.COME_BACK: (come_back, reason),
        Verb.REJECT: (reject, {"ground": "no_facts", **reason}),
        Verb.APPEAL: (appeal, reason),
        Verb.MERGE: (merge, {}),
        Verb.UNMERGE: (unmerge, reason),
        Verb.SPLIT: (split, {"category": "street_lighting", **reason}),
        Verb.SUPPORT: (support, {"mark": "a browser"}),
        Verb.RECLASSIFY: (reclassify, {"category": "drainage_flood"}),
        Verb.RELOCATE: (relocate, {"to": GivenPlace(region_code="18.71.01.1002")}),
        Verb.PUBLISH: (publish_report, {}),
        Verb.UNPUBLISH: (unpublish, reason),
        Verb.COMMENT: (comment, {"words": WORDS}),
        Verb.ATTACH: (attach_file, {"files": [sent_file()]}),
        Verb.HIDE_PHOTO: (hide_photo, {"hidden": True, **reason}),
        Verb.COVER_PHOTO: (cover_photo, {}),
        Verb.LOOK_AT_IDENTITY: (look_at_identity, reason),
        Verb.LOOK_AT_ORIGINAL: (look_at_original, reason),
        Verb.MOVE_DUE: (move_due, {"clocks": _later(), "words": "libur hari jadi kota dicatat"}),
        Verb.ESCALATE: (escalate, {"clock": "desk", "rung": "supervisor", "agency": None}),
    }


CALLABLE = tuple(_calls(0))
