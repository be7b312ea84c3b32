"""One case from warm-up to figures."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from statistics import median, quantiles

from siger.core.database.server import PrivateServer
from tests.load.cases import Case
from tests.load.cpu import cpu_ms
from tests.load.driving import Connection, Driven, Request, drive
from tests.load.limit import NotTheSame, play, script_of
from tests.load.statements import capture, count_statements

MOST_CAPTURES = 5
SAMPLES = 6  # requests that are counted and captured
CONNECTIONS, ROUNDS, SECONDS = 8, 3, 4.0


@dataclass(frozen=True, slots=True)
class Effort:
    """`seconds` of each part of a round. CPU and latency come from one request at a time, rates from `connections` at once."""

    connections: int = CONNECTIONS
    rounds: int = ROUNDS
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class Figures:
    """Per request; medians over the rounds."""

    case: str
    reports: int
    cpu_ms_web: float
    cpu_ms_db: float
    p50_ms: float
    p99_ms: float
    per_s: float
    statements: int
    bytes: int
    limit_per_s: float


@dataclass(frozen=True, slots=True)
class Site:
    """Where the requests go."""

    port: int
    web_pid: int
    server: PrivateServer
    reports: int

    def spent(self) -> tuple[float, float]:
        """CPU ms of the web processes and of the whole database server, background writers included."""
        assert self.server.postmaster is not None
        return cpu_ms(self.web_pid), cpu_ms(self.server.postmaster.pid)


def measure(one: Case, site: Site, effort: Effort, say: Callable[[str], None]) -> Figures:
    """Raises Unexpected when an answer is not what the case expects."""
    requests = one.requests()
    drive(site.port, requests, connections=effort.connections, seconds=min(2.0, effort.seconds))  # warm every thread and connection
    statements = _statements(site, list(islice(requests, SAMPLES)), one, say)
    scripts = [_script(next(requests)) for _ in range(SAMPLES)]
    calm: list[tuple[Driven, float, float]] = []
    rates, limits = [], []
    for _ in range(effort.rounds):
        before = site.spent()
        driven = drive(site.port, requests, connections=1, seconds=effort.seconds)
        after = site.spent()
        calm.append((driven, after[0] - before[0], after[1] - before[1]))
        rates.append(drive(site.port, requests, connections=effort.connections, seconds=effort.seconds).per_s)
        limits.append(play(site.server, scripts, connections=effort.connections, seconds=effort.seconds))
    return Figures(
        case=one.name,
        reports=site.reports,
        cpu_ms_web=round(median(web / len(driven.latencies) for driven, web, _ in calm), 2),
        cpu_ms_db=round(median(database / len(driven.latencies) for driven, _, database in calm), 2),
        p50_ms=round(median(median(driven.latencies) for driven, *_ in calm), 2),
        p99_ms=round(median(_p99(driven.latencies) for driven, *_ in calm), 2),
        per_s=round(median(rates), 1),
        statements=statements,
        bytes=round(median(length for driven, *_ in calm for length in driven.body_bytes)),
        limit_per_s=round(median(limits), 1),
    )


def _script(request: Request) -> str:
    """From two captures of which neither fills what a process keeps in memory, or looks after seconds whether that is still right."""
    captured = [capture(request)]
    for _ in range(MOST_CAPTURES):
        captured.append(capture(request.again() if request.again else request))
        with suppress(NotTheSame):
            return script_of(*captured[-2:])
    return script_of(*captured[-2:])


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[-1] if len(values) > 1 else values[0]


def _statements(site: Site, requests: Sequence[Request], one: Case, say: Callable[[str], None]) -> int:
    connection = Connection(site.port)
    try:
        counts = count_statements(site.server.layout, connection, requests)
    finally:
        connection.close()
    if len(set(counts)) > 1:
        say(f"{one.name}: the number of statements is not constant: {counts}")
    return max(counts)
