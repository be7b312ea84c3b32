"""Roles, as plain Python. See docs/glossary.md for the Indonesian terms."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What somebody may be towards a report. The last three are never given by membership."""

    DISPATCHER = "dispatcher"
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    VALIDATOR = "validator"
    LEADER = "leader"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    REPORTER = "reporter"
    RECEIVER = "receiver"  # of the agency to which the report is offered
    SYSTEM = "system"
    CITIZEN = "citizen"  # anybody else, towards what is shown to all


_NEVER_BY_MEMBERSHIP: Final = frozenset({Role.REPORTER, Role.RECEIVER, Role.SYSTEM, Role.CITIZEN})
MEMBER_ROLES: Final = tuple(role for role in Role if role not in _NEVER_BY_MEMBERSHIP)

# Who sees identities or decides for others signs in with a second factor; so does everyone of the Inspektorat, whatever the role.
SECOND_FACTOR_ROLES: Final = frozenset({Role.DISPATCHER, Role.AUDITOR, Role.ADMINISTRATOR})
