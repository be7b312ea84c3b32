"""`siger triage import-assets` in the terminal: words, JSON, exit codes."""

import json

import pytest
from typer.testing import CliRunner

from siger.cli.commands import app
from siger.triage.assets.tests.files import collection, road, spot
from siger.triage.models import Asset, AssetImport

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(world, tmp_path):
    def ran(*features, options=()):
        file = tmp_path / "jalan.geojson"
        file.write_text(json.dumps(collection(*features)))
        return CliRunner().invoke(app, ["triage", "import-assets", str(file), *options])

    return ran


def test_what_was_stored_is_said_and_the_file_names_the_source(run):
    result = run(road(), spot("lampu"), options=["--json"])
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert (told["source"], told["added"], told["changed"]) == ("jalan", 2, True)
    assert Asset.objects.filter(source="jalan").count() == 2
    again = json.loads(run(road(), spot("lampu"), options=["--json"]).stdout)
    assert (again["unchanged"], again["changed"]) == (2, False)


def test_a_source_is_replaced_and_a_trial_leaves_everything(run):
    run(road(kode="A"), road(40, kode="B"), options=["--source", "kota"])
    tried = run(road(kode="A"), options=["--replace-source", "kota", "--dry-run", "--json"])
    assert json.loads(tried.stdout)["removed"] == 1
    assert Asset.objects.count() == 2
    run(road(kode="A"), options=["--replace-source", "kota"])
    assert list(Asset.objects.values_list("key", flat=True)) == ["A"]


def test_a_refused_file_ends_with_code_1_and_the_reason(run):
    result = run(road(owner="tidak.ada"))
    assert result.exit_code == 1
    assert "jalan.geojson#1" in result.stdout
    assert AssetImport.objects.get().result == "refused"


def test_two_names_for_one_source_are_refused(run):
    assert run(road(), options=["--source", "a", "--replace-source", "b"]).exit_code == 2
