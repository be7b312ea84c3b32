"""Between the database's start and the first page: the set-up steps, and the words of welcome."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import time
from typing import Any

from siger.cli.setup_stamp import recorded_accounts
from siger.cli.supervising import Supervisor
from siger.cli.terminal import err
from siger.core.database.processes import die_with_parent

READY_SECONDS = 60.0

Account = dict[str, str]


def take_setup_steps() -> list[Account] | None:
    """Take the steps in a process of their own, whose memory is given back; nothing when a start before took them all.

    The demonstration's accounts, or None when a step failed.
    """
    known = recorded_accounts()
    if known is not None:
        err.print("[green]✓[/] Nothing changed since the last start")
        return known
    process = subprocess.Popen(
        [sys.executable, "-m", "siger.cli", "set-up"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - one call into a library that is loaded already
    )
    try:
        answer, _ = process.communicate()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    return None if process.returncode else list(json.loads(answer)["accounts"])


def show_welcome(address: str, accounts: list[Account], supervisor: Supervisor) -> None:
    """Wait until pages are served and the worker is alive, then say where they are and who may sign in."""
    port = int(address.rpartition(":")[2])
    state = _await_ready(port, supervisor)
    err.print(f"\n[bold green]Siger is at {address}[/]   (Ctrl-C ends it)", soft_wrap=True)
    waiting = [part for part, status in state.items() if part != "status" and status != "ok"]
    if waiting or not state:
        err.print(f"[yellow]Not ready yet: {', '.join(waiting) or 'the pages'}. `siger doctor` says more.[/]")
    if accounts:
        _show_accounts(accounts)
    err.print()


def _show_accounts(accounts: list[Account]) -> None:
    from rich.table import Table

    table = Table(title="Demonstration accounts, for this machine only", title_justify="left", box=None, pad_edge=False)
    *needed, last = accounts[0]
    for column in needed:
        table.add_column(column, no_wrap=True)  # an address that is cut short lets nobody in
    table.add_column(last)
    for account in accounts:
        table.add_row(*account.values())
    err.print(table)


def _await_ready(port: int, supervisor: Supervisor) -> dict[str, Any]:
    """What /readyz says once it says yes; after READY_SECONDS whatever it said last."""
    deadline = time.monotonic() + READY_SECONDS
    state: dict[str, Any] = {}
    with err.status("Waiting for the pages …"):
        while time.monotonic() < deadline and state.get("status") != "ok":
            supervisor.look_once()
            time.sleep(0.1)
            state = _ask(port) or state
    return state


def _ask(port: int) -> dict[str, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz", headers={"Host": f"localhost:{port}"})
        answer: dict[str, Any] = json.loads(connection.getresponse().read())
        return answer
    except (OSError, http.client.HTTPException, ValueError):
        return {}
    finally:
        connection.close()
