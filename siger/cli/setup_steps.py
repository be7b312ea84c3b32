"""What makes an empty database ready for people, in order. Every step may run again: it changes what differs and nothing else.

A package adds its own step here as `module:function`; it is imported only when its turn comes. The function takes nothing; what it
returns, if anything, is shown as the step's result (for example "2,896 regions").
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetupStep:
    label: str
    target: str
    demonstration: bool = False

    def load(self) -> Callable[[], object]:
        """Raises ImportError or AttributeError when the target is not there."""
        module, _, function = self.target.partition(":")
        loaded: Callable[[], object] = getattr(importlib.import_module(module), function)
        return loaded


STEPS = (
    SetupStep("Keys", "siger.cli.keys:ensure_key_file"),
    SetupStep("Tables", "siger.cli.setup:apply_migrations"),
    SetupStep("Pages' files", "siger.cli.static_files:collect"),
    SetupStep("Regions", "siger.cli.reference_data:regions"),
    SetupStep("Agencies", "siger.cli.reference_data:agencies"),
    SetupStep("Services", "siger.reports.seeding:load_services"),
    SetupStep("Checklists", "siger.proof.seeding:load_checklists"),
    SetupStep("Rules", "siger.triage.seeding:seed_rules"),
    SetupStep("Demonstration data", "siger.cli.demo:build_once", demonstration=True),
)
