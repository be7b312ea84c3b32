"""Every verb that the office can use on a page: which form it needs, which action it calls, and what is said afterwards.

Adding a verb is one entry here (docs: tutorial "add a verb"). Who may use it and when is not said here: the table of states knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siger.proof.actions.prove_at_desk import prove_at_desk
from siger.reports.actions.accept import accept
from siger.reports.actions.answer import answer
from siger.reports.actions.assign import assign
from siger.reports.actions.call_off import call_off
from siger.reports.actions.come_back import come_back
from siger.reports.actions.comment import comment
from siger.reports.actions.entrust import entrust
from siger.reports.actions.hand_back import hand_back
from siger.reports.actions.hide_photo import hide_photo
from siger.reports.actions.look_at_identity import look_at_identity
from siger.reports.actions.merge import merge
from siger.reports.actions.publish_report import publish_report
from siger.reports.actions.reclassify import reclassify
from siger.reports.actions.refer import refer
from siger.reports.actions.reject import reject
from siger.reports.actions.relocate import relocate
from siger.reports.actions.request_info import request_info
from siger.reports.actions.return_offer import return_offer
from siger.reports.actions.return_work import return_work
from siger.reports.actions.schedule import schedule
from siger.reports.actions.send_up import send_up
from siger.reports.actions.split import split
from siger.reports.actions.start import start
from siger.reports.actions.supply_info import supply_info
from siger.reports.actions.take_over import take_over
from siger.reports.actions.transfer import transfer
from siger.reports.actions.unmerge import unmerge
from siger.reports.actions.unpublish import unpublish
from siger.reports.actions.uphold import uphold
from siger.reports.actions.validate import validate
from siger.reports.states import Verb
from siger.web.office.forms.agencies import AgencyForm, TransferForm
from siger.web.office.forms.base import NothingForm, VerbForm
from siger.web.office.forms.care import EntrustForm
from siger.web.office.forms.merging import MergeForm, SplitForm
from siger.web.office.forms.photos import ProofForm
from siger.web.office.forms.places import RelocateForm
from siger.web.office.forms.words import (
    AnswerForm,
    CommentForm,
    HidePhotoForm,
    IdentityForm,
    NoteForm,
    QuestionForm,
    ReasonForm,
    ReclassifyForm,
    ReferForm,
    RejectForm,
    ReturnForm,
    ScheduleForm,
    SupplyForm,
)


@dataclass(frozen=True, slots=True)
class Way:
    """How a page takes a verb. `key` is its shortcut, `icon` a name of the sprite, `versioned`: the action asks for the version `seen`.

    `aside`: not a step on the report's way, so never what the page puts first. `listed`: has an entry of its own among the other steps.
    """

    form: type[VerbForm]
    act: Callable[..., Any]
    said: Promise
    icon: str
    key: str = ""
    versioned: bool = True
    aside: bool = False
    listed: bool = True
    danger: bool = False


WAYS: Final[dict[Verb, Way]] = {
    Verb.ASSIGN: Way(AgencyForm, assign, _("Laporan diteruskan."), "arrow", "a"),
    Verb.TRANSFER: Way(TransferForm, transfer, _("Laporan dialihkan."), "swap", "p"),
    Verb.TAKE_OVER: Way(NothingForm, take_over, _("Laporan kini dipegang instansi Anda."), "check", "m"),
    Verb.RETURN_OFFER: Way(ReasonForm, return_offer, _("Tawaran dikembalikan dengan alasannya."), "back", "h"),
    Verb.CALL_OFF: Way(ReasonForm, call_off, _("Tawaran dibatalkan. Laporan tetap di instansi Anda."), "x", aside=True),
    Verb.SEND_UP: Way(ReasonForm, send_up, _("Laporan dibawa ke verifikator provinsi."), "up", aside=True),
    Verb.ENTRUST: Way(EntrustForm, entrust, _("Tersimpan: siapa yang memegang laporan ini."), "people", "w", aside=True),
    Verb.ACCEPT: Way(NothingForm, accept, _("Tugas diterima."), "check", "m"),
    Verb.START: Way(NothingForm, start, _("Tercatat: pekerjaan dimulai."), "wrench", "s"),
    Verb.SCHEDULE: Way(ScheduleForm, schedule, _("Jadwal tersimpan dan diberitahukan kepada pelapor."), "calendar", "d"),
    Verb.SUBMIT_PROOF: Way(ProofForm, prove_at_desk, _("Bukti terkirim ke validator."), "camera", "b"),
    Verb.ANSWER: Way(AnswerForm, answer, _("Jawaban terkirim kepada pelapor."), "chat", "r"),
    Verb.REQUEST_INFO: Way(QuestionForm, request_info, _("Pertanyaan terkirim. Tenggat berhenti sampai pelapor menjawab."), "ask", "i"),
    Verb.SUPPLY_INFO: Way(SupplyForm, supply_info, _("Keterangan tersimpan, tenggat berjalan lagi."), "edit", "l"),
    Verb.VALIDATE: Way(NoteForm, validate, _("Pekerjaan disahkan. Pelapor diminta menilai."), "shield", "S"),
    Verb.RETURN_WORK: Way(ReturnForm, return_work, _("Pekerjaan dikembalikan kepada petugas."), "back", "K"),
    Verb.HAND_BACK: Way(ReasonForm, hand_back, _("Laporan kembali ke verifikator."), "back", "h"),
    Verb.UPHOLD: Way(ReasonForm, uphold, _("Laporan ditutup sebagai disengketakan."), "flag", danger=True),
    Verb.REFER: Way(ReferForm, refer, _("Laporan dirujuk ke luar dan tetap dipantau."), "refer", "u"),
    Verb.COME_BACK: Way(ReasonForm, come_back, _("Laporan diambil kembali dari rujukan."), "back"),
    Verb.REJECT: Way(RejectForm, reject, _("Laporan ditutup sebagai tidak dapat ditindaklanjuti."), "ban", "t", danger=True),
    Verb.MERGE: Way(MergeForm, merge, _("Laporan digabung. Pelapornya dikabari."), "merge", "m", aside=True),
    Verb.UNMERGE: Way(ReasonForm, unmerge, _("Laporan dipisahkan lagi dan kembali ke tempatnya semula."), "split", aside=True),
    Verb.SPLIT: Way(SplitForm, split, _("Masalah kedua menjadi laporan sendiri."), "split", "b", aside=True),
    Verb.RECLASSIFY: Way(ReclassifyForm, reclassify, _("Kategori diubah."), "layers", "c", aside=True),
    Verb.RELOCATE: Way(RelocateForm, relocate, _("Lokasi dibetulkan."), "pin", "o", aside=True),
    Verb.PUBLISH: Way(NothingForm, publish_report, _("Laporan tampil untuk umum."), "globe", "g", aside=True),
    Verb.UNPUBLISH: Way(ReasonForm, unpublish, _("Laporan tidak lagi tampil untuk umum."), "eye-off", aside=True),
    Verb.HIDE_PHOTO: Way(HidePhotoForm, hide_photo, _("Foto ditutup atau dibuka."), "photo-off", aside=True, listed=False),
    Verb.COMMENT: Way(CommentForm, comment, _("Keterangan tersimpan."), "chat", "e", versioned=False, aside=True),
    Verb.LOOK_AT_IDENTITY: Way(
        IdentityForm, look_at_identity, _("Identitas diperlihatkan satu kali."), "user", versioned=False, aside=True
    ),
}
