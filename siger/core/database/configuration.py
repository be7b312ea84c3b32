"""The server's settings, written anew at every start so that an upgrade brings its own. Sized for a machine with 1 GB."""

from __future__ import annotations

import os
from pathlib import Path

from siger.core.database.account import Account
from siger.core.database.layout import Layout
from siger.core.database.private_files import write_private

SETTINGS = {
    # Who may come: the socket alone.
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "password_encryption": "'scram-sha-256'",
    "max_connections": "40",
    # Memory and processes.
    "shared_buffers": "'64MB'",
    "work_mem": "'8MB'",
    "maintenance_work_mem": "'64MB'",
    "effective_cache_size": "'512MB'",
    "jit": "off",
    "io_method": "'sync'",  # the default keeps three more processes idle
    "max_worker_processes": "4",
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "1",
    "autovacuum_max_workers": "2",
    # Disk. Nothing is replicated from here; backups are dumps.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "min_wal_size": "'64MB'",
    "max_wal_size": "'512MB'",
    "random_page_cost": "1.1",
    # Time and words.
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "lc_messages": "'C'",
    # The log never holds people's data: no statements, no parameters, no row in an error's detail.
    "log_statement": "'none'",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
    "log_line_prefix": "'%m [%p] '",
}

# A throwaway server, for tests: its data need not outlive a power cut.
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

ACCESS_RULES = "# Every role of every user gives its password.\nlocal all all scram-sha-256\n"


def write_configuration(layout: Layout, account: Account, *, throwaway: bool = False) -> None:
    """Write postgresql.conf and pg_hba.conf into the data directory, each replaced as a whole."""
    settings = {**SETTINGS, "unix_socket_directories": _quoted(layout.sockets), "port": str(layout.port)}
    if throwaway:
        settings |= UNSAFE_BUT_FAST
    lines = ["# Written by Siger at every start. Your own settings belong into the file named on the last line."]
    lines += [f"{name} = {value}" for name, value in settings.items()]
    lines += [f"include_if_exists {_quoted(layout.overrides)}", ""]
    write_private(layout.data / "postgresql.conf", "\n".join(lines), account)
    write_private(layout.data / "pg_hba.conf", ACCESS_RULES, account)


def _quoted(path: Path) -> str:
    return "'" + os.fspath(path).replace("'", "''") + "'"
