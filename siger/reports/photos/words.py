"""What people read about a photo that could not be used. Codes come from `broken`."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.reports.photos.broken import BrokenReason

_WORDS: dict[BrokenReason, Promise] = {
    BrokenReason.EMPTY: gettext_lazy("Berkas foto kosong. Ambil atau pilih fotonya sekali lagi."),
    BrokenReason.TOO_MANY_BYTES: gettext_lazy("Foto lebih dari 20 MB. Kirim foto yang lebih kecil, misalnya tangkapan layarnya."),
    BrokenReason.TOO_MANY_PIXELS: gettext_lazy("Foto lebih dari 50 megapiksel. Kirim foto dengan ukuran lebih kecil."),
    BrokenReason.TOO_HEAVY: gettext_lazy("Foto ini terlalu berat untuk dibuka. Kirim foto lain atau tangkapan layarnya."),
    BrokenReason.GIF: gettext_lazy("Berkas ini gambar GIF, bukan foto. Kirim foto JPEG, PNG, WebP, atau HEIC."),
    BrokenReason.PDF: gettext_lazy("Berkas ini dokumen PDF, bukan foto. Kirim foto JPEG, PNG, WebP, atau HEIC."),
    BrokenReason.VIDEO: gettext_lazy("Berkas ini video atau rekaman, bukan foto. Kirim foto JPEG, PNG, WebP, atau HEIC."),
    BrokenReason.OTHER_PICTURE: gettext_lazy("Jenis gambar ini belum didukung. Kirim foto JPEG, PNG, WebP, atau HEIC."),
    BrokenReason.NOT_A_PICTURE: gettext_lazy("Berkas ini bukan foto. Kirim foto JPEG, PNG, WebP, atau HEIC."),
    BrokenReason.TRUNCATED: gettext_lazy("Foto terpotong saat dikirim sehingga tidak bisa dibuka. Kirim sekali lagi fotonya."),
    BrokenReason.UNREADABLE: gettext_lazy("Foto rusak dan tidak bisa dibuka. Kirim foto lain."),
    BrokenReason.HARMFUL: gettext_lazy("Berkas ini ditandai berbahaya oleh pemindai virus, jadi tidak dibuka. Kirim foto lain."),
    BrokenReason.MISSING: gettext_lazy("Berkas foto tidak ada lagi di penyimpanan. Kirim sekali lagi fotonya."),
}


def broken_words(code: str) -> str:
    """What is wrong with a photo and what to do, in the reader's language; a general sentence for a code of a newer release."""
    if code not in set(BrokenReason):
        return _("Foto tidak bisa dipakai. Kirim foto lain.")
    return str(_WORDS[BrokenReason(code)])
