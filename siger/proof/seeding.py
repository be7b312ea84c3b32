"""The questions that are asked everywhere, from `checklists.toml`. May be run any number of times."""

import tomllib
from pathlib import Path
from typing import Final

from django.db import transaction
from django.db.models import Q

from siger.proof.models import ChecklistItem
from siger.reports.categories import Category

FILE: Final = Path(__file__).with_name("checklists.toml")
_KEPT_UP: Final = ("category", "words", "words_en", "position", "active")


@transaction.atomic
def load_checklists(file: Path = FILE) -> str:
    """Bring the table up to the file. What left it is asked no more, and never deleted.

    Raises ValueError for a category that is none of the 27, and for a question without its two languages.
    """
    listed = tomllib.loads(file.read_text(encoding="utf-8"))
    rows = [
        ChecklistItem(category=Category(category), code=f"{category}.{name}", words=words, words_en=english, position=place, active=True)
        for category, questions in listed.items()
        for place, (name, (words, english)) in enumerate(questions.items())
    ]
    known = dict(ChecklistItem.objects.exclude(code="").values_list("code", "pk"))
    ChecklistItem.objects.bulk_create(row for row in rows if row.code not in known)
    kept = [row for row in rows if row.code in known]
    for row in kept:
        row.pk = known[row.code]
    ChecklistItem.objects.bulk_update(kept, _KEPT_UP)
    ChecklistItem.objects.filter(~Q(code=""), ~Q(code__in=[row.code for row in rows])).update(active=False)
    return f"{len(rows)} questions"
