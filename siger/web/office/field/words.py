"""What the scripts of the field say, by name; `{…}` are filled in there."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Final[dict[str, Promise]] = {
    "offline": _("Tanpa sinyal. Kerja terus saja: bukti disimpan di HP dan terkirim sendiri nanti."),
    "signedOut": _("Sesi Anda sudah berakhir. Foto tetap tersimpan di HP ini. Masuk lagi untuk mengirimnya."),
    "signIn": _("Masuk lagi"),
    "noSeat": _("Akun Anda tidak lagi punya tugas lapangan. Foto tetap tersimpan di HP ini; hubungi atasan Anda."),
    "keeping": _("Menyimpan tugas ke HP…"),
    "kept": _("{n} tugas tersimpan di HP, {time}. Bisa dibuka tanpa sinyal."),
    "notKept": _("Tugas belum bisa disimpan untuk dibuka tanpa sinyal. Buka halaman ini lagi saat ada sinyal."),
    "noRoom": _("Penyimpanan HP penuh. Kosongkan sedikit ruang, lalu ambil fotonya lagi."),
    "leg": _("{distance} garis lurus"),
    "here": _("Anda di sini"),
    "stored": _("Bukti tersimpan di HP"),
    "waiting": _("Menunggu sinyal"),
    "sending": _("Sedang dikirim…"),
    "draft": _("Belum selesai: {n} foto"),
    "sent": _("{n} bukti terkirim ke validator."),
    "sentOne": _("Bukti terkirim ke validator."),
    "again": _("Coba kirim lagi"),
    "sendAnyway": _("Sudah saya lihat, kirim"),
    "open": _("Buka"),
    "stale": _("Laporan ini berubah sejak Anda membukanya. Lihat perubahannya, lalu kirim."),
    "locked": _("Ada kiriman petugas lain di HP ini. Hanya ia yang bisa membuka dan mengirimnya."),
    "place": _("{distance} dari titik laporan, ketelitian {accuracy} m"),
    "far": _("Anda {distance} dari titik laporan. Bukti tetap bisa dikirim, tetapi validator akan melihat jarak ini."),
    "noPlace": _("Lokasi tidak diizinkan. Bukti tetap bisa dikirim, tetapi validator akan melihat bahwa foto tanpa lokasi."),
    "findingPlace": _("Mencari lokasi Anda…"),
    "clockWrong": _("Jam HP Anda berbeda {time} dari jam server. Waktu foto dibetulkan sendiri."),
    "cameraRefused": _("Kamera tidak diizinkan. Buka setelan situs di peramban, izinkan kamera, lalu coba lagi."),
    "cameraMissing": _("Kamera tidak ditemukan atau sedang dipakai aplikasi lain. Tutup aplikasi itu, lalu coba lagi."),
    "emptyShot": _("Kamera memberi foto kosong. Ambil sekali lagi."),
    "tooMany": _("Paling banyak {n} foto."),
    "remove": _("Hapus foto {n}"),
    "shotBefore": _("Foto sebelum {n}"),
    "shotAfter": _("Foto sesudah {n}"),
    "fromGallery": _("galeri"),
    "needAfter": _("Ambil paling sedikit satu foto sesudah dikerjakan."),
    "needAnswers": _("Jawab dulu semua pertanyaan daftar periksa."),
    "change": _("Ubah lagi"),
    "days": _("{n} hari"),
    "hours": _("{n} jam"),
    "minutes": _("{n} menit"),
}
