"""give: what the verb of a run needs is written down, so that it can be looked at before anything happens."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from siger.desk.actions.owned_run import lock_run
from siger.desk.bulk.giving import read_given
from siger.desk.models import BulkRun, RunState
from siger.people.actors import Actor


@transaction.atomic
def give_run(*, actor: Actor, public_id: UUID, typed: Mapping[str, str]) -> dict[str, Any]:
    """Raises NotFound for another's run, VerbNotAllowed for one that was asked for already, Invalid for what is wrong with `typed`."""
    run: BulkRun = lock_run(actor, public_id, RunState.DRAFT)
    given = read_given(actor, run.verb, typed)
    run.given = given
    run.save(update_fields=["given"])
    return given
