"""`python -m tests.load`: the command behind script/bench."""

import argparse
import itertools
import json
import random
import sys
from dataclasses import asdict
from typing import Any

from rich.console import Console

from siger.cli.signals import stop_on_signals
from siger.cli.terminal import err, out
from siger.core.database.location import database_url
from siger.core.database.trouble import DatabaseTrouble
from tests.load.bulk import NAME as BULK
from tests.load.bulk import REPORTS as IN_A_RUN
from tests.load.bulk import bulk_runs
from tests.load.cases import CASES
from tests.load.driving import Unexpected
from tests.load.idle import NAME as IDLE
from tests.load.idle import READING, WARMING, idle_memory, reading_memory
from tests.load.installation import measured_database, prepare_environment
from tests.load.limit import NotTheSame
from tests.load.measuring import CONNECTIONS, ROUNDS, SECONDS, Effort, Site, measure
from tests.load.owner import NAME as OWNER
from tests.load.owner import SEGMENTS, owner_look_up
from tests.load.photo_match import NAME as MATCH
from tests.load.photo_match import PHOTOS, photo_match
from tests.load.results import table_of
from tests.load.sentences import typed_texts
from tests.load.web import free_port, running

ALL = (*CASES, BULK, MATCH, OWNER, IDLE, READING)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", description="What a request costs, with many reports in the database.")
    parser.add_argument("--reports", type=int, default=100_000, help="demonstration reports to load; kept for the next run")
    parser.add_argument("--case", nargs="+", default=list(ALL), choices=ALL, metavar="NAME", help=", ".join(ALL))
    parser.add_argument("--segments", type=int, default=SEGMENTS, help=f"of roads, for {OWNER} (default: %(default)s)")
    parser.add_argument("--in-a-run", type=int, default=IN_A_RUN, help=f"reports, for {BULK} (default: %(default)s)")
    parser.add_argument("--photos", type=int, default=PHOTOS, help=f"earlier ones, for {MATCH} (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.add_argument("--fresh", action="store_true", help="load the data anew")
    parser.add_argument("--connections", type=int, default=CONNECTIONS, help="for the rates (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="default: %(default)s; figures are their medians")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each part of a round (default: %(default)s)")
    parser.add_argument("--idle-seconds", type=float, default=30.0, help=f"before {IDLE} is read (default: %(default)s)")
    return parser.parse_args()


def main() -> int:
    wanted = arguments()
    if database_url():
        err.print("Unset DATABASE_URL: what is measured is the private database.")
        return 1
    port = free_port()
    prepare_environment(port)
    try:
        with stop_on_signals():
            rows = _measure_all(wanted, port)
    except (DatabaseTrouble, NotTheSame, Unexpected, RuntimeError) as trouble:
        err.print(f"[bold red]✗[/] {trouble}", soft_wrap=True, markup=True)
        return 1
    if wanted.json:
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    else:
        (out if out.is_terminal else Console(width=170)).print(table_of(rows))
    return 0


def _measure_all(wanted: argparse.Namespace, port: int) -> list[dict[str, Any]]:
    effort = Effort(wanted.connections, wanted.rounds, wanted.seconds)
    rows: list[dict[str, Any]] = []
    with measured_database(wanted.reports, fresh=wanted.fresh) as server:
        chosen = [one for name, one in CASES.items() if name in wanted.case]
        with running("web", port, ready="/healthz") as pid:
            site = Site(port, pid, server, wanted.reports)
            for one in chosen:
                err.print(f"{one.name} …")
                rows.append(asdict(measure(one, site, effort, err.print)))
        if BULK in wanted.case:
            rows.extend(bulk_runs(server, reports=wanted.in_a_run, say=err.print))
        if MATCH in wanted.case:
            rows.append(photo_match(server, photos=wanted.photos, say=err.print))
        if OWNER in wanted.case:
            rows.append(owner_look_up(segments=wanted.segments, rounds=effort.rounds, say=err.print))
    return rows + _memory(wanted, port)


def _memory(wanted: argparse.Namespace, port: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    if IDLE in wanted.case or READING in wanted.case:
        with measured_database(wanted.reports, fresh=False):
            pass  # back to what was loaded: thousands of jobs of new reports would keep the worker busy
    if IDLE in wanted.case:
        rows.append(idle_memory(port, seconds=wanted.idle_seconds, say=err.print))
    if READING in wanted.case:
        texts = list(itertools.islice(typed_texts(random.Random(18)), WARMING))
        rows.append(reading_memory(port, texts, seconds=wanted.idle_seconds, say=err.print))
    return rows


if __name__ == "__main__":
    sys.exit(main())
