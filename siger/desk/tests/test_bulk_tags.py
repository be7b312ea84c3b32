"""Tags go on many reports at once, and come off; no step of any report's life."""

import pytest

from siger.core.errors import Invalid
from siger.desk.actions.give_run import give_run
from siger.desk.actions.save_tag import make_tag
from siger.desk.bulk.verbs import verbs_for
from siger.desk.queries.bulk import progress_of, run_of
from siger.desk.queries.preview import preview_of
from siger.desk.tests.bulk_world import asked, begun, chosen, fresh
from siger.reports.actions.comment import comment
from siger.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def tag(world):
    return make_tag(actor=world.dispatcher, agency_id=world.agencies["prov.kominfo"].pk, name="Perlu survei").pk


def all_tags():
    return list(Report.objects.order_by("pk").values_list("tags", flat=True))


def test_they_go_on_and_come_off_whatever_was_done_meanwhile(world, tag):
    reports = fresh(world)
    run = asked(world, reports, {"tags": str(tag)}, verb="tag")
    comment(actor=world.dispatcher, report_id=reports[0].pk, words="Sudah kami teruskan ke dinas.")
    versions = list(Report.objects.order_by("pk").values_list("version", "entries"))
    progress = progress_of(begun(run))
    assert (progress.done, progress.failed, all_tags()) == (3, 0, [[tag]] * 3)
    assert list(Report.objects.order_by("pk").values_list("version", "entries")) == versions
    begun(asked(world, reports[:2], {"tags": str(tag)}, verb="untag"))
    assert all_tags() == [[], [], [tag]]


def test_the_preview_tells_which_have_it_already(world, tag):
    reports = fresh(world)
    begun(asked(world, reports[:1], {"tags": str(tag)}, verb="tag"))
    public_id = chosen(world, reports, verb="tag")
    give_run(actor=world.dispatcher, public_id=public_id, typed={"tags": str(tag)})
    preview = preview_of(world.dispatcher, run_of(world.dispatcher, public_id))
    assert (preview.willing, preview.cannot[0].words, preview.cannot[0].numbers) == (2, "Sudah bertag itu.", (reports[0].number,))


@pytest.mark.parametrize("typed", ["", "x", "0", "999999", "1,²", ",".join(str(n) for n in range(1, 40))])
def test_what_is_no_tag_of_ours_is_refused(world, tag, typed):
    public_id = chosen(world, fresh(world, 1), verb="tag")
    with pytest.raises(Invalid) as refused:
        give_run(actor=world.dispatcher, public_id=public_id, typed={"tags": typed})
    assert refused.value.fields["tags"]


def test_who_only_reads_is_offered_no_tagging(world):
    assert not {"tag", "untag"} & set(verbs_for(world.leader) + verbs_for(world.auditor) + verbs_for(world.administrator))
    assert {"tag", "untag"} <= set(verbs_for(world.officer))
