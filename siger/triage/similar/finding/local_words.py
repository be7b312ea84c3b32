"""How the people of this installation shorten the names of their regions."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings

from siger.regions.short_forms import local_short_forms
from siger.triage.similar.words.language import spellings


@cache
def local_spellings() -> Mapping[str, str]:
    """Of the installation's `short_forms.csv`, without what the language itself uses otherwise."""
    return {short: long for short, long in local_short_forms(settings.INSTALLATION.folder).items() if short not in spellings()}
