from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from siger.core.crypto import EncryptedTextField
from siger.people.models import Agency, Crew
from siger.regions.models import Region
from siger.reports.categories import CHOICES, Category, Channel, ReportClass, Visibility
from siger.reports.models.service import Service
from siger.reports.states import MOST_PROMISES, OPEN, Facts, Holder, MainFacts, Outcome, State

_OPEN = ~Q(holder=Holder.NOBODY)
_NARROWED_BY = (
    "region", "visibility", "agency", "category", "channel", "state", "disputes", "reopened", "handovers", "supporters", "assignee", "crew",
    "validator", "returned", "resolved_at", "offered_to",
)  # fmt: skip


def _without(column: str) -> list[str]:
    return [one for one in _NARROWED_BY if one != column]


class PositionSource(models.TextChoices):
    GPS = "gps"
    PIN = "pin"
    PHOTO = "photo"
    VILLAGE = "village"  # somewhere in the village that was picked from the list


class Certainty(models.TextChoices):
    """How sure the region is: nearest village, imported outline, or corrected by the reporter."""

    INDICATIVE = "indicative"
    OUTLINE = "outline"
    REPORTER = "reporter"


class Report(models.Model):
    """One report. Changed by actions only; `version` counts its changes and is what an officer says to have `seen`.

    Text: `title`, `text` and `landmark` hold the masked form, which officers and, once published, everyone may read; `original_text` holds
    what was written when masking changed it. Of whistleblowing reports only the sealed original exists. Positions in degrees WGS 84,
    accuracy in metres, `cell` is the H3 cell of resolution 12. No column names the reporter: see `Reporter`.

    A merged report follows `main`, which follows nobody: the database refuses chains and circles. `merged_from` and `merged_left_s` are the
    state and the seconds on the clock that it had before; `lent` is how many supporters the main report counts through it. `gathered` is
    how many reports follow this one. Of a report that was split, `split_from` is the first one.
    """

    number = models.CharField(max_length=16, db_collation="C")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, default=State.RECEIVED)
    outcome = models.CharField(max_length=10, blank=True, default="")
    resume_state = models.CharField(max_length=20, blank=True, default="")

    category = models.CharField(max_length=30, choices=CHOICES)
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="+", db_index=False)
    report_class = models.CharField(max_length=12, default=ReportClass.COMPLAINT)
    channel = models.CharField(max_length=10, default=Channel.WEB)
    visibility = models.CharField(max_length=14, default=Visibility.PUBLIC)
    language = models.CharField(max_length=2, default="id")

    title = models.CharField(max_length=120)
    text = models.TextField()
    landmark = models.CharField(max_length=200, blank=True)
    original_text = EncryptedTextField(null=True)

    lat = models.FloatField()
    lng = models.FloatField()
    accuracy_m = models.FloatField(null=True)
    position_source = models.CharField(max_length=8, choices=PositionSource.choices)
    cell = models.BigIntegerField()
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    region_certainty = models.CharField(max_length=10, choices=Certainty.choices)

    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    # Of another government, which has not said yet whether it takes the report over; until then `agency` has it in hand.
    offered_to = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    # Who of the desk in hand looks after it, one person or a crew; and the validator that was drawn for the finished work.
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    crew = models.ForeignKey(Crew, models.SET_NULL, null=True, related_name="+", db_index=False)
    validator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    tags = ArrayField(models.PositiveIntegerField(), default=list, db_default=[])  # ids of the office's own tags, ascending; never public
    holder = models.CharField(max_length=10, default=Holder.DISPATCHER)
    holder_since = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    paused_left_s = models.PositiveIntegerField(null=True)  # working seconds that were left on the desk's clock when the reporter was asked
    promised_at = models.DateTimeField(null=True)  # the promise to the citizen; None only in history from before there was one
    promise_left_s = models.PositiveIntegerField(null=True)  # working seconds that were left on it when no office had the report any more
    # The one or the other reaches into a year whose holidays are not decreed yet.
    due_provisional = models.BooleanField(default=False)
    promise_provisional = models.BooleanField(default=False)
    estimate_on = models.DateField(null=True)
    accepted_at = models.DateTimeField(null=True)

    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    disputes = models.PositiveSmallIntegerField(default=0)
    reopened = models.PositiveSmallIntegerField(default=0)
    appeals = models.PositiveSmallIntegerField(default=0)
    transfers = models.PositiveSmallIntegerField(default=0)
    handovers = models.PositiveSmallIntegerField(default=0)
    returned = models.PositiveSmallIntegerField(default=0)
    promises = models.PositiveSmallIntegerField(default=0)
    escalation = models.PositiveSmallIntegerField(default=0)
    supporters = models.PositiveIntegerField(default=0)

    main = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged", db_index=False)
    merged_from = models.CharField(max_length=20, blank=True, default="")
    merged_left_s = models.PositiveIntegerField(null=True)
    lent = models.PositiveIntegerField(default=0)
    gathered = models.PositiveIntegerField(default=0)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="split_off", db_index=False)

    entries = models.PositiveIntegerField(default=0)
    head = models.BinaryField(max_length=32, default=b"")
    imported = models.BooleanField(default=False)
    search = models.GeneratedField(
        expression=SearchVector("title", "text", "landmark", config="indonesian"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="reports_number"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(OPEN), due_at__isnull=False) | Q(holder=Holder.NOBODY, due_at__isnull=True),
                name="reports_open_has_clock",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(visibility__in=[Visibility.PUBLIC, Visibility.ANONYMOUS]),
                name="reports_private_never_published",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["assigned", "in_progress", "awaiting_validation"]) | Q(agency__isnull=False),
                name="reports_work_has_agency",
            ),
            models.CheckConstraint(
                condition=Q(offered_to__isnull=True) | Q(state__in=["assigned", "in_progress"]), name="reports_only_work_is_offered"
            ),
            models.CheckConstraint(
                condition=Q(state=State.MERGED, main__isnull=False) | (~Q(state=State.MERGED) & Q(main__isnull=True)),
                name="reports_merged_has_main",
            ),
            models.CheckConstraint(condition=~Q(main=F("id")), name="reports_main_is_another"),
            models.CheckConstraint(condition=Q(promises__lte=MOST_PROMISES), name="reports_promise_moved_once"),
            models.CheckConstraint(
                condition=Q(estimate_on__isnull=True) | Q(promises__gte=1, promised_at__isnull=False),
                name="reports_date_is_a_promise",
            ),
            models.CheckConstraint(
                condition=Q(promised_at__isnull=True) | Q(promised_at__gt=F("received_at")), name="reports_promise_lies_ahead"
            ),
        ]
        # Every one costs each new report a little: text columns are indexed here and not at the field, which would make a second index for
        # other collations than ours.
        indexes = [
            # In the order of a list, with what lists are narrowed by: a page is found in the index alone, and only its rows are fetched.
            models.Index(fields=["holder", "due_at", "id"], include=_NARROWED_BY, name="reports_desk", condition=_OPEN),
            models.Index(fields=["due_at", "id"], include=["holder", *_NARROWED_BY], name="reports_open", condition=_OPEN),
            models.Index(fields=["-received_at", "-id"], include=["holder", *_NARROWED_BY], name="reports_received"),
            # The same of one office, of one way to end, of the Inspektorat alone, and of what a validator may look at. None of them has
            # a new report in it.
            models.Index(
                fields=["agency", "holder", "due_at", "id"],
                include=_without("agency"),
                name="reports_agency_desk",
                condition=_OPEN & Q(agency__isnull=False),
            ),
            models.Index(
                fields=["agency", "-received_at", "-id"],
                include=["holder", *_without("agency")],
                name="reports_agency_all",
                condition=Q(agency__isnull=False),
            ),
            models.Index(
                fields=["state", "-received_at", "-id"],
                include=_without("state"),
                name="reports_ended",
                condition=Q(holder=Holder.NOBODY),
            ),
            models.Index(
                fields=["-received_at", "-id"],
                include=["holder", "due_at", *_NARROWED_BY],
                name="reports_whistleblowing",
                condition=Q(visibility=Visibility.WHISTLEBLOWING),
            ),
            models.Index(
                fields=["due_at", "id"],
                include=["holder", *_NARROWED_BY],
                name="reports_open_worked_on",
                condition=_OPEN & (Q(state=State.AWAITING_VALIDATION) | Q(returned__gt=0) | Q(resolved_at__isnull=False)),
            ),
            # What is rare among all open, or among all.
            models.Index(fields=["due_at", "id"], name="reports_open_disputed", condition=_OPEN & Q(disputes__gt=0)),
            models.Index(fields=["due_at", "id"], name="reports_open_reopened", condition=_OPEN & Q(reopened__gt=0)),
            models.Index(fields=["due_at", "id"], name="reports_open_handed", condition=_OPEN & Q(handovers__gt=0)),
            models.Index(fields=["due_at", "id"], name="reports_open_supported", condition=_OPEN & Q(supporters__gte=10)),
            models.Index(fields=["-received_at", "-id"], name="reports_all_reopened", condition=Q(reopened__gt=0)),
            models.Index(fields=["-received_at", "-id"], name="reports_all_handed", condition=Q(handovers__gt=0)),
            models.Index(fields=["-received_at", "-id"], name="reports_all_supported", condition=Q(supporters__gte=25)),
            models.Index(fields=["offered_to", "due_at", "id"], name="reports_offered", condition=Q(offered_to__isnull=False)),
            models.Index(fields=["promised_at", "id"], name="reports_promise", condition=~Q(holder=Holder.NOBODY)),
            models.Index(
                fields=["id"],
                name="reports_provisional",
                condition=(Q(due_provisional=True) | Q(promise_provisional=True)) & ~Q(holder=Holder.NOBODY),
            ),
            models.Index(fields=["-published_at", "-id"], name="reports_public", condition=Q(published_at__isnull=False)),
            models.Index(fields=["category", "-published_at", "-id"], name="reports_public_cat", condition=Q(published_at__isnull=False)),
            models.Index(fields=["region", "-published_at"], name="reports_public_region", condition=Q(published_at__isnull=False)),
            models.Index(fields=["region"], name="reports_region"),
            # What is near, of which kind and how recent, from the index alone.
            models.Index(fields=["cell", "category", "received_at"], name="reports_near"),
            models.Index(fields=["main"], name="reports_merged", condition=Q(main__isnull=False)),
            models.Index(fields=["split_from"], name="reports_split_off", condition=Q(split_from__isnull=False)),
            GinIndex(fields=["search"], name="reports_search"),
            models.Index(fields=["assignee", "due_at", "id"], name="reports_assignee", condition=Q(assignee__isnull=False)),
            models.Index(fields=["crew", "due_at", "id"], name="reports_crew", condition=Q(crew__isnull=False)),
            models.Index(fields=["validator", "due_at", "id"], name="reports_validator", condition=Q(validator__isnull=False)),
            GinIndex(fields=["tags"], name="reports_tags", condition=~Q(tags=[])),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def facts(self) -> Facts:
        """What the table of states needs to know about this report."""
        return Facts(
            state=State(self.state),
            answerable=self.report_class in {ReportClass.ASPIRATION, ReportClass.INFORMATION},
            disputes=self.disputes,
            reopened=self.reopened,
            appeals=self.appeals,
            outcome=Outcome(self.outcome) if self.outcome else None,
            closed_at=self.closed_at,
            due_at=self.due_at,
            publishable=self.visibility in {Visibility.PUBLIC, Visibility.ANONYMOUS} and self.published_at is None,
            published=self.published_at is not None,
            resume_state=State(self.resume_state) if self.resume_state else None,
            promises=self.promises,
            offered=self.offered_to_id is not None,
            handovers=self.handovers,
            ordinary=not self.is_whistleblowing,
            before_merge=self._before_merge(),
            main=self._main_facts(),
        )

    def _before_merge(self) -> State | None:
        """An agency that was closed meanwhile gets nothing back: the report then goes to the dispatcher."""
        if not self.merged_from or (self.agency is not None and not self.agency.active):
            return None
        return State(self.merged_from)

    def _main_facts(self) -> MainFacts | None:
        if self.main is None:
            return None
        return MainFacts(State(self.main.state), Outcome(self.main.outcome) if self.main.outcome else None, self.main.closed_at)

    @property
    def is_whistleblowing(self) -> bool:
        return self.visibility == Visibility.WHISTLEBLOWING

    @property
    def category_enum(self) -> Category:
        return Category(self.category)
