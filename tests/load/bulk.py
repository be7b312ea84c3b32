"""What a run over 1,000 reports costs: asked for by the province's dispatcher as in life, done as a worker does it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from siger.core.database.server import PrivateServer
from tests.load.cpu import cpu_ms
from tests.load.statements import count_statements_of
from tests.load.web import started

if TYPE_CHECKING:
    from siger.desk.models import BulkRun
    from siger.people.actors import Actor

NAME: Final = "bulk"
REPORTS: Final = 1_000
AIM_S: Final = 10.0
LONGEST_S: Final = 300.0
_STATEMENTS_OF: Final = 25
"""A run apart from the one that is timed, since counting costs a little."""


@dataclass(frozen=True, slots=True)
class BulkFigures:
    """Of one run by a worker that also delivers what the run gives rise to: seconds from the button to the end, CPU of a report.

    `statements` are those of one report.
    """

    case: str
    verb: str
    done: int
    failed: int
    seconds: float
    cpu_ms_python: float
    cpu_ms_db: float
    statements: float


def bulk_runs(server: PrivateServer, *, reports: int, say: Callable[[str], None]) -> list[dict[str, object]]:
    """One verb after the other. Raises RuntimeError when one of them did nothing."""
    rows = []
    for verb in ("comment", "tag", "assign"):
        say(f"{NAME}: {verb} …")
        rows.append(asdict(_measured(server, verb, reports)))
    return rows


def _measured(server: PrivateServer, verb: str, reports: int) -> BulkFigures:
    from siger.desk.bulk.running import run_all

    actor = _dispatcher()
    counted_run = _asked(actor, verb, _STATEMENTS_OF)
    _let_begin(counted_run)
    statements = count_statements_of(server.layout, lambda: run_all(counted_run.pk))
    run, (python, database) = _by_worker(server, actor, verb, reports)
    done, failed = _outcome(run)
    assert run.starts_at is not None
    assert run.ended_at is not None
    return BulkFigures(
        NAME,
        verb,
        done,
        failed,
        round((run.ended_at - run.starts_at).total_seconds(), 2),
        round(python / reports, 2),
        round(database / reports, 2),
        round(statements / _STATEMENTS_OF, 1),
    )


def _by_worker(server: PrivateServer, actor: "Actor", verb: str, reports: int) -> tuple["BulkRun", tuple[float, float]]:
    """Until it is over: with the CPU ms of the worker and of the database. What came before has been delivered, or is forgotten."""
    from siger.desk.actions.start_run import start_now
    from siger.desk.models import BulkRun, RunState

    run = _asked(actor, verb, reports)
    _forget_jobs()
    assert server.postmaster is not None
    with started("worker", _worker_is_there) as pid:
        before = cpu_ms(pid), cpu_ms(server.postmaster.pid)
        start_now(actor=actor, public_id=run.public_id)
        until = time.monotonic() + LONGEST_S
        while run.state != RunState.FINISHED and time.monotonic() < until:
            time.sleep(0.2)
            run = BulkRun.objects.get(pk=run.pk)
        spent = cpu_ms(pid) - before[0], cpu_ms(server.postmaster.pid) - before[1]
    if run.state != RunState.FINISHED:
        raise RuntimeError(f"{NAME}: {verb} was not over after {LONGEST_S:.0f} s")
    return run, spent


def _forget_jobs() -> None:
    """And who worked, so that a worker that comes is seen."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers CASCADE")


def _worker_is_there() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM procrastinate_workers)")
        return bool(cursor.fetchone()[0])


def _dispatcher() -> "Actor":
    from siger.people.models import User
    from siger.people.signing_in import actor_of

    return actor_of(User.objects.get(email__startswith="verifikator@"), second_factor=True)


def _asked(actor: "Actor", verb: str, count: int) -> "BulkRun":
    """A run over reports that nobody has yet, which waits for its half minute."""
    from siger.desk.actions.choose_reports import choose_reports
    from siger.desk.actions.give_run import give_run
    from siger.desk.actions.start_run import start_run
    from siger.desk.bulk.giving import mark_of
    from siger.reports.models import Report
    from siger.reports.states import State

    waiting = Report.objects.filter(state=State.RECEIVED).exclude(visibility="whistleblowing").order_by("pk")
    _send(count - waiting.count())
    chosen = list(waiting.values_list("pk", "version")[:count])
    run = choose_reports(actor=actor, verb=verb, chosen=chosen)
    given = give_run(actor=actor, public_id=run.public_id, typed=_typed(actor, verb))
    return start_run(actor=actor, public_id=run.public_id, shown=mark_of(given))


def _let_begin(run: "BulkRun") -> None:
    from siger.core.clock import now
    from siger.desk.models import BulkRun

    BulkRun.objects.filter(pk=run.pk).update(starts_at=now() - timedelta(seconds=1))


def _send(missing: int) -> None:
    """Reports as from the page's form, where fewer wait than a run needs."""
    from siger.people.actors import Actor
    from siger.reports.actions.submission import Submission
    from siger.reports.actions.submit import submit
    from siger.reports.placing import GivenPlace
    from tests.load.cases import CATEGORIES, TEXTS, villages

    places = villages()
    for n in range(missing):
        lat, lng = places[n % len(places)]
        kind = n % len(TEXTS)
        submit(
            actor=Actor(), sent=Submission(text=TEXTS[kind], category=CATEGORIES[kind], place=GivenPlace(lat, lng), landmark="Depan pasar")
        )


def _typed(actor: "Actor", verb: str) -> dict[str, str]:
    from siger.people.models import Agency

    if verb == "assign":
        return {"agency": str(Agency.objects.get(code="prov.bmbk").pk), "words": "Sesuai pembagian tugas pekan ini."}
    if verb == "tag":
        return {"tags": str(_fresh_tag(actor))}
    return {"words": "Terima kasih, laporan Anda sudah kami terima dan sedang kami periksa."}


def _fresh_tag(actor: "Actor") -> int:
    """That no report carries."""
    from siger.desk.actions.save_tag import make_tag

    return make_tag(actor=actor, agency_id=actor.seats[0].agency_id, name=f"pekan {secrets.token_hex(4)}").pk


def _outcome(run: "BulkRun") -> tuple[int, int]:
    """How many were done and how many refused. Raises RuntimeError for a run that did nothing."""
    from siger.desk.models import BulkItem, ItemState

    states = list(BulkItem.objects.filter(run=run).values_list("state", flat=True))
    done = states.count(ItemState.DONE)
    if not done:
        raise RuntimeError(f"{NAME}: {run.verb} did nothing to any report")
    return done, len(states) - done
