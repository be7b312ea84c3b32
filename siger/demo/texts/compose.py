"""Composes one citizen's report."""

import random
from dataclasses import dataclass
from typing import Final

from siger.demo.texts.affinity import fitting
from siger.demo.texts.parts import CategoryParts, ServiceParts, category_codes, parts_of
from siger.demo.texts.place import PlaceWords, Slots
from siger.demo.texts.voices import SHARES, VOICES, Pieces, upper_first

_ASKING: Final = ("bagaimana", "apakah", "apa ", "kapan ", "ke mana", "di mana", "jam berapa")
_PROPOSING: Final = ("saya usul", "sebaiknya", "kami mengusulkan", "terima kasih")
_WITH_PERSONAL_DATA: Final = 0.05
_TWO_PROBLEMS: Final = 0.04
_HAS_PLACE: Final = 0.3  # a service that is photographed this often is about a spot on the map


@dataclass(frozen=True, slots=True)
class DemoText:
    """What a citizen wrote. `report_class` is a value of ReportClass; `wants_photo` whether such a report usually has a picture."""

    title: str
    text: str
    landmark: str
    service_code: str
    report_class: str
    wants_photo: bool
    voice: str


def compose(
    rng: random.Random,
    category: str,
    place: PlaceWords,
    *,
    channel: str = "web",
    service: str | None = None,
    landmark: str | None = None,
) -> DemoText:
    """The same rng state gives the same text. `service` and `landmark` fixed make another person's words about the same thing.

    Raises FileNotFoundError for an unknown category, ValueError for an unknown service.
    """
    parts = parts_of(category)
    chosen = _service(rng, parts, service)
    slots = Slots(rng, place, landmark)
    voice = rng.choices(list(SHARES[channel]), weights=list(SHARES[channel].values()))[0]
    fact = slots.fill(rng.choice(chosen.facts))
    text = VOICES[voice](rng, _pieces(rng, chosen, fact, slots))
    if rng.random() < _WITH_PERSONAL_DATA:
        text = f"{text} {_personal_data(rng)}"
    return DemoText(
        title=_title(rng, chosen, fact, slots),
        text=text,
        landmark=upper_first(slots.landmark),
        service_code=chosen.code,
        report_class=_class(chosen, fact),
        wants_photo=rng.random() < chosen.photo,
        voice=voice,
    )


def _service(rng: random.Random, parts: CategoryParts, code: str | None) -> ServiceParts:
    if code is None:
        return rng.choices(parts.services, weights=[service.weight for service in parts.services])[0]
    for service in parts.services:
        if service.code == code:
            return service
    raise ValueError(f"no sentences for service {code} of {parts.code}")


def _pieces(rng: random.Random, service: ServiceParts, fact: str, slots: Slots) -> Pieces:
    effects = tuple(slots.fill(effect) for effect in rng.sample(service.effects, min(3, len(service.effects))))
    thanks = fact.startswith("terima kasih") or fact.endswith("terima kasih")
    another = None
    if rng.random() < _TWO_PROBLEMS:
        other = parts_of(rng.choice([code for code in category_codes() if code not in {"other", "illegal_levies_corruption"}]))
        another = slots.fill(rng.choice(_service(rng, other, None).facts))
    return Pieces(
        fact=fact,
        effects=() if thanks else effects,
        ask=None if thanks or rng.random() < 0.15 else slots.fill(rng.choice(service.asks)),
        another=another,
        is_question=fact.startswith(_ASKING),
        has_place=service.photo >= _HAS_PLACE,
        slots=slots,
    )


def _class(service: ServiceParts, fact: str) -> str:
    if service.report_class == "supervision":
        return service.report_class
    if fact.startswith(_ASKING):
        return "information"
    if fact.startswith(_PROPOSING) or fact.endswith("terima kasih"):
        return "aspiration"
    # A complaint may come under a service that usually collects questions.
    return "complaint" if service.report_class == "information" else service.report_class


def _title(rng: random.Random, service: ServiceParts, fact: str, slots: Slots) -> str:
    title = upper_first(slots.fill(rng.choice(fitting(service.titles, fact))))
    return title.lower() if rng.random() < 0.08 else title


def _personal_data(rng: random.Random) -> str:
    """Invented data in the shape of real ones, so that masking is seen at work: no number here can belong to anyone.

    0812-0000 is not given out, no regency has the code 1899 and no plate begins with 0.
    """
    phone = f"0812-0000-{rng.randint(0, 9999):04d}"
    nik = f"1899{rng.randint(1, 20):02d}{rng.randint(1, 28):02d}{rng.randint(1, 12):02d}{rng.randint(60, 99):02d}{rng.randint(1, 9):04d}"
    plate = f"BE 0{rng.randint(100, 999)} {rng.choice(('ZX', 'ZQ', 'XZ'))}"
    return rng.choice(
        (
            f"Hubungi saya di {phone}.",
            f"wa saya {phone}",
            f"Bisa telepon Pak RT {phone}.",
            f"NIK saya {nik}.",
            f"Kendaraannya berpelat {plate}.",
            f"Surel saya warga{rng.randint(10, 99)}@contoh.example.",
        )
    )
