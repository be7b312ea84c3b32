"""How fast the database alone would be: the statements of a case, word for word, played by pgbench over the same number of connections.

A statement that is played again must not meet its own unique values. So each request is captured twice: what differs between the two is
what the application makes anew every time, and pgbench makes it anew as well.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from siger.core.database.layout import DATABASE_NAME
from siger.core.database.server import PrivateServer
from tests.load.statements import Captured

_TOKEN = re.compile(r"'(?:[^']|'')*'|-?(?<![\w.'])\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.'])")
_MOMENT = re.compile(r"'\d{4}-\d\d-\d\d")
_RUN = re.compile(r"[0-9A-Za-z_]{12,}")
SHORTEST, LONGEST = 12, 18  # digits of a fresh value: enough never to meet another, and still a number
BYTES = 16  # digits of which binary values are put together


class NotTheSame(Exception):
    """Two captures of one request differ in more than their values."""


@dataclass(slots=True)
class Script:
    """A pgbench script in the making. The same old value is the same new variable everywhere."""

    sets: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    fresh: dict[str, str] = field(default_factory=dict)
    keys: dict[tuple[str, str], str] = field(default_factory=dict)

    def variable(self, old: str, digits: int) -> str:
        if old not in self.fresh:
            name = self.fresh[old] = f"u{len(self.fresh)}"
            self.sets.append(f"\\set {name} random({10 ** (digits - 1)}, {10**digits - 1})")
        return f":{self.fresh[old]}"

    def text(self) -> str:
        return "\n".join([*self.sets, *self.lines, ""])


def script_of(first: Sequence[Captured], second: Sequence[Captured]) -> str:
    """A pgbench script from two captures of the same request. Raises NotTheSame."""
    for one, other in zip_longest(first, second, fillvalue=Captured("")):
        if _shape(one.sql) != _shape(other.sql):
            raise NotTheSame(f"not the same statements every time:\n{one.sql}\n{other.sql}")
    script = Script()
    for place, (one, other) in enumerate(zip(first, second, strict=True)):
        others = iter(_TOKEN.findall(other.sql))
        line = _TOKEN.sub(lambda token, others=others: _renewed(script, token[0], next(others)), one.sql.strip().rstrip(";"))
        if one.returned:
            script.keys[one.returned, other.returned] = f":r{place}_{one.column}"
        script.lines.append(line + (f" \\gset r{place}_" if one.returned else ";"))
    return script.text()


def _shape(sql: str) -> str:
    return _TOKEN.sub("?", sql)


def _renewed(script: Script, token: str, other: str) -> str:
    """The literal as pgbench shall send it."""
    if token == other or _MOMENT.match(token):
        return token
    if not token.startswith("'"):
        return script.keys.get((token, other), token)
    inside = token[1:-1]
    if inside.startswith("\\x"):
        return f"'\\x{_binary(script, inside[2:])}'"
    if SHORTEST <= len(inside) <= LONGEST:
        return f"'{script.variable(inside, len(inside))}'"
    return _RUN.sub(lambda run: script.variable(run[0], LONGEST) if run[0] not in other else run[0], token)


def _binary(script: Script, digits: str) -> str:
    """As long as the old value: what does not fill a whole variable stays."""
    whole, rest = divmod(len(digits), BYTES)
    return digits[:rest] + script.variable(digits, BYTES) * whole


def play(server: PrivateServer, scripts: Sequence[str], *, connections: int, seconds: float) -> float:
    """How many requests a second the database alone does. Raises RuntimeError with pgbench's words."""
    with tempfile.TemporaryDirectory(prefix="siger-pgbench-") as folder:
        files = []
        for place, script in enumerate(scripts):
            path = Path(folder, f"{place}.sql")
            path.write_text(script, encoding="utf-8")
            files += ["-f", str(path)]
        layout = server.layout
        command = [str(server.programs / "pgbench"), "-n", "-c", str(connections), "-j", "2", "-T", str(max(1, round(seconds)))]
        where = ["-h", str(layout.sockets), "-p", str(layout.port), "-U", layout.application_role, *files, DATABASE_NAME]
        done = subprocess.run(
            [*command, *where], env={**os.environ, "PGPASSFILE": str(layout.passfile)}, capture_output=True, text=True, check=False
        )
    found = re.search(r"^tps = ([\d.]+)", done.stdout, re.MULTILINE)
    failed = "aborted" in done.stderr or "ERROR" in done.stderr
    if done.returncode or not found or failed:
        raise RuntimeError(f"pgbench: {done.stderr[-1500:]}")
    return float(found[1])
