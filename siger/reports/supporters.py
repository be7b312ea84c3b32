"""Who supports a report, without knowing who it is.

A key is a keyed hash of the report with an account's id, or with the random mark that a browser keeps in a signed cookie. Only whoever
brings the account or the mark again can be recognised, and only on the report in question.
"""

from siger.core.crypto import blind_index
from siger.people.actors import Actor
from siger.reports.models import Report, Support


def support_keys(actor: Actor, report: Report, mark: str) -> list[bytes]:
    """The keys under which `actor` may have supported `report`, the one for a new support first; empty without account and mark."""
    account = [f"account|{actor.user_id}"] if actor.user_id is not None else []
    browser = [f"browser|{mark}"] if mark else []
    return [blind_index("support", f"{report.pk}|{who}") for who in account + browser]


def address_key(report_id: int, address: str) -> bytes:
    """Finds one address on one report, and nothing else."""
    return blind_index("supporter", f"{report_id}|{address.strip().lower()}")


def supports(actor: Actor, report: Report, mark: str) -> bool:
    """Whether `actor` supports `report`. One statement, none without account and mark."""
    keys = support_keys(actor, report, mark)
    return bool(keys) and Support.objects.filter(report=report, key__in=keys).exists()
