"""Finds Indonesian on an English page: in what is read or read out, outside of what people wrote and of names."""

import re
from html.parser import HTMLParser

from siger.people.models import Agency, User
from siger.regions.models import Region

INDONESIAN = re.compile(
    r"\b(yang|dan|untuk|laporan|belum|sudah|tidak|dengan|dari|oleh|karena|atau|ini|itu|anda|kami|bisa|pada|akan|lagi|saja|masih|harus"
    r"|perlu|boleh|petugas|pelapor|warga|instansi|lewat|pilih|kirim|tulis|semua|tanpa|setelah|sebelum|sesudah|kalau|bila|menunggu|selesai"
    r"|dikerjakan|terlambat|sandi|kunci|tenggat|batas|wilayah|keterangan|alasan|foto|surel|masuk|keluar|cari|tutup|hari|pukul|siapa|nomor"
    r"|senin|selasa|rabu|kamis|jumat|sabtu|minggu|januari|februari|maret|mei|juni|juli|agustus|oktober|desember)\b",
    re.IGNORECASE,
)
_NOT_READ = {"script", "style", "svg", "template"}
_READ_OUT = {"aria-label", "alt", "title", "placeholder", "aria-description", "aria-valuetext"}
_MACHINE = {"id", "class", "name", "href", "action", "src", "srcset", "for", "value", "content", "style", "rel", "accept", "d", "points"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Words(HTMLParser):
    """Texts and spoken attributes outside elements of another language."""

    def __init__(self):
        super().__init__()
        self.language = None
        self.found: list[str] = []
        self._away: list[str] = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            self.language = given.get("lang")
        skipped = tag in _NOT_READ or (tag != "html" and given.get("lang") not in {None, "en"})
        if (self._away or skipped) and tag not in _VOID:
            self._away.append(tag)
        elif not skipped:
            self.found += [value for name, value in attributes if value and _spoken(name, value)]

    def handle_endtag(self, tag):
        if self._away and tag == self._away[-1]:
            self._away.pop()

    def handle_data(self, data):
        if not self._away and data.strip():
            self.found.append(data.strip())


def _spoken(name, value):
    """What is read out, and sentences that a script takes from data attributes."""
    return name in _READ_OUT or (name.startswith("data-") and " " in value and name not in _MACHINE)


def words_of(page: str) -> list[str]:
    reader = _Words()
    reader.feed(page)
    return reader.found


def language_of(page: str) -> str | None:
    reader = _Words()
    reader.feed(page)
    return reader.language


def indonesian_in(page: str, *written: str) -> list[str]:
    """Texts with an Indonesian word once the names of places, agencies and people and what people wrote are taken out."""
    names = {*Agency.objects.values_list("name", flat=True), *Agency.objects.values_list("short_name", flat=True)}
    names |= {*Region.objects.values_list("name", flat=True), *Region.objects.values_list("full_name", flat=True)}
    names |= set(User.objects.values_list("name", flat=True))
    known = re.compile("|".join(re.escape(one) for one in sorted({*names, *written} - {""}, key=len, reverse=True)))
    addresses = re.compile(r"\S+@\S+|https?://\S+|(?<!\w)/[\w/-]+")
    return [text for text in words_of(page) if INDONESIAN.search(addresses.sub("", known.sub("", text)))]
