"""Lists and what is wrong with a rule, in words."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.people.actors import Actor
from siger.triage.models import Stage
from siger.triage.rules.findings import RuleFinding, Trouble
from siger.triage.rules.keeping import List, may_keep
from siger.triage.rules.queries.lists import RuleRow, ShownList
from siger.triage.rules.words import rule_words

LIST_WORDS: Final[dict[Stage, Promise]] = {
    Stage.FIRST: gettext_lazy("Didahulukan provinsi"),
    Stage.LOCAL: gettext_lazy("Aturan kabupaten/kota"),
    Stage.LAST: gettext_lazy("Penutup provinsi"),
}
_MEANINGS: Final[dict[Stage, Promise]] = {
    Stage.FIRST: gettext_lazy("Milik pusat dan provinsi, di mana pun letaknya. Ditanya lebih dulu."),
    Stage.LOCAL: gettext_lazy("Milik kabupaten/kota ini sendiri, ke instansinya sendiri."),
    Stage.LAST: gettext_lazy("Ditanya bila tidak ada yang lain yang cocok. Sesudah itu laporan ke kecamatan tempatnya."),
}


@dataclass(frozen=True, slots=True)
class ToldRow:
    row: RuleRow
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldList:
    which: List
    word: Promise
    meaning: Promise
    rows: tuple[ToldRow, ...]
    mine: bool

    @property
    def active(self) -> int:
        return sum(one.row.active for one in self.rows)


def told_lists(actor: Actor, lists: list[ShownList]) -> list[ToldList]:
    return [
        ToldList(
            which=one.which,
            word=LIST_WORDS[one.which.stage],
            meaning=_MEANINGS[one.which.stage],
            rows=tuple(ToldRow(row, tuple(finding_words(found, own=True) for found in row.findings)) for row in one.rows),
            mine=may_keep(actor, one.which),
        )
        for one in lists
    ]


def finding_words(found: RuleFinding, *, own: bool) -> str:
    """What is wrong and what to do; `own`: it is said beside the rule itself."""
    number = found.rule.number
    if not own and found.trouble is Trouble.SHADOWED:
        return _("Aturan %(number)d (%(rule)s) tidak akan pernah dipakai lagi.") % {"number": number, "rule": rule_words(found.rule.row)}
    words = {
        Trouble.SHADOWED: _("Tidak pernah dipakai: aturan %(by)s mendahuluinya. Naikkan urutannya, persempit aturan itu, atau matikan ini.")
        % {"by": found.by or _("baru ini")},
        Trouble.CLOSED_AGENCY: _("Instansinya sudah ditutup, jadi aturan ini dilewati. Pilih penggantinya."),
        Trouble.CLOSED_OWNER: _("Pemilik asetnya sudah ditutup. Pilih penggantinya atau matikan aturan ini."),
        Trouble.RETIRED_SERVICE: _("Layanannya sudah tidak ditawarkan. Laporan baru tidak akan mengenainya."),
        Trouble.LOST_REGION: _("Wilayahnya sudah tidak ada dalam daftar resmi."),
    }[found.trouble]
    return words if own else _("Aturan %(number)d: %(words)s") % {"number": number, "words": words}
