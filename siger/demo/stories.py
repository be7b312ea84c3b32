"""The life of one demonstration report, told verb by verb until it ends or the data's last moment comes."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from siger.demo import handing
from siger.demo.cast import Cast, Office
from siger.demo.handing import Passed
from siger.demo.shapes import DISPUTED_SHARE, HANDED_BACK_SHARE, RETURNED_BY_VALIDATOR_SHARE, SILENT_SHARE
from siger.demo.terrain import Spot
from siger.demo.texts.officers import officer_words
from siger.demo.texts.place import PlaceWords
from siger.demo.working_time import at_work, lognormal
from siger.people.roles import Role
from siger.reports.categories import ANSWERABLE, Visibility
from siger.reports.history import PastEntry
from siger.reports.models import Audience, Report
from siger.reports.states import State, Verb
from siger.reports.ticking import due_for

_PUBLISHED: Final = 0.94
_ASKED: Final = 0.07
_REPLIES: Final = 0.72
_REJECTED: Final = 0.025
_REFERRED: Final = 0.035
_ANSWERED_OUTSIDE: Final = 0.6
_MISROUTED: Final = 0.13
_TRIAGE_HOURS: Final = (22.0, 80.0)
_WITHDRAWN: Final = 0.012
_NEVER_FINISHED: Final = 0.07
_MOST_ROUNDS: Final = 4
_RATED: Final = 0.7
_UPHELD: Final = 0.4
_REOPENED: Final = 0.03
_LONGEST_SILENCE_HOURS: Final = 29 * 24.0


@dataclass
class Story:
    """Collects entries. `at` is the last moment told; nothing is told after `end`."""

    rng: random.Random
    report: Report
    spot: Spot
    cast: Cast
    zone: ZoneInfo
    end: datetime
    at: datetime = field(init=False)
    owner: Office = field(init=False)
    entries: list[PastEntry] = field(default_factory=list)
    proofs: list[datetime] = field(default_factory=list)
    disputes: int = 0
    reopened: bool = False
    rating: tuple[int, str, datetime] | None = None

    def __post_init__(self) -> None:
        self.at = self.report.received_at
        self.owner = self.cast.owner(self.report.category, self.report.service_id, self.report.region_id)

    @property
    def place(self) -> PlaceWords:
        return self.spot.words

    @property
    def over(self) -> bool:
        return self.at >= self.end

    def words(self, verb: str, agency: str = "") -> str:
        return officer_words(
            self.rng,
            verb,
            self.report.category,
            self.place,
            agency=agency or self.owner.short_name,
            landmark=self.report.landmark or None,
            about=self.report.title,
        )

    def tell(
        self,
        verb: Verb,
        hours: tuple[float, float],
        role: Role,
        office: Office | None = None,
        *,
        audience: Audience = Audience.PUBLIC,
        **told: Any,
    ) -> bool:
        """Add an entry after a while (median and 90th percentile in hours); False when that lies beyond the end.

        In `told`, what starts with `set_` becomes a column of the report, the rest words and facts of the entry.
        """
        at = self.at + timedelta(hours=max(0.05, lognormal(self.rng, *hours)))
        if role not in {Role.REPORTER, Role.SYSTEM}:
            at = at_work(self.rng, at, self.zone)
        return self.tell_at(verb, at, role, office, audience=audience, **told)

    def tell_at(
        self, verb: Verb, at: datetime, role: Role, office: Office | None, *, audience: Audience = Audience.PUBLIC, **told: Any
    ) -> bool:
        self.at = max(at, self.at + timedelta(seconds=1))
        if self.over:
            return False
        changes = {key.removeprefix("set_"): value for key, value in told.items() if key.startswith("set_")}
        data = {key: value for key, value in told.items() if not key.startswith("set_")}
        agency_id = office.id if office else None
        salt = self.rng.randbytes(16)
        self.entries.append(PastEntry(verb, self.at, role, agency_id=agency_id, data=data, audience=audience, changes=changes, salt=salt))
        return True


def tell_life(story: Story) -> None:
    """From the desk to wherever the story gets before its end."""
    if story.report.is_whistleblowing:
        _supervision(story)
        return
    _publish(story)
    if story.rng.random() < _WITHDRAWN:
        story.tell(Verb.WITHDRAW, (20, 60), Role.REPORTER, reason=story.words("withdraw"))
        return
    if story.over or not _complete(story):
        return
    if _turned_away(story):
        return
    if _assigned(story):
        _worked(story)


def _publish(story: Story) -> None:
    shown = story.report.visibility in {Visibility.PUBLIC, Visibility.ANONYMOUS}
    if shown and story.rng.random() < _PUBLISHED:
        story.tell(Verb.PUBLISH, (5, 30), Role.DISPATCHER, story.cast.desk)
        if story.entries:
            entry = story.entries[-1]
            story.entries[-1] = PastEntry(
                entry.verb, entry.at, entry.role, entry.agency_id, data=entry.data, changes={"published_at": entry.at}, salt=entry.salt
            )


def _complete(story: Story) -> bool:
    """Whether the report has what the desk needs, asked for or not."""
    if story.rng.random() >= _ASKED:
        return True
    asked = story.tell(
        Verb.REQUEST_INFO, (3, 12), Role.DISPATCHER, story.cast.desk, audience=Audience.REPORTER, question=story.words("request_info")
    )
    if not asked:
        return False
    if story.rng.random() < _REPLIES:
        reply = story.words("supply_info")
        return story.tell(Verb.SUPPLY_INFO, (9, 60), Role.REPORTER, audience=Audience.REPORTER, answer=reply, photos=[])
    due = due_for(story.report, State.NEEDS_INFO, story.at)
    if due is not None:
        story.tell_at(Verb.CLOSE_INCOMPLETE, due + timedelta(minutes=7), Role.SYSTEM, None)
    return False


def _turned_away(story: Story) -> bool:
    """Rejected or referred; both end the story here."""
    dice = story.rng.random()
    if dice < _REJECTED:
        ground = story.rng.choice(("no_facts", "not_public_service", "already_decided", "not_real"))
        story.tell(Verb.REJECT, (6, 30), Role.DISPATCHER, story.cast.desk, ground=ground, reason=story.words("reject"))
        return True
    if dice < _REJECTED + _REFERRED:
        target = story.cast.referred_to(story.rng, story.report.category)
        reference = f"R/{story.rng.randint(10, 999)}/{story.at.year}"
        told: dict[str, Any] = {"target": target, "reference": reference, "reason": story.words("refer", target)}
        if story.tell(Verb.REFER, (8, 40), Role.DISPATCHER, story.cast.desk, **told) and story.rng.random() < _ANSWERED_OUTSIDE:
            told = {"answer": story.words("answer"), "set_agency_id": story.cast.desk.id}
            if story.tell(Verb.ANSWER, (120, 400), Role.DISPATCHER, story.cast.desk, **told):
                _reporter_speaks(story, 0)
        return True
    return False


def _assign(story: Story, office: Office, hours: tuple[float, float]) -> bool:
    """By the province's desk."""
    told: dict[str, Any] = {"agency_id": office.id, "agency": office.name, "reason": story.words("assign", office.short_name)}
    return story.tell(Verb.ASSIGN, hours, Role.DISPATCHER, story.cast.desk, set_agency_id=office.id, **told)


def _assigned(story: Story) -> bool:
    """To the right office, often not at once."""
    if story.rng.random() >= _MISROUTED:
        return _assign(story, story.owner, _TRIAGE_HOURS)
    wrong = story.cast.wrong_owner(story.rng, story.owner, story.report.region_id)
    if not _assign(story, wrong, _TRIAGE_HOURS):
        return False
    if story.rng.random() < HANDED_BACK_SHARE / _MISROUTED:
        back = story.tell(Verb.HAND_BACK, (20, 90), Role.OFFICER, wrong, reason=story.words("hand_back"))
        return back and _assign(story, story.owner, (4, 20))
    passed = handing.pass_on(story, wrong)
    return _assign(story, story.owner, (10, 40)) if passed is Passed.DESK else passed is Passed.OWNER


def _worked(story: Story) -> None:
    report, owner = story.report, story.owner
    if story.rng.random() < 0.6:
        accepted = story.at
        if not story.tell(Verb.ACCEPT, (7, 50), Role.OFFICER, owner, set_accepted_at=accepted):
            return
    if report.report_class in ANSWERABLE:
        if story.tell(Verb.ANSWER, (28, 120), Role.OFFICER, owner, answer=story.words("answer")):
            _reporter_speaks(story, 0)
        return
    if not _begun(story) or story.rng.random() < _NEVER_FINISHED:
        return
    _prove(story, 0)


def _begun(story: Story) -> bool:
    if story.rng.random() < 0.16:
        day = (story.at + timedelta(days=story.rng.randint(6, 24))).astimezone(story.zone).date()
        told: dict[str, Any] = {"estimate_on": day.isoformat(), "reason": story.words("schedule")}
        return story.tell(Verb.SCHEDULE, (12, 70), Role.SUPERVISOR, story.owner, set_estimate_on=day, **told)
    return story.tell(Verb.START, (14, 80), Role.OFFICER, story.owner)


def _prove(story: Story, turn: int) -> None:
    hours = (62.0, 330.0) if turn == 0 else (30.0, 120.0)
    if not story.tell(Verb.SUBMIT_PROOF, hours, Role.OFFICER, story.owner, note=story.words("submit_proof"), before=[], after=[]):
        return
    story.proofs.append(story.at)
    if story.rng.random() < RETURNED_BY_VALIDATOR_SHARE and turn < _MOST_ROUNDS:
        if story.tell(Verb.RETURN_WORK, (10, 40), Role.VALIDATOR, story.cast.validation, reason=story.words("return_work")):
            _prove(story, turn + 1)
        return
    if story.tell(Verb.VALIDATE, (9, 36), Role.VALIDATOR, story.cast.validation, note=story.words("validate")):
        _reporter_speaks(story, turn)


def _reporter_speaks(story: Story, turn: int) -> None:
    dice = story.rng.random()
    if dice < DISPUTED_SHARE * (1 + 3 * turn) and turn < _MOST_ROUNDS:
        if story.tell(Verb.DISPUTE, (20, 90), Role.REPORTER, reason=story.words("dispute"), photos=[]):
            _after_dispute(story, turn)
    elif dice < DISPUTED_SHARE + SILENT_SHARE:
        _silence(story)
    elif story.tell(Verb.CONFIRM, (16, 110), Role.REPORTER) and story.rng.random() < _RATED:
        _rate(story)


def _after_dispute(story: Story, turn: int) -> None:
    """Back to work; after two disputes a superior sometimes closes against the reporter's word."""
    story.disputes += 1
    if story.disputes >= 2 and story.rng.random() < _UPHELD:
        story.tell(Verb.UPHOLD, (70, 200), Role.SUPERVISOR, story.cast.government, reason=story.words("uphold"))
    elif story.report.report_class not in ANSWERABLE:
        _prove(story, turn + 1)


def _silence(story: Story) -> None:
    due = due_for(story.report, State.RESOLVED, story.at)
    closed = due is not None and story.tell_at(Verb.AUTO_CLOSE, due + timedelta(minutes=4), Role.SYSTEM, None)
    if not closed or story.reopened or story.rng.random() >= _REOPENED:
        return
    story.reopened = True
    later = story.at + timedelta(hours=min(_LONGEST_SILENCE_HOURS, lognormal(story.rng, 60, 300)))
    if story.tell_at(Verb.REOPEN, later, Role.REPORTER, None, reason=story.words("reopen")):
        _prove(story, _MOST_ROUNDS)


def _rate(story: Story) -> None:
    stars = story.rng.choices((1, 2, 3, 4, 5), weights=(6, 7, 16, 37, 34))[0]
    kind = "rating_low" if stars < 3 else "rating_middle" if stars == 3 else "rating_high"
    story.rating = (stars, story.words(kind) if story.rng.random() < 0.5 else "", story.at)


def _supervision(story: Story) -> None:
    """Whistleblowing stays in the Inspektorat's chain."""
    inspectorate = story.cast.inspectorate
    told: dict[str, Any] = {"agency_id": inspectorate.id, "agency": inspectorate.name, "reason": ""}
    if story.tell(Verb.ASSIGN, (60, 300), Role.DISPATCHER, inspectorate, set_agency_id=inspectorate.id, **told):
        story.tell(Verb.START, (30, 160), Role.OFFICER, inspectorate)
