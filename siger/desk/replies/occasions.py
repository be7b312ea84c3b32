"""Where words are written that a template can give: verbs of the table of states, and the note of the office."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siger.reports.states import Verb
from siger.reports.words import VERB_WORDS

NOTE: Final = "note"
VERBS: Final = (
    Verb.ANSWER,
    Verb.REQUEST_INFO,
    Verb.COMMENT,
    Verb.SCHEDULE,
    Verb.REJECT,
    Verb.REFER,
    Verb.RETURN_WORK,
    Verb.HAND_BACK,
    Verb.TRANSFER,
    Verb.RETURN_OFFER,
    Verb.UNPUBLISH,
    Verb.UPHOLD,
)
OCCASIONS: Final[dict[str, Promise]] = {**{verb.value: VERB_WORDS[verb] for verb in VERBS}, NOTE: _("Catatan kantor")}
