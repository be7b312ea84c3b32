"""make_template, change_template: words that an office writes again and again."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid, NotFound, Stale
from siger.desk.models import ReplyTemplate
from siger.desk.models.reply_template import MOST_LETTERS, MOST_TEMPLATES
from siger.desk.permissions import require_lead
from siger.desk.replies.fields import require_known
from siger.desk.replies.occasions import OCCASIONS
from siger.desk.words import require_name
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.categories import Category
from siger.reports.masking import clean_text
from siger.reports.states import State

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Draft:
    """A template as it was typed. `verb`, `category` and `state` say where it is offered; empty: wherever it fits."""

    name: str
    text: str
    verb: str = ""
    category: str = ""
    state: str = ""
    name_en: str = ""
    text_en: str = ""
    active: bool = True


@transaction.atomic
def make_template(*, actor: Actor, agency_id: int, draft: Draft) -> ReplyTemplate:
    """For an agency that the actor leads and all below it.

    Raises Forbidden, and Invalid for a name that is there already, for no text, for a field that does not exist, and beyond 300.
    """
    require_lead(actor, agency_id)
    Agency.objects.select_for_update().get(pk=agency_id)  # so that two at once do not pass the bound
    if ReplyTemplate.objects.filter(agency_id=agency_id).count() >= MOST_TEMPLATES:
        raise Invalid({"name": _("Sudah ada %(most)d templat. Ubah salah satu yang tidak dipakai lagi.") % {"most": MOST_TEMPLATES}})
    return _saved(actor, ReplyTemplate(agency_id=agency_id), draft)


@transaction.atomic
def change_template(*, actor: Actor, template_id: int, seen: int, draft: Draft) -> ReplyTemplate:
    """Raises NotFound, Forbidden, Stale when somebody changed it after version `seen`, Invalid as when it is made.

    What was sent with it stays as it was sent.
    """
    template = ReplyTemplate.objects.select_for_update().filter(pk=template_id).first()
    if template is None:
        raise NotFound(_("Templat itu tidak ada."))
    require_lead(actor, template.agency_id)
    if template.version != seen:
        raise Stale(_("Templat ini baru saja diubah rekan Anda. Tulisan Anda masih ada di bawah; bandingkan dulu, lalu simpan lagi."))
    template.version += 1
    return _saved(actor, template, draft)


def _saved(actor: Actor, template: ReplyTemplate, draft: Draft) -> ReplyTemplate:
    _require_choices(draft)
    template.name = require_name("name", draft.name, most=_LONGEST_NAME)
    template.name_en = require_name("name_en", draft.name_en, most=_LONGEST_NAME) if draft.name_en.strip() else ""
    template.text = _require_text("text", draft.text)
    template.text_en = _require_text("text_en", draft.text_en) if draft.text_en.strip() else ""
    template.verb, template.category, template.state = draft.verb, draft.category, draft.state
    template.active, template.changed_by_id, template.changed_at = draft.active, actor.user_id, now()
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError:
        raise Invalid({"name": _("Templat dengan nama itu sudah ada.")}) from None
    return template


def _require_choices(draft: Draft) -> None:
    wrong = {
        "verb": draft.verb and draft.verb not in OCCASIONS,
        "category": draft.category and draft.category not in set(Category),
        "state": draft.state and draft.state not in set(State),
    }
    refused = {name: _("Pilih dari daftar.") for name, bad in wrong.items() if bad}
    if refused:
        raise Invalid(refused)


def _require_text(name: str, typed: str) -> str:
    text = clean_text(typed)
    if len(text) < 3:
        raise Invalid({name: _("Tulis isi templatnya.")})
    if len(text) > MOST_LETTERS:
        raise Invalid({name: _("Terlalu panjang: paling banyak %(most)d huruf.") % {"most": MOST_LETTERS}})
    require_known(name, text)
    return text
