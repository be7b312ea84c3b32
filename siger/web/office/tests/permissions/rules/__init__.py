"""One file a room of the office. A new address gets its rule in the file of its room; a new room gets a new file with `RULES`."""

from importlib import import_module
from pkgutil import iter_modules

from siger.web.office.tests.permissions.rule import Rule


def all_rules() -> list[Rule]:
    return [rule for found in iter_modules(__path__) for rule in import_module(f"{__name__}.{found.name}").RULES]
