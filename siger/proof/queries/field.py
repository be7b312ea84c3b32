"""What a crew needs to know of the rules for its proofs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.proof.models import ChecklistItem, FieldRules


@dataclass(frozen=True, slots=True)
class Question:
    id: int
    words: str


def questions_for(agency_ids: Collection[int], categories: Collection[str]) -> dict[tuple[int, str], list[Question]]:
    """By agency and category what is asked now: what is asked everywhere, then the agency's own. One statement."""
    own = Q(agency_id__isnull=True) | Q(agency_id__in=set(agency_ids))
    items = ChecklistItem.objects.filter(own, active=True, category__in=set(categories)).order_by("agency_id", "position", "id")
    found: dict[tuple[int, str], list[Question]] = {(agency, category): [] for agency in agency_ids for category in categories}
    for item in sorted(items, key=lambda one: one.agency_id is not None):
        for agency in agency_ids if item.agency_id is None else (item.agency_id,):
            found[agency, item.category].append(Question(item.pk, item.asked))
    return found


def words_of_questions(ids: Iterable[int], *, agency_id: int, category: str) -> dict[int, str]:
    """The words of questions that are or were asked of this agency for this category. One statement."""
    own = Q(agency_id__isnull=True) | Q(agency_id=agency_id)
    return dict(ChecklistItem.objects.filter(own, pk__in=list(ids), category=category).values_list("pk", "words"))


def galleries(agency_ids: Collection[int]) -> frozenset[int]:
    """The agencies among them whose superior allows photos from the gallery. One statement."""
    return frozenset(FieldRules.objects.filter(pk__in=set(agency_ids), gallery=True).values_list("pk", flat=True))


def superior_agencies(actor: Actor) -> list[Agency]:
    """The agencies whose rules for the field are the actor's to set, in order of their names. One statement."""
    seats = actor.seats_as(Role.SUPERVISOR)
    if not seats:
        return []
    below = Q()
    for seat in seats:
        below |= Q(path__startswith=seat.agency_path)
    return list(Agency.objects.filter(below, active=True).order_by("name")[:MOST_AGENCIES])


MOST_AGENCIES = 200


def own_questions(agency_id: int, category: str) -> list[str]:
    """What an agency asks itself, in order. One statement."""
    return [item.words for item in _asked(Q(agency_id=agency_id), category)]


def questions_of_all(category: str) -> list[str]:
    """What is asked everywhere, in order. One statement."""
    return [item.asked for item in _asked(Q(agency_id__isnull=True), category)]


def _asked(whose: Q, category: str) -> QuerySet[ChecklistItem]:
    return ChecklistItem.objects.filter(whose, active=True, category=category).order_by("position", "id")
