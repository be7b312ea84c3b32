"""Invented content that the catalogue shows the components with. None of it is a fact."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from siger.web.components.status import CATEGORY_ICONS, OUTCOMES, STATUSES

_ZONE = ZoneInfo("Asia/Jakarta")
_SHAPES = (
    (True, "M40 40L180 20L230 120L150 190L50 150z"),
    (False, "M180 20L360 60L340 200L230 120z"),
    (False, "M150 190L230 120L340 200L300 290L120 280z"),
)
_TILES = {
    "roads": "Jalan rusak",
    "drainage_flood": "Banjir, selokan",
    "street_lighting": "Lampu jalan",
    "waste": "Sampah",
    "trees_parks": "Pohon, taman",
    "water": "Air bersih",
}


def samples() -> dict[str, Any]:
    return {
        "states": [*STATUSES],
        "outcomes": [*OUTCOMES],
        "tones": ["wait", "work", "check", "done", "late", "void"],
        "category_icons": [*CATEGORY_ICONS.items()],
        "entries": _timeline(),
        "parts": [
            {"word": _("Beres"), "tone": "done", "count": 3046},
            {"word": _("Dikerjakan"), "tone": "work", "count": 1105},
            {"word": _("Menunggu"), "tone": "wait", "count": 470},
            {"word": _("Terlambat"), "tone": "late", "count": 191},
        ],
        "visibilities": _visibilities(),
        "tiles": [{"code": code, "word": word, "icon": CATEGORY_ICONS[code]} for code, word in _TILES.items()],
        "outlines": [{"path": path, "here": here} for here, path in _SHAPES],
        "head": [_("Instansi"), {"word": _("Lewat"), "end": True}, {"word": _("Median hari"), "end": True}],
        "facts": [(_("Jarak"), "6 m"), (_("Ketelitian GPS"), "8 m"), (_("Waktu"), "2 Juni 15.30")],
    }


def _visibilities() -> list[dict[str, str]]:
    public = _("Semua orang bisa baca isi dan fotonya. Nama Anda tidak tampil.")
    anonymous = _("Identitas tidak disimpan sama sekali. Pantau lewat tautan rahasia.")
    return [
        {"code": "public", "word": _("Terbuka"), "note": public, "icon": "globe"},
        {"code": "private", "word": _("Rahasia"), "note": _("Hanya petugas yang menangani. Tidak muncul di peta."), "icon": "lock"},
        {"code": "anonymous", "word": _("Tanpa nama"), "note": anonymous, "icon": "mask"},
    ]


def _entry(title: str, text: str, icon: str, tone: str, at: datetime | None = None, **more: Any) -> dict[str, Any]:
    return {"title": title, "text": text, "icon": icon, "tone": tone, "at": at, **more}


def _day(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=_ZONE)


def _timeline() -> list[dict[str, Any]]:
    photos = [{"state": "pending"}, {"state": "broken"}]
    judge = "Paling lambat Sabtu, 13 Juni. Pemeriksa sudah setuju, tinggal Anda yang menilai."
    checked = "Inspektorat mencocokkan foto, tempat, dan waktunya."
    return [
        _entry("Menunggu jawaban Anda", judge, "chat", "check", when="Sekarang"),
        _entry("Hasil kerja diperiksa", checked, "shield", "done", _day(6, 3, 9, 5)),
        _entry("Selesai diaspal", "Dua hari lebih cepat dari janji.", "ok", "done", _day(6, 2, 15, 30), photos=photos),
        _entry("Dijadwalkan Dinas Bina Marga", "Janjinya: diaspal paling lambat Kamis, 4 Juni.", "wrench", "work", _day(5, 20, 14, 0)),
        _entry("Laporan Anda masuk", "Dari ponsel, dengan 1 foto.", "send", "wait", _day(5, 18, 7, 42)),
        _entry("Anda yang menilai", "Laporan baru selesai setelah Anda bilang beres.", "ok", "void", next=True),
    ]


def _drawing(shapes: str) -> str:
    ground = '<path fill="#a9cfe6" d="M0 0h400v130H0z"/><path fill="#8fae6a" d="M0 110h400v190H0z"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">{ground}{shapes}</svg>'


_HOLE = '<ellipse cx="190" cy="235" rx="95" ry="26" fill="#3d332b"/><ellipse cx="196" cy="240" rx="72" ry="16" fill="#a8988a"/>'
DRAWINGS = {
    "sebelum": _drawing(f'<path fill="#6d6a66" d="M0 300L170 110h60l170 190z"/>{_HOLE}'),
    "sesudah": _drawing(
        '<path fill="#43474e" d="M0 300L170 110h60l170 190z"/><path fill="#f7f3e6" d="M193 300h14l-4-60h-6zM197 215h6l-2-40h-2z"/>'
    ),
}
