"""Where words are written that a template can give: verbs of the table of states, and the note of the office."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siger.reports.states import Verb
from siger.reports.words import VERB_WORDS

NOTE: Final = "note"
TO_REPORTERS: Final = (Verb.ANSWER, Verb.REQUEST_INFO, Verb.COMMENT, Verb.SCHEDULE, Verb.REJECT, Verb.REFER, Verb.UPHOLD)
"""What a template without a step of its own is for: whoever reported is spoken to."""
_TO_COLLEAGUES: Final = (Verb.RETURN_WORK, Verb.HAND_BACK, Verb.TRANSFER, Verb.RETURN_OFFER, Verb.UNPUBLISH)
OCCASIONS: Final[dict[str, Promise]] = {
    **{verb.value: VERB_WORDS[verb] for verb in (*TO_REPORTERS, *_TO_COLLEAGUES)},
    NOTE: _("Catatan kantor"),
}


def verbs_fitting(occasion: str) -> list[str]:
    """Values of a template's `verb` that are offered there."""
    return ["", occasion] if occasion in TO_REPORTERS else [occasion]
