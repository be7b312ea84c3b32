"""merge_tags: two words for the same become one."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid, NotFound
from siger.desk.models import Tag
from siger.desk.permissions import require_lead
from siger.desk.tag_merging import move_later, move_some
from siger.people.actors import Actor


@transaction.atomic
def merge_tags(*, actor: Actor, tag_id: int, into_id: int) -> Tag:
    """Every report with the one carries the other from now on; the first is retired. Of more than 500 reports the rest follows by a job.

    Returns the tag that stays. Raises Invalid for another agency's, for a retired one, and for itself.
    """
    # Not in the way of who just then puts one of them on a report, which is waited for here.
    held = Tag.objects.select_for_update(no_key=True)
    tags = {one.pk: one for one in held.filter(pk__in={tag_id, into_id}).order_by("pk")}
    tag, into = tags.get(tag_id), tags.get(into_id)
    if tag is None:
        raise NotFound
    require_lead(actor, tag.agency_id)
    if into is None or into.pk == tag.pk or into.agency_id != tag.agency_id or not into.active:
        raise Invalid({"into": _("Pilih tag lain yang masih dipakai di instansi ini.")})
    if tag.merged_into_id is not None:
        raise Invalid({"into": _("Tag ini sudah digabung.")})
    tag.active, tag.merged_into = False, into
    tag.save(update_fields=["active", "merged_into"])
    if move_some(tag, actor.user_id):
        move_later(tag.pk, actor.user_id)
    return into
