"""The project's own files, for tests about the code itself."""

import subprocess
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Files of the checkout that git knows or would add, so that a new file is looked at before it is committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.split("\n")
    return tuple(path for name in names if name and (path := REPOSITORY / name).is_file())


def short(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def is_test(path: Path) -> bool:
    return "tests" in path.relative_to(REPOSITORY).parts
