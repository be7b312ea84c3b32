"""States and verbs in the words of the page. One place, so that a refusal, a button and a timeline say the same."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siger.reports.states import Condition, Outcome, State, Verb

STATE_WORDS: Final[dict[State, Promise]] = {
    State.RECEIVED: _("Menunggu"),
    State.NEEDS_INFO: _("Perlu Dilengkapi"),
    State.ASSIGNED: _("Diteruskan"),
    State.IN_PROGRESS: _("Dikerjakan"),
    State.AWAITING_VALIDATION: _("Menunggu Validasi"),
    State.RESOLVED: _("Selesai, menunggu konfirmasi pelapor"),
    State.CLOSED: _("Selesai"),
    State.CLOSED_INCOMPLETE: _("Ditutup, data tidak lengkap"),
    State.REFERRED: _("Dirujuk ke instansi lain"),
    State.REJECTED: _("Tidak Dapat Ditindaklanjuti"),
    State.MERGED: _("Digabung"),
}

OUTCOME_WORDS: Final[dict[Outcome, Promise]] = {
    Outcome.CONFIRMED: _("Selesai, dibenarkan pelapor"),
    Outcome.SILENT: _("Selesai tanpa tanggapan pelapor"),
    Outcome.WITHDRAWN: _("Ditarik pelapor"),
    Outcome.DISPUTED: _("Ditutup, disengketakan"),
}

VERB_WORDS: Final[dict[Verb, Promise]] = {
    Verb.SUBMIT: _("Kirim laporan"),
    Verb.REQUEST_INFO: _("Minta keterangan"),
    Verb.SUPPLY_INFO: _("Lengkapi"),
    Verb.CLOSE_INCOMPLETE: _("Tutup, data tidak lengkap"),
    Verb.ASSIGN: _("Teruskan"),
    Verb.TRANSFER: _("Alihkan ke instansi lain"),
    Verb.OFFER: _("Tawarkan ke pemerintah lain"),
    Verb.TAKE_OVER: _("Ambil alih"),
    Verb.RETURN_OFFER: _("Kembalikan tawaran"),
    Verb.CALL_OFF: _("Batalkan tawaran"),
    Verb.SEND_UP: _("Bawa ke verifikator provinsi"),
    Verb.SUCCEED: _("Serahkan ke instansi pengganti"),
    Verb.REMIND: _("Ingatkan tentang rujukan"),
    Verb.ENTRUST: _("Percayakan kepada orang atau regu"),
    Verb.ACCEPT: _("Terima tugas"),
    Verb.START: _("Mulai kerjakan"),
    Verb.SCHEDULE: _("Jadwalkan pekerjaan"),
    Verb.SUBMIT_PROOF: _("Kirim bukti selesai"),
    Verb.ANSWER: _("Jawab"),
    Verb.VALIDATE: _("Sahkan"),
    Verb.RETURN_WORK: _("Kembalikan"),
    Verb.OVERTURN: _("Batalkan pengesahan"),
    Verb.HAND_BACK: _("Serahkan kembali ke verifikator"),
    Verb.CONFIRM: _("Sudah beres"),
    Verb.DISPUTE: _("Belum beres"),
    Verb.UPHOLD: _("Tutup sebagai disengketakan"),
    Verb.AUTO_CLOSE: _("Tutup tanpa tanggapan"),
    Verb.REOPEN: _("Buka lagi"),
    Verb.WITHDRAW: _("Tarik laporan"),
    Verb.REFER: _("Rujuk ke luar"),
    Verb.COME_BACK: _("Ambil kembali dari rujukan"),
    Verb.REJECT: _("Tidak dapat ditindaklanjuti"),
    Verb.APPEAL: _("Ajukan keberatan"),
    Verb.MERGE: _("Gabungkan"),
    Verb.UNMERGE: _("Pisahkan lagi"),
    Verb.GATHER: _("Laporan lain digabung ke sini"),
    Verb.RELEASE: _("Laporan yang digabung dipisahkan"),
    Verb.SPLIT: _("Pecah menjadi dua"),
    Verb.SUPPORT: _("Dukung"),
    Verb.RECLASSIFY: _("Ubah kategori"),
    Verb.RELOCATE: _("Betulkan lokasi"),
    Verb.PUBLISH: _("Tampilkan untuk umum"),
    Verb.UNPUBLISH: _("Sembunyikan dari umum"),
    Verb.HIDE_PHOTO: _("Tutup foto dari umum"),
    Verb.COVER_PHOTO: _("Tutup wajah atau pelat nomor"),
    Verb.COMMENT: _("Tambah keterangan"),
    Verb.ATTACH: _("Lampirkan berkas"),
    Verb.LOOK_AT_IDENTITY: _("Lihat identitas pelapor"),
    Verb.LOOK_AT_ORIGINAL: _("Lihat foto tanpa penutup"),
    Verb.MOVE_DUE: _("Geser batas waktu"),
    Verb.ESCALATE: _("Naikkan ke atasan"),
}

CONDITION_WORDS: Final[dict[Condition, Promise]] = {
    Condition.ANSWERABLE: _(
        "Pengaduan harus dibuktikan dengan foto pekerjaan; hanya aspirasi dan permintaan informasi yang cukup dijawab."
    ),
    Condition.DISPUTED_TWICE: _("Laporan baru boleh ditutup sebagai disengketakan setelah dua kali dibantah pelapor."),
    Condition.CLOSED_SILENTLY: _(
        "Yang bisa dibuka lagi hanya laporan yang ditutup tanpa tanggapan Anda. Untuk masalah baru, kirim laporan baru."
    ),
    Condition.RECENTLY_CLOSED: _("Waktu untuk membuka lagi sudah lewat. Kirim laporan baru dan sebut nomor ini."),
    Condition.NEVER_REOPENED: _("Laporan ini sudah pernah dibuka lagi. Kirim laporan baru dan sebut nomor ini."),
    Condition.NEVER_APPEALED: _("Keberatan hanya bisa diajukan satu kali."),
    Condition.PUBLISHABLE: _("Laporan ini tidak boleh ditampilkan untuk umum, atau sudah tampil."),
    Condition.PUBLISHED: _("Laporan ini memang tidak tampil untuk umum."),
    Condition.OVERDUE: _("Tenggatnya belum lewat."),
    Condition.OFFERED: _("Laporan ini tidak sedang ditawarkan. Muat ulang untuk melihat siapa yang memegangnya."),
    Condition.NOT_OFFERED: _("Laporan ini masih ditawarkan ke instansi lain. Tunggu jawabannya, atau batalkan dulu tawarannya."),
    Condition.MAY_WANDER: _("Laporan ini sudah dua kali berpindah pemerintah. Bawa ke verifikator provinsi, yang akan memutuskan."),
    Condition.WANDERED: _("Laporan baru dibawa ke verifikator provinsi setelah dua kali berpindah pemerintah."),
    Condition.PROMISE_MOVABLE: _(
        "Tanggal yang dijanjikan hanya boleh diubah satu kali, dan itu sudah terjadi. Kerjakan sesuai janji, dan tulis sebab keterlambatan "
        "sebagai keterangan."
    ),
    Condition.ORDINARY: _("Pengaduan berkadar pengawasan tidak digabung dan tidak dipecah."),
    Condition.MAIN_DONE: _("Laporan induknya belum dinyatakan selesai, atau waktunya untuk membantah sudah lewat."),
    Condition.MAIN_REJECTED: _("Laporan induknya tidak ditolak, jadi tidak ada yang bisa dibantah."),
}

GROUNDS: Final[dict[str, Promise]] = {
    "not_public_service": _("Bukan urusan pelayanan publik (UU 25/2009 pasal 1)"),
    "in_court": _("Sedang diperiksa pengadilan (UU 25/2009 pasal 45)"),
    "already_decided": _("Sudah diputus atau sudah dijawab dengan data yang sama"),
    "no_facts": _("Tidak ada kejadian, tempat, atau waktu yang bisa diperiksa"),
    "unlawful_content": _("Isinya melanggar hukum (UU 1/2024 tentang ITE)"),
    "not_real": _("Laporan percobaan atau bukan kejadian nyata"),
}
"""Reason codes of `reject`, each with its ground."""
