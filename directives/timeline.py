"""All that happened and is due, mixed: events, signings, computed due dates, and our own looks at the record.

Pages are ranges of whole months, so that an address shows the same months however much is added later.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, Min, Q

from directives.deadlines import DueDate, due
from directives.evidence import Result, result_of
from directives.joined_words import read_with_words
from directives.models import Directive, Event, Finding, Obligation, Source
from directives.models.source import Precision
from publishing.translations import joined_in

PAGE = 40  # a page takes whole months until it holds so many


class Kind(StrEnum):
    CITY = "city"
    COURT = "court"
    RECORDS = "records"
    MEETINGS = "meetings"
    FEDERAL = "federal"
    CHECKS = "checks"


KINDS_OF_BODIES = {"body_meeting": Kind.MEETINGS, "body_motion": Kind.MEETINGS, "body_action": Kind.FEDERAL}
PREFIXES = {"directive": Kind.CITY, "case": Kind.COURT, "request": Kind.RECORDS, "body": Kind.CITY}
SIGNED = ("directive_signed", "directive_adopted")


class Month(NamedTuple):
    """A month; of what is known to the year only, month 0."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def address(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first_day(self) -> date:
        return date(self.year, max(self.month, 1), 1)

    @property
    def first_day_after(self) -> date:
        return date(self.year + (self.month >= 12), max(self.month, 1) % 12 + 1, 1)


@dataclass(frozen=True)
class Look:
    """Equal findings on one day about one duty, told as one."""

    obligation: Obligation
    result: Result
    n: int
    body: str
    source: Source | None


@dataclass(frozen=True)
class Item:
    """One line: exactly one of the four is set."""

    on: date
    kind: Kind
    precision: str = Precision.DAY
    event: Event | None = None
    signed: Directive | None = None
    obligation: Obligation | None = None
    due: DueDate | None = None
    look: Look | None = None

    @property
    def month(self) -> Month:
        return Month(self.on.year, 0 if self.precision == Precision.YEAR else self.on.month)


@dataclass(frozen=True)
class Timeline:
    coming: list[Item]
    months: list[tuple[Month, list[Item]]]
    counts: Counter  # of past items by kind
    years: list[int]
    until: Month | None
    earlier: Month | None
    complete_to: date | None


def kind_of(event_kind: str) -> Kind:
    return KINDS_OF_BODIES.get(event_kind) or PREFIXES[event_kind.partition("_")[0]]


def kinds_in(kind: Kind, event_kinds: Iterable[str]) -> list[str]:
    return [one for one in event_kinds if kind_of(one) == kind]


def looks(obligations: dict[int, Obligation], today: date) -> list[Item]:
    """Findings that stand, equal ones as one; one query."""
    grouped = (
        Finding.objects.standing()
        .filter(assignment__obligation__in=obligations, checked_on__lte=today)
        .order_by()
        .values("checked_on", "assignment__obligation", "verdict", "source")
        .annotate(n=Count("pk"), body=Min("assignment__body__name"))
        .values_list(
            "checked_on", "assignment__obligation", "verdict", "n", "body",
            "source", "source__slug", "source__kind", "source__publisher", "source__url",
            "source__published_on", "source__published_precision",
        )
    )  # fmt: skip
    items = []
    names = ("pk", "slug", "kind", "publisher", "url", "published_on", "published_precision")
    for on, duty, verdict, n, body, *of_source in grouped:
        source = Source(**dict(zip(names, of_source, strict=True))) if of_source[0] else None
        look = Look(obligations[duty], result_of({verdict}), n, body if n == 1 else "", source)
        items.append(Item(on, Kind.CHECKS, look=look))
    return items


def signings(directives: Iterable[Directive], told: set[int]) -> list[Item]:
    """Signings of instruments whose signing or adoption is not among the events already."""
    return [
        Item(row.signed_on, Kind.CITY, row.signed_precision, signed=row)
        for row in directives
        if row.signed_on and row.pk not in told
    ]


def deadlines(obligations: Iterable[Obligation], told: set[tuple]) -> list[Item]:
    """Every due date that the words allow, but those that stand among the events already."""
    return [
        Item(day.on, Kind.CITY, obligation=row, due=day)
        for row in obligations
        for day in due(row, row.provision.directive).dates
        if (row.provision.directive_id, day.on) not in told
    ]


def chosen_months(counts: Counter, until: Month | None) -> tuple[list[Month], Month | None]:
    """Whole months, newest first, until a page is full; and the next older one."""
    months = sorted((month for month in counts if until is None or month <= until), reverse=True)
    taken: list[Month] = []
    held = 0
    for month in months:
        if held >= PAGE:
            return taken, month
        taken.append(month)
        held += counts[month]
    return taken, None


def timeline(*, language: str, today: date, kind: Kind | None = None, until: Month | None = None) -> Timeline:
    """Read one page of the timeline; five queries however many events there are."""
    events = Event.objects.of_published()
    days = list(events.order_by().values_list("kind", "on", "precision", "directive", "retracted_on"))
    directives = list(Directive.objects.published().with_joined_words(language))
    owed = Obligation.objects.of_published().select_related("provision__directive", "provision__source", "source")
    rows: list = read_with_words(joined_in(owed, language), language, "provision__directive")
    told = [(one, on, order) for one, on, _, order, retracted in days if retracted is None]
    told_signed = {order for one, _, order in told if one in SIGNED}
    told_due = {(order, on) for one, on, order in told if one == "directive_deadline"}
    ours = [
        *signings(directives, told_signed),
        *deadlines(rows, told_due),
        *looks({row.pk: row for row in rows}, today),
    ]
    past = [item for item in ours if item.on <= today]
    all_past = [*past, *(Item(on, kind_of(one), precision) for one, on, precision, *_ in days if on <= today)]
    counts = Counter(item.month for item in all_past if kind in (None, item.kind))
    months, earlier = chosen_months(counts, until)
    # What lies ahead stands on the first page only.
    ahead = Q(on__gt=today) if until is None else Q(pk=None)
    within = Q(pk=None)
    if months:
        within = Q(on__gte=months[-1].first_day, on__lt=months[0].first_day_after, on__lte=today)
    shown = events.filter(within | ahead).with_page_details(language).order_by("-on", "-id")
    if kind is not None:
        shown = shown.filter(kind__in=kinds_in(kind, {one for one, *_ in days}))
    happened = [Item(event.on, kind_of(event.kind), event.precision, event=event) for event in shown]
    ours = [item for item in ours if kind in (None, item.kind)]
    coming = [item for item in [*happened, *ours] if item.on > today and until is None]
    # Events first, then what we computed or did on the same day; the newest month first.
    here = [item for item in [*happened, *ours] if item.on <= today and item.month in set(months)]
    here.sort(key=lambda item: (item.month, item.on), reverse=True)
    return Timeline(
        coming=sorted(coming, key=lambda item: item.on),
        months=[(month, list(items)) for month, items in groupby(here, key=lambda item: item.month)],
        counts=Counter(item.kind for item in all_past),
        years=sorted({month.year for month in counts}, reverse=True),
        until=until,
        earlier=earlier,
        complete_to=max((row.reviewed_on for row in directives if row.reviewed_on), default=None),
    )
