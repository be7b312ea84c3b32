"""Make a tag, or change one."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid, NotFound
from siger.desk.models import Tag
from siger.desk.models.tag import MOST_TAGS
from siger.desk.permissions import require_lead
from siger.desk.words import require_name
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.tagging import carried


@transaction.atomic
def make_tag(*, actor: Actor, agency_id: int, name: str) -> Tag:
    """A tag of an agency that the actor leads. Raises Invalid for a name that is there already, in whatever letters, and beyond 200."""
    require_lead(actor, agency_id)
    wanted = require_name("name", name, most=40)
    Agency.objects.select_for_update().get(pk=agency_id)  # so that two at once do not pass the bound
    if Tag.objects.filter(agency_id=agency_id).count() >= MOST_TAGS:
        raise Invalid({"name": _("Sudah ada %(most)d tag. Pakai yang ada, atau ganti nama yang tidak dipakai lagi.") % {"most": MOST_TAGS}})
    return _saved(Tag(agency_id=agency_id, name=wanted, made_by_id=actor.user_id, made_at=now()))


@transaction.atomic
def change_tag(*, actor: Actor, tag_id: int, name: str, active: bool) -> Tag:
    """Another name, or retired, or in use again; reports that carry it go on carrying it."""
    tag = Tag.objects.select_for_update(no_key=True).filter(pk=tag_id).first()
    if tag is None:
        raise NotFound
    require_lead(actor, tag.agency_id)
    if active and tag.merged_into_id is not None:
        _require_moved(tag)
        tag.merged_into = None
    tag.name, tag.active = require_name("name", name, most=40), active
    return _saved(tag)


def _require_moved(tag: Tag) -> None:
    """Raises Invalid while reports of a merged tag are on their way to the other one."""
    if carried(tag.pk):
        raise Invalid({"active": _("Laporannya masih dipindahkan ke tag lain. Coba lagi sebentar lagi.")})


def _saved(tag: Tag) -> Tag:
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError:
        raise Invalid({"name": _("Tag dengan nama itu sudah ada.")}) from None
    return tag
