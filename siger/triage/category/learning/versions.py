"""The versions that are kept, and going back to one of them."""

from django.db import transaction

from siger.core.errors import Forbidden, NotFound
from siger.core.health.findings import Finding, doubtful, well
from siger.people.actors import Actor
from siger.triage.category.learning.current import forget_weights, weights_of
from siger.triage.category.learning.weights import DamagedWeights
from siger.triage.models import LearnedCategories


def versions() -> list[LearnedCategories]:
    """Newest first, without their weights. One statement."""
    return list(LearnedCategories.objects.order_by("-pk").defer("content"))


@transaction.atomic
def put_live(*, actor: Actor, version: int | None) -> None:
    """Use a kept version, or with None the lexicon alone. A person's decision, so nothing is measured.

    Raises Forbidden for anybody but the system, NotFound, and DamagedWeights for one that cannot be read.
    """
    if not actor.is_system:
        raise Forbidden
    if version is not None:
        if not LearnedCategories.objects.select_for_update().filter(pk=version).exists():
            raise NotFound
        weights_of(version)
    LearnedCategories.objects.filter(live=True).update(live=False)
    if version is not None:
        LearnedCategories.objects.filter(pk=version).update(live=True)
    transaction.on_commit(forget_weights)


def learning_health() -> list[Finding]:
    """For `siger doctor`."""
    live = LearnedCategories.objects.filter(live=True).values_list("pk", "labels").first()
    if live is None:
        return well("categories", "from the lexicon alone; no learned version is live")
    try:
        weights_of(live[0])
    except DamagedWeights as damage:
        return doubtful(
            "categories",
            f"version {live[0]} of what was learned cannot be used ({damage}); the lexicon stands alone",
            "`siger triage train` learns anew; `siger triage versions` lists what one can go back to.",
        )
    return well("categories", f"lexicon and version {live[0]}, learned from {live[1]:,} labels")
