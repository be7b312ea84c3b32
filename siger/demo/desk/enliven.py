"""Gives every screen of the office something to show."""

from collections.abc import Iterable, Sequence
from itertools import cycle
from typing import Final

from siger.core.errors import Refusal
from siger.demo.accounts import make_accounts
from siger.demo.desk import words
from siger.demo.desk.people import Staff
from siger.demo.desk.runs import make_runs
from siger.demo.desk.today import Day, make_day
from siger.desk.actions.add_note import add_note
from siger.desk.actions.hand_over import hand_over
from siger.desk.actions.save_tag import make_tag
from siger.desk.actions.save_template import Draft, make_template
from siger.desk.actions.saved_views import save_view
from siger.desk.actions.tag_report import tag_report
from siger.desk.bulk.running import run_all
from siger.desk.models import ReplyTemplate, Tag
from siger.desk.queries.shift_work import in_care
from siger.people.models import Crew
from siger.people.roles import Role
from siger.reports.actions.entrust import entrust
from siger.reports.models import Report
from siger.reports.queries.worklist import WorklistFilter, worklist_ids

_SORTED: Final = 12


def enliven(*, pictures: bool = True) -> bool:
    """Through the ordinary actions, as of now; False when somebody has been at work at these desks already."""
    staff = Staff(make_accounts())
    if ReplyTemplate.objects.exists() or Tag.objects.exists():
        return False
    _write_templates(staff)
    day = make_day(staff, pictures=pictures)
    _sort(staff, "verifikator", Role.DISPATCHER, words.DESK_TAGS, words.DESK_VIEWS)
    _sort(staff, "pengawas", Role.SUPERVISOR, words.ROADS_TAGS, words.ROADS_VIEWS)
    _entrust(staff, day)
    _hand_over(staff)
    _write_notes(staff, day.fresh, words.DESK_NOTES)
    _write_notes(staff, day.in_work, words.ROADS_NOTES)
    make_runs(staff)
    return True


def _write_templates(staff: Staff) -> None:
    lists: tuple[tuple[str, Role, tuple[Draft, ...]], ...] = (
        ("sekda", Role.SUPERVISOR, words.OF_THE_PROVINCE),
        ("verifikator", Role.DISPATCHER, words.OF_THE_DESK),
        ("pengawas", Role.SUPERVISOR, words.OF_THE_ROADS),
    )
    for login, role, drafts in lists:
        agency = staff.agency(login, role)
        for draft in drafts if agency else ():
            make_template(actor=staff.actor(login), agency_id=agency.pk if agency else 0, draft=draft)


def _sort(staff: Staff, login: str, role: Role, names: Iterable[str], views: Iterable[tuple[str, str, bool]]) -> None:
    """Tags of the agency, put on what waits at the desk; lists that are kept, some for all of the agency."""
    actor, agency = staff.actor(login), staff.agency(login, role)
    if agency is None:
        return
    tags = cycle([make_tag(actor=actor, agency_id=agency.pk, name=name) for name in names])
    for report_id, _version in worklist_ids(actor, WorklistFilter(), _SORTED):
        tag_report(actor=actor, report_id=report_id, add=[next(tags).pk])
    for name, query, shared in views:
        save_view(actor=actor, name=name, query=query, agency_id=agency.pk if shared else None)


def _entrust(staff: Staff, day: Day) -> None:
    """Of what is in work two to the second officer and two to that officer's crew, half of what is fresh to the second dispatcher.

    The first officer has nothing of their own, so sees what the whole office has to do.
    """
    roads = staff.agency("petugas", Role.OFFICER)
    if roads is None:
        return
    people = [staff.users["petugas"], staff.users["petugas.dua"]]
    crews = [Crew.objects.get_or_create(agency=roads, name=name)[0] for name in words.CREWS]
    crews[0].members.set(people)
    crews[1].members.set(people[1:])
    care: list[tuple[int | None, int | None]] = [(people[1].pk, None), (None, crews[1].pk)] * 2
    for report, (person_id, crew_id) in zip(day.in_work, care, strict=False):
        _give(staff, "pengawas", report, person_id=person_id, crew_id=crew_id)
    for report in day.fresh[::2]:
        _give(staff, "verifikator", report, person_id=staff.users["verifikator.dua"].pk)


def _hand_over(staff: Staff) -> None:
    """What the second officer had goes to the first, who finds it on arrival."""
    giver, receiver = staff.actor("petugas.dua"), staff.users["petugas"]
    chosen = list(in_care(giver, giver.user_id or 0).order_by("id").values_list("pk", "version")[:1])
    if chosen:
        shift = hand_over(actor=giver, receiver_id=receiver.pk, chosen=chosen, words=words.SHIFT)
        run_all(shift.run_id or 0)


def _give(staff: Staff, login: str, report: Report, *, person_id: int | None, crew_id: int | None = None) -> None:
    version = Report.objects.values_list("version", flat=True).get(pk=report.pk)
    entrust(actor=staff.actor(login), report_id=report.pk, seen=version, person_id=person_id, crew_id=crew_id)


def _write_notes(staff: Staff, reports: Sequence[Report], notes: Iterable[tuple[str, str]]) -> None:
    for (login, said), report in zip(notes, cycle(reports), strict=False):
        try:
            add_note(actor=staff.actor(login), report_id=report.pk, words=said)
        except Refusal:
            continue  # a province whose offices are not as ours: somebody does not see it
