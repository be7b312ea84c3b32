"""`siger triage train` and `siger triage versions` in the terminal: words, JSON, exit codes."""

import csv
import json

import pytest
from typer.testing import CliRunner

from siger.cli.commands import app
from siger.triage.category.learning.current import forget_weights
from siger.triage.category.learning.tests.labels import local_labels, misleading_labels
from siger.triage.models import LearnedCategories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(tmp_path):
    def ran(labels, *options):
        file = tmp_path / "label.csv"
        with file.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([("text", "category"), *((one.text, one.category) for one in labels)])
        return CliRunner().invoke(app, ["triage", "train", "--labels", str(file), *options])

    yield ran
    forget_weights()


def versions(*options):
    return CliRunner().invoke(app, ["triage", "versions", *options])


def test_a_better_version_goes_live_is_listed_and_can_be_put_aside(run):
    tried = run(local_labels(250), "--dry-run")
    assert "Nothing was changed" in tried.stdout
    done = json.loads(run(local_labels(250), "--json").stdout)
    assert done["live"]
    assert done["learned"]["accuracy"] > done["lexicon"]["accuracy"]
    assert f"● {done['version']:>4}" in versions().stdout
    assert "lexicon stands alone" in versions("--use", "0").stdout
    assert versions("--use", str(done["version"])).exit_code == 0
    assert LearnedCategories.objects.get(live=True).pk == done["version"]
    assert versions("--use", str(done["version"] + 1)).exit_code == 1


def test_what_is_not_better_is_refused_in_words(run):
    done = run(misleading_labels(250))
    assert "not better than what is in use" in done.stdout
    assert not LearnedCategories.objects.exists()


def test_too_few_labels_and_a_broken_file_end_with_the_reason(run, tmp_path):
    few = run(local_labels(50))
    assert (few.exit_code, "at least 200" in few.stderr) == (1, True)
    (tmp_path / "label.csv").write_text("text,category\njalan rusak,road\n")
    broken = CliRunner().invoke(app, ["triage", "train", "--labels", str(tmp_path / "label.csv")])
    assert (broken.exit_code, "unknown category" in broken.stderr) == (1, True)
