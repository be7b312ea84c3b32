"""As which user of the operating system the server runs. PostgreSQL refuses root, and so do we."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from typing import TypedDict

from siger.core.database.trouble import DatabaseTrouble

# Debian's range of system users, which nobody signs in as (login.defs SYS_UID_MAX).
LAST_SYSTEM_UID = 999
# The second name is for a machine on which a person happens to be called `siger`.
CANDIDATES = ("siger", "siger-postgres")


class Identity(TypedDict, total=False):
    """Arguments for `subprocess` that make a child run as an account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        return self.uid == os.geteuid()

    def identity(self) -> Identity:
        """Nothing when we are that account already."""
        return Identity() if self.is_ours else Identity(user=self.uid, group=self.gid, extra_groups=[])

    def own(self, path: str | os.PathLike[str]) -> None:
        if not self.is_ours:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_account() -> Account:
    """Ourselves, or for root a system user, created when missing. Raises DatabaseTrouble when none can be had."""
    if os.geteuid() != 0:
        return Account(_name_of(os.geteuid()), os.geteuid(), os.getegid())
    for name in CANDIDATES:
        account = _existing(name) or _created(name)
        if account is not None:
            return account
    raise DatabaseTrouble(
        "The database must not run as root, and no system user could be made for it. "
        f"Create one: useradd --system --user-group --no-create-home --shell /usr/sbin/nologin {CANDIDATES[0]}"
    )


def _existing(name: str) -> Account | None:
    """The account, if it is a system user: a person's login of the same name could read the data."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(name, entry.pw_uid, entry.pw_gid) if 0 < entry.pw_uid <= LAST_SYSTEM_UID else None


def _created(name: str) -> Account | None:
    useradd = shutil.which("useradd", path=os.defpath + ":/usr/sbin:/sbin")
    if useradd is None or _taken(name):
        return None
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
    subprocess.run([useradd, *options, name], check=False, capture_output=True)  # noqa: S603 - fixed arguments; lost races are found by the look below
    return _existing(name)


def _taken(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
