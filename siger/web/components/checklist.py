"""What a crew answered to the checklist of its proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SHOWN: Final[dict[str, tuple[Promise, str, str]]] = {
    "ya": (_("Ya"), "check", "done"),
    "tidak": (_("Tidak"), "alert", "check"),
    "tidak perlu": (_("Tidak perlu"), "info", "void"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`tone` and `icon` as in the list of automatic checks; only a "no" stands out."""

    question: str
    said: str
    icon: str
    tone: str


def answers_in(data: Mapping[str, Any]) -> list[Answer]:
    """From the payload of a timeline entry, in the order of asking; none where nothing was asked or the payload was erased."""
    pairs = [pair for pair in data.get("checklist") or () if isinstance(pair, list) and len(pair) == 2]
    return [Answer(str(question), str(_SHOWN[said][0]), *_SHOWN[said][1:]) for question, said in pairs if said in _SHOWN]


def answers_in_words(data: Mapping[str, Any]) -> str:
    """One line an answer: "Permukaan rata: Ya"."""
    return "\n".join(f"{answer.question}: {answer.said}" for answer in answers_in(data))
