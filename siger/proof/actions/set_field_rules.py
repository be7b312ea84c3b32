"""set_field_rules: a superior says what crews may send and what they are asked."""

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.proof.models import ChecklistItem, FieldRules
from siger.reports.categories import Category

MOST_QUESTIONS: Final = 12
LONGEST_QUESTION: Final = 160


@transaction.atomic
def allow_gallery(*, actor: Actor, agency_id: int, allowed: bool) -> FieldRules:
    """Photos that were taken earlier are accepted from this agency's crews, and marked; or no longer."""
    require_superior(actor, agency_id)
    values = {"gallery": allowed, "changed_by_id": actor.user_id, "changed_at": now()}
    rules, _created = FieldRules.objects.update_or_create(agency_id=agency_id, defaults=values)
    return rules


@transaction.atomic
def ask_crews(*, actor: Actor, agency_id: int, category: str, questions: Sequence[str]) -> list[ChecklistItem]:
    """What this agency asks besides what is asked everywhere. A question that stays in the list stays the same row."""
    require_superior(actor, agency_id)
    if category not in set(Category):
        raise Invalid({"category": _("Pilih kategori dari daftar.")})
    wanted = _cleaned(questions)
    own = ChecklistItem.objects.select_for_update().filter(agency_id=agency_id, category=category)
    known = {item.words: item for item in own}
    for words, item in known.items():
        item.active = words in wanted
        item.position = wanted.index(words) if item.active else item.position
    ChecklistItem.objects.bulk_update(known.values(), ["active", "position"])
    fresh = [ChecklistItem(agency_id=agency_id, category=category, words=words, position=place) for place, words in enumerate(wanted)]
    ChecklistItem.objects.bulk_create(item for item in fresh if item.words not in known)
    return list(ChecklistItem.objects.filter(agency_id=agency_id, category=category, active=True).order_by("position"))


def require_superior(actor: Actor, agency_id: int) -> Agency:
    """Raises Forbidden for an agency that is not below one of the actor's seats as superior."""
    agency = Agency.objects.filter(pk=agency_id, active=True).first()
    if agency is None or not any(seat.holds_agency(agency.path) for seat in actor.seats_as(Role.SUPERVISOR)):
        raise Forbidden(_("Aturan lapangan ditetapkan atasan instansi itu sendiri."))
    return agency


def _cleaned(questions: Sequence[str]) -> list[str]:
    """In their order, each once. Raises Invalid for too many or too long ones."""
    asked = list(dict.fromkeys(words for words in (" ".join(line.split()) for line in questions) if words))
    if len(asked) > MOST_QUESTIONS:
        raise Invalid({"questions": _("Paling banyak %(most)d pertanyaan.") % {"most": MOST_QUESTIONS}})
    if any(len(words) > LONGEST_QUESTION or "\0" in words for words in asked):
        raise Invalid({"questions": _("Satu pertanyaan paling panjang %(most)d huruf.") % {"most": LONGEST_QUESTION}})
    return asked
