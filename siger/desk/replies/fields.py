"""What a reply template may leave open: `{nomor}` and the like, filled for one report.

Nothing here reads who sent a report: a reply stands on the report's timeline, so `{pelapor}` is a form of address and no name.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.reports.categories import NAMES, Category
from siger.reports.models import Report

_FIELD: Final = re.compile(r"\{([^{}]{0,60})\}")


class Asked(NamedTuple):
    """`office` is the writer's own agency."""

    report: Report
    office: str


class Field(NamedTuple):
    """`value` is empty where the report has nothing to put there."""

    means: Promise
    value: Callable[[Asked], str]


def _category(report: Report) -> str:
    return str(report.service.word if report.service else NAMES[Category(report.category)])


def _promise(report: Report) -> str:
    """A promise that is broken already is no date to give anybody."""
    return _day(report.promised_at) if report.promised_at is not None and report.promised_at > now() else ""


def _day(moment: object) -> str:
    return date_format(localtime(moment), "l, j F Y")  # type: ignore[arg-type]


FIELDS: Final[dict[str, Field]] = {
    "nomor": Field(gettext_lazy("nomor laporan"), lambda asked: asked.report.number),
    "judul": Field(gettext_lazy("judul laporan"), lambda asked: asked.report.title),
    "kategori": Field(gettext_lazy("kategori atau layanannya"), lambda asked: _category(asked.report)),
    "tempat": Field(gettext_lazy("desa atau kelurahan, dengan kecamatannya"), lambda asked: asked.report.region.full_name),
    "instansi": Field(
        gettext_lazy("instansi yang memegang laporan"), lambda asked: asked.report.agency.name if asked.report.agency else ""
    ),
    "kantor": Field(gettext_lazy("kantor Anda"), lambda asked: asked.office),
    "masuk": Field(gettext_lazy("hari laporan masuk"), lambda asked: _day(asked.report.received_at)),
    "tenggat": Field(gettext_lazy("hari yang dijanjikan kepada pelapor"), lambda asked: _promise(asked.report)),
    "hari_ini": Field(gettext_lazy("hari ini"), lambda _asked: _day(now())),
    "pelapor": Field(gettext_lazy("sapaan, tanpa nama"), lambda _asked: _("Bapak/Ibu")),
}


def _name(found: "re.Match[str]") -> str:
    return found[1].strip().casefold()


def fill(text: str, asked: Asked, language: str) -> str:
    """`text` with its fields in words of `language`. What the report leaves empty stays in braces for a person to complete."""
    with translation.override(language):
        return _FIELD.sub(lambda found: _value(found, asked), text)


def _value(found: "re.Match[str]", asked: Asked) -> str:
    field = FIELDS.get(_name(found))
    return (field.value(asked) if field else "") or found[0]


def unknown_fields(text: str) -> list[str]:
    """What stands in braces and is no field, as it is written, each once."""
    return list(dict.fromkeys(found[0] for found in _FIELD.finditer(text) if _name(found) not in FIELDS))


def open_fields(text: str) -> list[str]:
    """Fields that nobody filled, as they are written, each once."""
    return list(dict.fromkeys(found[0] for found in _FIELD.finditer(text) if _name(found) in FIELDS))


def require_known(name: str, text: str) -> None:
    """Raises Invalid for the form's field `name` where `text` has a field that does not exist."""
    unknown = unknown_fields(text)
    if unknown:
        known = ", ".join(f"{{{one}}}" for one in FIELDS)
        raise Invalid({name: _("Isian %(unknown)s tidak dikenal. Yang ada: %(known)s.") % {"unknown": ", ".join(unknown), "known": known}})


def open_words(text: str) -> str:
    """What to say of words that cannot go out yet; empty when nothing is left open."""
    left = open_fields(text)
    return _("Isian %(left)s belum terisi. Ganti dengan kata-kata Anda.") % {"left": ", ".join(left)} if left else ""
