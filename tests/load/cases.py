"""What is measured. A case is one function that yields requests without end; the order here is the order in which they run.

Cases that write come last, so that the others meet the data as it was loaded.
"""

import json
import random
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlencode

from tests.load.driving import Request
from tests.load.readers import READERS
from tests.load.sentences import typed_texts

Cookies = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """CPU of web and database together in ms, and the share of the database's own rate."""

    cpu_ms: float | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    requests: Callable[[], Iterator[Request]]
    aim: Aim


CASES: dict[str, Case] = {}


def case(
    *, cpu_ms: float | None = None, share: float | None = None
) -> Callable[[Callable[[], Iterator[Request]]], Callable[[], Iterator[Request]]]:
    """Registers the function under its name."""

    def register(requests: Callable[[], Iterator[Request]]) -> Callable[[], Iterator[Request]]:
        CASES[requests.__name__] = Case(requests.__name__, requests, Aim(cpu_ms, share))
        return requests

    return register


@case(cpu_ms=8)
def public_list() -> Iterator[Request]:
    """The list that everyone sees, its first page."""
    yield from cycle([Request("/laporan")])


@case()
def tracking() -> Iterator[Request]:
    """Published reports by their numbers, for somebody without a link."""
    yield from cycle([Request(f"/laporan/{number}") for number in _numbers(published=True)])


@case(cpu_ms=12)
def worklist() -> Iterator[Request]:
    """What waits for the province's dispatcher."""
    yield from cycle([Request("/kantor/", headers=_signed_in("verifikator"))])


@case(cpu_ms=15)
def worklist_filtered() -> Iterator[Request]:
    """The same dispatcher narrows the list, each time by something else."""
    cookies = _signed_in("verifikator")
    yield from cycle([Request(f"/kantor/?{query}", headers=cookies) for query in NARROWED])


NARROWED = (
    "tampilan=open",
    "tampilan=disputed",
    "tampilan=open&kategori=tax_revenue",
    "tampilan=open&wilayah=18.71",
    "tampilan=open&kanal=sms",
    "tampilan=open&petugas=nobody&foto=without",
    "tampilan=open&petugas=me",
    "tampilan=open&dibuka-lagi=1&diserahkan=1",
    "tampilan=open&pendukung=25",
    "tampilan=open&tenggat=week",
    "tampilan=all&keadaan=merged",
    "tampilan=all&dibuka-lagi=1",
)


@case(cpu_ms=15)
def worklist_seats() -> Iterator[Request]:
    """What waits for each kind of seat, one after the other."""
    cookies = [_signed_in(login) for login in READERS]
    yield from cycle([Request("/kantor/", headers=one) for one in cookies])


@case(cpu_ms=15)
def worklist_seats_filtered() -> Iterator[Request]:
    """Each kind of seat narrows its list by each filter in turn."""
    cookies = [_signed_in(login) for login in READERS]
    yield from cycle([Request(f"/kantor/?{query}", headers=one) for query in NARROWED for one in cookies])


@case(cpu_ms=60)
def search() -> Iterator[Request]:
    """Words, places and numbers in the office's search box, common and rare."""
    cookies = _signed_in("verifikator")
    numbers = _numbers(published=False)[:20]
    words = ("jalan berlubang", "pasar", "selokan banjir jembatan", "Natar", "kecamatan Kedaton", "tidakadakatainisamasekali", *numbers)
    yield from cycle([Request(f"/kantor/?{urlencode({'q': one})}", headers=cookies) for one in words])


@case(cpu_ms=15)
def report_office() -> Iterator[Request]:
    """A report with all its verbs, for the dispatcher."""
    cookies = _signed_in("verifikator")
    yield from cycle([Request(f"/kantor/laporan/{number}", headers=cookies) for number in _numbers(published=False)])


@case(cpu_ms=50)
def duplicates() -> Iterator[Request]:
    """What is known already, asked before sending, at places where reports lie: every other time in words like theirs."""
    questions = [_asked(lat, lng, category, text) for lat, lng, category, text in _published_places()]
    for question in cycle(questions):
        yield Request("/lapor.json?serupa=1", "POST", (("Content-Type", "application/json"), _from_somewhere()), question)


def _asked(lat: float, lng: float, category: str, text: str) -> bytes:
    words = " ".join(text.split()[::2]) if _random.random() < 0.5 else _random.choice(TEXTS)
    return json.dumps({"text": words, "category": category, "lat": lat, "lng": lng, "accuracy_m": 12, "landmark": "depan pasar"}).encode()


def _published_places() -> list[tuple[float, float, str, str]]:
    """Of 400 published reports under way, of all that came in the last weeks: older ones would find nothing, which costs nothing."""
    from siger.reports.models import Report
    from siger.triage.similar.finding.known import UNDER_WAY

    ids = list(Report.objects.filter(published_at__isnull=False, state__in=UNDER_WAY).order_by("-pk").values_list("pk", flat=True)[:20_000])
    chosen = ids[:: max(1, len(ids) // 400)]
    return list(Report.objects.filter(pk__in=chosen).values_list("lat", "lng", "category", "text"))


@case(cpu_ms=5)
def suggest() -> Iterator[Request]:
    """What the words typed so far are about, of texts that no memory of words has met as they are."""
    for text in typed_texts(_random):
        yield asked_for_kinds(text)


def asked_for_kinds(text: str) -> Request:
    token = secrets.token_hex(16)
    headers = (("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", f"csrftoken={token}"), _from_somewhere())
    return Request("/lapor/saran", "POST", headers, urlencode({"text": text, "csrfmiddlewaretoken": token}).encode())


@case(cpu_ms=6, share=0.2)
def create_json() -> Iterator[Request]:
    """A report from a phone's queue."""
    while True:
        yield _by_json(_report())


@case(cpu_ms=6, share=0.2)
def create_form() -> Iterator[Request]:
    """The same from the page's form, with its token against forgery."""
    while True:
        yield _by_form(_report())


def _by_json(report: dict[str, object]) -> Request:
    headers = (("Content-Type", "application/json"), ("Idempotency-Key", secrets.token_urlsafe(24)), _from_somewhere())
    return Request("/lapor.json", "POST", headers, json.dumps(report).encode(), expect=201, again=lambda: _by_json(report))


def _by_form(report: dict[str, object]) -> Request:
    token = secrets.token_hex(16)
    headers = (("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", f"csrftoken={token}"), _from_somewhere())
    filled = {**report, "csrfmiddlewaretoken": token, "idempotency_key": secrets.token_urlsafe(24)}
    return Request("/lapor", "POST", headers, urlencode(filled).encode(), expect=302, again=lambda: _by_form(report))


TEXTS = (
    "Jalan di depan pasar berlubang besar, sudah dua minggu belum diperbaiki. Kemarin ada motor yang jatuh karena lubangnya tertutup air.",
    "Lampu jalan mati sepanjang dua ratus meter, gelap sekali kalau malam. Warga takut lewat, apalagi anak-anak yang pulang mengaji.",
    "Sampah menumpuk di pinggir kali dan belum diangkut sejak hari Senin. Baunya sampai ke rumah warga, tolong segera diangkut.",
)
CATEGORIES = ("roads", "street_lighting", "waste")
_random = random.Random(18)


def _report() -> dict[str, object]:
    kind = _random.randrange(len(TEXTS))
    village = _random.choice(villages())
    return {
        "text": TEXTS[kind],
        "category": CATEGORIES[kind],
        "lat": round(village[0] + _random.uniform(-0.004, 0.004), 6),
        "lng": round(village[1] + _random.uniform(-0.004, 0.004), 6),
        "landmark": "Depan pasar",
        "visibility": "public",
        "phone": f"0812{_random.randrange(10**8):08d}",
    }


def _from_somewhere() -> tuple[str, str]:
    return ("X-Forwarded-For", f"10.{_random.randrange(256)}.{_random.randrange(256)}.{_random.randrange(1, 255)}")


_known: list[tuple[float, float]] = []


def villages() -> list[tuple[float, float]]:
    from siger.regions.models import Region

    if not _known:
        rows = Region.objects.filter(lat__isnull=False, code__regex=r"^[^.]+\.[^.]+\.[^.]+\.").order_by("code").values_list("lat", "lng")
        _known.extend(rows)
    return _known


def _numbers(*, published: bool) -> list[str]:
    """Up to 400 reports, as they come through the years."""
    from siger.reports.models import Report

    found = Report.objects.filter(published_at__isnull=not published).exclude(visibility="whistleblowing").order_by("pk")
    numbers = list(found.values_list("number", flat=True))
    return numbers[:: max(1, len(numbers) // 400)]


def _signed_in(login: str) -> Cookies:
    """A session of a demonstration account, which stands for a second factor on this machine."""
    from django.conf import settings
    from django.test import Client

    from siger.people.models import User

    client = Client()
    client.force_login(User.objects.get(email__startswith=f"{login}@"))
    return (("Cookie", f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"),)
