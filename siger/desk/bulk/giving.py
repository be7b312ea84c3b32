"""What a verb needs besides the reports: read from what was typed, checked once for all of them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from siger.core.errors import Invalid, Refusal
from siger.core.ids import parse_number
from siger.desk.bulk.bulk_verb import Given, Known
from siger.desk.bulk.tagging import read_tags
from siger.desk.bulk.verbs import BULK_VERBS
from siger.desk.replies.fields import require_known
from siger.people.actors import Actor
from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.loading import access_report, reports_with_owner
from siger.reports.moving import require_words
from siger.reports.permissions import roles_towards


def read_given(actor: Actor, verb: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """Raises Invalid with the fields `agency`, `main`, `tags` or `words`."""
    readers = {"agency": _read_agency, "main": _read_main, "words": _read_words, "tags": read_tags}
    wants = BULK_VERBS[verb].wants
    return readers[wants](actor, typed) if wants else {}


def _read_agency(_actor: Actor, typed: Mapping[str, str]) -> dict[str, Any]:
    note = _optional(typed.get("words", ""))
    agency = _agency(typed.get("agency", ""))
    if agency is None:
        raise Invalid({"agency": _("Pilih instansi dari daftar.")})
    return {"agency_id": agency.pk, "agency": agency.name, "words": note}


def _agency(chosen: str) -> Agency | None:
    if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < 19):
        return None
    return Agency.objects.filter(pk=int(chosen), active=True).exclude(kind=AgencyKind.GOVERNMENT).first()


def _read_main(actor: Actor, typed: Mapping[str, str]) -> dict[str, Any]:
    """The report that all others follow, in the version that stands there now."""
    unknown = {"main": _("Tidak ada laporan dengan nomor itu yang boleh Anda pilah. Periksa nomornya.")}
    number = parse_number(typed.get("main", "").replace("\0", ""), settings.INSTALLATION.number_prefix)
    if number is None:
        raise Invalid(unknown)
    try:
        main = access_report(actor, number)
    except Refusal:
        raise Invalid(unknown) from None
    if main.is_whistleblowing or Role.DISPATCHER not in roles_towards(actor, main):
        raise Invalid(unknown)
    return {"main_id": main.pk, "main_seen": main.version, "main": main.number, "words": _optional(typed.get("words", ""))}


def _read_words(_actor: Actor, typed: Mapping[str, str]) -> dict[str, Any]:
    words = require_words("words", typed.get("words", ""))
    require_known("words", words)
    return {"words": words}


def _optional(words: str) -> str:
    return require_words("words", words, least=1) if words.strip() else ""


def known_of(given: Given) -> Known:
    """At most one statement."""
    if given.get("main_id"):
        return Known(main=reports_with_owner().select_related("main").filter(pk=given["main_id"]).first())
    if given.get("agency_id"):
        kind = Agency.objects.filter(pk=given["agency_id"], active=True).values_list("kind", flat=True).first()
        return Known(inspectorate=kind == AgencyKind.INSPECTORATE)
    return Known()


def mark_of(given: Given | None) -> str:
    """Short words for what was given, by which a page says what it showed when somebody pressed the button."""
    written = json.dumps(given, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(written).hexdigest()[:16]
