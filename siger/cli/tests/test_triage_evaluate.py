"""`siger triage evaluate` as a person or a script calls it."""

import json
from pathlib import Path

from typer.testing import CliRunner

from siger.cli.commands import app


def test_the_command_prints_json_and_explains_a_broken_file(tmp_path: Path) -> None:
    runner = CliRunner()
    done = runner.invoke(app, ["triage", "evaluate", str(_file(tmp_path, "text,category\njalan rusak,roads\n😀,roads\n")), "--json"])
    assert done.exit_code == 0
    assert {key: json.loads(done.stdout)[key] for key in ("accuracy", "top3", "texts")} == {"accuracy": 0.5, "top3": 1.0, "texts": 2}
    broken = runner.invoke(app, ["triage", "evaluate", str(_file(tmp_path, "text,category\njalan rusak,road\n"))])
    assert broken.exit_code == 1
    assert "unknown category" in broken.stderr


def _file(folder: Path, content: str) -> Path:
    file = folder / "texts.csv"
    file.write_text(content, encoding="utf-8")
    return file
