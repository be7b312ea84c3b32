"""Words for a place: landmarks, streets and the numbers in a sentence, all invented from the village's own name."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_HOUSES_OF_PRAYER: Final = ("Nurul Huda", "Al Ikhlas", "Baiturrahman", "Al Muttaqin", "Darussalam", "At Taqwa", "Nurul Iman", "Al Falah")
_FLOWERS: Final = ("Mawar", "Melati", "Kenanga", "Flamboyan", "Cempaka", "Anggrek", "Dahlia", "Kamboja")
_STREETS: Final = (
    "Merdeka",
    "Pahlawan",
    "Pemuda",
    "Pramuka",
    "Pasar Lama",
    "Lintas Dusun",
    "Kopi",
    "Lada",
    "Damar",
    "Way Asri",
    "Sawah Indah",
    "Pendidikan",
    "Karya",
)
_SHOPS: Final = (
    "toko bangunan",
    "bengkel",
    "warung bakso",
    "kios pupuk",
    "konter pulsa",
    "apotek",
    "penggilingan padi",
    "pangkalan gas",
    "lapak singkong",
    "minimarket",
)
_PLAIN: Final = (
    "kantor pos",
    "lapangan bola",
    "poskamling",
    "gapura masuk",
    "puskesmas pembantu",
    "terminal kecil",
    "kuburan umum",
    "pintu air",
    "pos ojek",
    "balai RW",
)
_NUMBERS: Final = ("dua", "tiga", "empat", "lima", "enam", "tujuh")
_UNITS: Final = ("minggu", "bulan", "hari", "pekan")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Names of where it happens. `village_word` is what a village is called there: Desa, Kelurahan, Pekon, Tiyuh, Kampung."""

    village: str
    district: str
    regency: str
    village_word: str = "Desa"

    @property
    def village_full(self) -> str:
        return f"{self.village_word} {self.village}"


def landmark_of(rng: random.Random, place: PlaceWords) -> str:
    """One believable landmark; the same rng gives the same one."""
    makers: tuple[Callable[[], str], ...] = (
        lambda: f"Masjid {rng.choice(_HOUSES_OF_PRAYER)}",
        lambda: f"Musala {rng.choice(_HOUSES_OF_PRAYER)}",
        lambda: f"SD Negeri {rng.randint(1, 6)} {place.village}",
        lambda: f"Pasar {place.village}",
        lambda: f"Balai {place.village_word} {place.village}",
        lambda: f"Simpang {rng.choice(('Tiga', 'Empat', 'Lima'))} {place.village}",
        lambda: f"jembatan Way {rng.choice(_STREETS)}",
        lambda: f"Gang {rng.choice(_FLOWERS)} {rng.randint(1, 9)}",
        lambda: f"{rng.choice(_SHOPS)} {rng.choice(('Barokah', 'Sumber Rejeki', 'Maju Jaya', 'Berkah', 'Sai Bumi'))}",
        lambda: f"{rng.choice(_PLAIN)} {place.village}",
        lambda: f"SMP Negeri {rng.randint(1, 4)} {place.district}",
        lambda: f"TK {rng.choice(_FLOWERS)} {place.village}",
    )
    return rng.choice(makers)()


def street_of(rng: random.Random, place: PlaceWords) -> str:
    kinds: tuple[Callable[[], str], ...] = (
        lambda: f"Jalan {rng.choice(_STREETS)}",
        lambda: f"Jalan Raya {place.village}",
        lambda: f"Jalan {rng.choice(_FLOWERS)} {rng.randint(1, 12)}",
        lambda: f"Jalan Poros {place.village}",
        lambda: f"Jalan {rng.choice(_STREETS)} Gang {rng.choice(_FLOWERS)}",
        lambda: f"jalan arah {place.district}",
    )
    return rng.choice(kinds)()


def money(rng: random.Random) -> str:
    thousands = rng.choice((5, 10, 15, 20, 25, 30, 50, 75, 100, 150, 200, 250, 300, 350, 500, 750, 1200, 1500))
    written = f"{thousands:,}".replace(",", ".")
    return rng.choice((f"Rp{written}.000", f"{thousands} ribu", f"Rp {written}.000"))


def ago(rng: random.Random) -> str:
    return f"{rng.choice(_NUMBERS)} {rng.choice(_UNITS)} lalu"


def since(rng: random.Random) -> str:
    number, unit = rng.choice(_NUMBERS), rng.choice(_UNITS)
    return rng.choice(
        (
            f"sejak {number} {unit} lalu",
            f"sudah {number} {unit}",
            f"hampir {number} {unit} ini",
            "sejak lebaran",
            "dari tahun kemarin",
            "sejak musim hujan",
        )
    )


class Slots:
    """What `{…}` in a sentence becomes. Names stay the same within one report; numbers are drawn afresh each time."""

    def __init__(self, rng: random.Random, place: PlaceWords, landmark: str | None = None) -> None:
        self._rng = rng
        self._names = {
            "village": place.village,
            "village_full": place.village_full,
            "district": place.district,
            "regency": place.regency,
            "landmark": landmark or landmark_of(rng, place),
            "road": street_of(rng, place),
            "rt": f"RT {rng.randint(1, 12):02d}",
            "sd": f"SD Negeri {rng.randint(1, 6)} {place.village}",
            "tag": place.regency.removeprefix("Kabupaten ").removeprefix("Kota ").lower().replace(" ", ""),
        }
        self._numbers: dict[str, Callable[[], str]] = {
            "n": lambda: rng.choice(_NUMBERS),
            "m": lambda: str(rng.randint(2, 9)),
            "mm": lambda: str(rng.choice((20, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200))),
            "cm": lambda: str(rng.choice((15, 20, 25, 30, 40, 50))),
            "km": lambda: rng.choice(("dua", "tiga", "1,5", "2,5", "empat", "0,8", "lima")),
            "w": lambda: str(rng.choice((60, 90, 100, 120, 160))),
            "jam": lambda: str(rng.randint(7, 11)),
            "umur": lambda: rng.choice(("enam puluh", "tujuh puluh", "tiga puluh", "dua puluh")),
            "persen": lambda: str(rng.choice((20, 25, 28, 30, 35))),
            "hari": lambda: rng.choice(("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")),
            "uang": lambda: money(rng),
            "receh": lambda: f"{rng.choice((2, 3, 5, 10))} ribu",
            "gas": lambda: f"{rng.choice((25, 28, 30, 35, 40))} ribu",
            "upah": lambda: f"{rng.choice(('1,4', '1,6', '1,8', '2,1'))} juta",
            "since": lambda: since(rng),
            "ago": lambda: ago(rng),
            "start": lambda: rng.choice((f"sejak {ago(rng)}", "sejak lebaran", "sejak musim hujan", "sejak awal tahun")),
        }

    @property
    def landmark(self) -> str:
        return self._names["landmark"]

    def fill(self, sentence: str, **words: str) -> str:
        return sentence.format_map(_Lookup(self._names | words, self._numbers))


class _Lookup(dict[str, str]):
    def __init__(self, names: dict[str, str], numbers: dict[str, Callable[[], str]]) -> None:
        super().__init__(names)
        self._draw = numbers

    def __missing__(self, key: str) -> str:
        return self._draw[key]()
