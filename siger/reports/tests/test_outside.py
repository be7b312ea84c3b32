"""The list of bodies outside the platform: a bad file takes nothing away from the dispatcher but the list, and is named by the doctor."""

from dataclasses import replace

import pytest

from siger.core.errors import Invalid
from siger.core.health.findings import Status
from siger.reports.actions.refer import refer
from siger.reports.models import Referral
from siger.reports.outside import bodies_for, outside_bodies, outside_health, read_outside

GOOD = 'body = [{ code = "pln", name = "PLN", way = "telepon 123", categories = ["electricity"] }, { code = "bpn", name = "BPN" }]'
BAD = {
    "no TOML at all": "body = [",
    "not UTF-8": b"body = [{ code = 'pln', name = 'PL\xff' }]",
    "body is no list": 'body = "pln"',
    "no name": 'body = [{ code = "pln" }]',
    "an empty code": 'body = [{ code = " ", name = "PLN" }]',
    "a number as name": 'body = [{ code = "pln", name = 3 }]',
    "a row that is no table": 'body = ["pln"]',
    "a code twice": 'body = [{ code = "pln", name = "PLN" }, { code = "pln", name = "PLN lagi" }]',
    "an unknown category": 'body = [{ code = "pln", name = "PLN", categories = ["listrik"] }]',
    "categories that are no list": 'body = [{ code = "pln", name = "PLN", categories = "electricity" }]',
    "a table as category": 'body = [{ code = "pln", name = "PLN", categories = [{ a = 1 }] }]',
    "a name wider than its column": f'body = [{{ code = "pln", name = "{"P" * 201}" }}]',
}


@pytest.fixture
def listed(settings, tmp_path):
    """`listed(text)`: an installation with this outside.toml."""

    def write(text):
        read_outside.cache_clear()
        if text is not None:
            (tmp_path / "outside.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        settings.INSTALLATION = replace(settings.INSTALLATION, folder=tmp_path)

    yield write
    read_outside.cache_clear()


def test_who_answers_for_the_category_stands_first(listed):
    listed(GOOD)
    assert [body.code for body in bodies_for("electricity")] == ["pln", "bpn"]
    assert bodies_for("land")[0].way == "telepon 123"
    assert outside_health()[0].status is Status.OK


def test_without_a_file_there_are_none(listed):
    listed(None)
    assert outside_bodies() == {}
    assert outside_health()[0].status is Status.OK


@pytest.mark.parametrize("wrong", BAD)
def test_a_bad_file_is_named_by_the_doctor_and_left_aside(settings, listed, wrong):
    listed(BAD[wrong])
    with pytest.raises(ValueError, match=r".+"):
        read_outside(settings.INSTALLATION.folder)
    assert outside_bodies() == {}
    [told] = outside_health()
    assert told.status is Status.WARN
    assert told.mend


@pytest.mark.django_db
@pytest.mark.parametrize("text", [GOOD, BAD["no TOML at all"]])
def test_with_either_file_a_report_is_referred_by_a_name_in_words(world, listed, text):
    listed(text)
    report = world.report().report
    refer(actor=world.dispatcher, report_id=report.pk, seen=report.version, target="Kantor Pos", reason="Urusan pos.", reference="P/1")
    referral = Referral.objects.get()
    assert (referral.target, referral.body, referral.reference) == ("Kantor Pos", "", "P/1")


@pytest.mark.django_db
def test_a_listed_code_becomes_its_name(world, listed):
    listed(GOOD)
    report = world.report().report
    refer(actor=world.dispatcher, report_id=report.pk, seen=report.version, target="pln", reason="Gardu milik PLN.")
    assert Referral.objects.values_list("target", "body").get() == ("PLN", "pln")


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["", "  ", "x", "\0"])
def test_no_target_is_refused(world, listed, target):
    listed(GOOD)
    report = world.report().report
    with pytest.raises(Invalid):
        refer(actor=world.dispatcher, report_id=report.pk, seen=report.version, target=target, reason="Bukan urusan daerah.")
    assert not Referral.objects.exists()
