"""The middle of every action: require the step, change the report, write the timeline entry. `lock, require, change, publish`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, VerbNotAllowed
from siger.people.actors import SYSTEM, Actor, Seat
from siger.people.roles import Role
from siger.reports.arriving import arrival, counted
from siger.reports.chain import seal_entry
from siger.reports.clocks import days
from siger.reports.due_moves import promise_moved_by
from siger.reports.events import EVENT_OF, ReportEvent
from siger.reports.handing import end_offer
from siger.reports.life import step_for
from siger.reports.masking import clean_text, mask_personal_data
from siger.reports.models import Audience, Report, TimelineEntry
from siger.reports.permissions import acting_roles, receives, roles_towards
from siger.reports.states import CHANGES_DESK, NoSuchStep, State, Step, Verb, target_of, unmet
from siger.reports.ticking import Tick, clock_changes, clock_columns, clocks_of, subject_of
from siger.reports.ticks import replayed_clocks
from siger.reports.words import CONDITION_WORDS, STATE_WORDS, VERB_WORDS

MAX_WORDS: Final = 2_000
_ROLE_ORDER: Final = tuple(Role)
_COUNTS_ANEW: Final = frozenset({Verb.RECLASSIFY, Verb.RELOCATE})


@dataclass(frozen=True, slots=True)
class Allowed:
    """A step that an actor may take on a report, with the role and seat in which it is taken."""

    step: Step
    role: Role
    seat: Seat | None


def require_step(actor: Actor, report: Report, verb: Verb) -> Allowed:
    """Raises VerbNotAllowed when the report's state or facts forbid it, Forbidden when the actor's role does."""
    try:
        step = step_for(State(report.state), verb)
    except NoSuchStep:
        raise VerbNotAllowed(
            _("“%(verb)s” tidak bisa dilakukan: laporan ini sekarang “%(state)s”. Muat ulang untuk melihat langkah yang tersedia.")
            % {"verb": VERB_WORDS[verb], "state": STATE_WORDS[State(report.state)]}
        ) from None
    roles = acting_roles(actor, report, step)
    if not roles:
        if verb in {Verb.VALIDATE, Verb.RETURN_WORK} and Role.VALIDATOR in roles_towards(actor, report):
            raise Forbidden(_("Pemeriksaan ini diundi untuk validator lain. Anda bisa memutus bila batas waktunya lewat."))
        raise Forbidden(_("“%(verb)s” bukan wewenang peran Anda pada laporan ini; harus oleh unit lain.") % {"verb": VERB_WORDS[verb]})
    for condition in sorted(unmet(step, report.facts, now(), reopen_days=days("reopen_days"))):
        raise VerbNotAllowed(str(CONDITION_WORDS[condition]))
    role = min(roles, key=_ROLE_ORDER.index)
    return Allowed(step, role, _seat_used(actor, report, role))


def _seat_used(actor: Actor, report: Report, role: Role) -> Seat | None:
    if role is Role.RECEIVER:
        return next((seat for seat in actor.seats if receives(seat, report)), None)
    seats = actor.seats_as(role)
    return next((seat for seat in seats if seat.agency_id == report.agency_id), seats[0] if seats else None)


def require_words(field: str, words: str, *, least: int = 3) -> str:
    """Cleaned and masked words of a reason, question or answer. Raises Invalid when too short or longer than 2,000 characters."""
    cleaned = clean_text(words)
    if len(cleaned) < least:
        raise Invalid({field: _("Tulis alasannya dengan singkat, supaya orang lain mengerti.")})
    if len(cleaned) > MAX_WORDS:
        raise Invalid({field: _("Terlalu panjang: paling banyak %(most)d huruf.") % {"most": MAX_WORDS}})
    return mask_personal_data(cleaned).text


def move(
    report: Report,
    allowed: Allowed,
    *,
    actor: Actor,
    data: Mapping[str, Any] | None = None,
    audience: Audience = Audience.PUBLIC,
    occurred_at: datetime | None = None,
    **changes: Any,
) -> TimelineEntry:
    """Take the step: state, holder, clocks, version and counters of `report`, and its timeline entry, in two statements. A promise that
    moves by the way has an entry of its own.

    `changes` are further columns and win over what the step brings. A step that stays in its state keeps the holder; its clocks go by
    `ticking`. One that says the report is about something else, or elsewhere, reads the timeline and counts all anew.
    """
    at, step = now(), allowed.step
    before, target = State(report.state), target_of(step, report.facts)
    moved = target is not before or step.verb in CHANGES_DESK
    changes = {**counted(report, step.verb), **(arrival(report, step, target, at) if moved else {}), **changes}
    clocks, offered = clocks_of(report), report.offered_to_id is not None
    for name, value in changes.items():
        setattr(report, name, value)
    if step.verb in _COUNTS_ANEW:
        timed = clock_columns(replayed_clocks(report), subject_of(report, agency_id=report.agency_id))
    else:
        timed = clock_changes(report, clocks, Tick(step.verb, before, target, at, report.agency_id, report.estimate_on))
    for name in timed.keys() - changes.keys():
        changes[name] = timed[name]
        setattr(report, name, timed[name])
    if offered and report.offered_to_id is None:
        end_offer(report, step.verb, at)
    report.version += 1
    report.changed_at = at
    entry = add_entry(report, step.verb, allowed, actor=actor, data=data, audience=audience, at=at, occurred_at=occurred_at)
    by_the_way = promise_moved_by(step.verb, clocks, clocks_of(report))
    if by_the_way:
        system_entry(report, Verb.MOVE_DUE, by_the_way, at)
    report.save(update_fields=[*changes, "version", "changed_at", "entries", "head"])
    return entry


def system_entry(report: Report, verb: Verb, data: Mapping[str, Any], at: datetime) -> TimelineEntry:
    """Of what the clock does to an open report; public. The caller saves `entries` and `head` of the report."""
    allowed = Allowed(step_for(State(report.state), verb), Role.SYSTEM, None)
    return add_entry(report, verb, allowed, actor=SYSTEM, data=data, audience=Audience.PUBLIC, at=at)


def add_entry(
    report: Report,
    verb: Verb,
    allowed: Allowed,
    *,
    actor: Actor,
    data: Mapping[str, Any] | None,
    audience: Audience,
    at: datetime,
    occurred_at: datetime | None = None,
) -> TimelineEntry:
    """Append to the timeline and move the head of its chain. The caller saves `entries` and `head` of the report."""
    entry = sealed_entry(report, verb, allowed, actor=actor, data=data, audience=audience, at=at, occurred_at=occurred_at)
    entry.save(force_insert=True)
    return entry


def sealed_entry(
    report: Report,
    verb: Verb,
    allowed: Allowed,
    *,
    actor: Actor,
    data: Mapping[str, Any] | None,
    audience: Audience,
    at: datetime,
    occurred_at: datetime | None = None,
) -> TimelineEntry:
    """The next entry, unsaved, with `entries` and `head` of the report set by it. Nothing of it depends on the report's id."""
    payload, seq, previous = dict(data or {}), report.entries + 1, bytes(report.head)
    happened = occurred_at or at
    sealed = seal_entry(previous=previous, seq=seq, verb=verb, occurred_at=happened, recorded_at=at, payload=payload)
    entry = TimelineEntry(
        report=report,
        seq=seq,
        verb=verb,
        state=report.state,
        audience=audience,
        role=allowed.role,
        user_id=None if allowed.role is Role.REPORTER else actor.user_id,
        agency_id=allowed.seat.agency_id if allowed.seat else None,
        occurred_at=happened,
        recorded_at=at,
        payload=payload,
        salt=sealed.salt,
        commitment=sealed.commitment,
        previous=previous,
        digest=sealed.digest,
    )
    report.entries, report.head = seq, sealed.digest
    return entry


def event_for(entry: TimelineEntry) -> ReportEvent:
    """The event that tells of `entry`."""
    return EVENT_OF[Verb(entry.verb)](report_id=entry.report_id, seq=entry.seq)
