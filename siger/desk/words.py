"""Short names that an office gives: of tags, templates and crews."""

from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.reports.masking import clean_text


def require_name(field: str, words: str, *, most: int) -> str:
    """One line without blanks at its ends. Raises Invalid when empty or longer than `most`."""
    name = " ".join(clean_text(words).split())
    if not name:
        raise Invalid({field: _("Beri nama.")})
    if len(name) > most:
        raise Invalid({field: _("Terlalu panjang: paling banyak %(most)d huruf.") % {"most": most}})
    return name
