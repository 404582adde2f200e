"""By when a duty is due, as dates with what they are counted from. Worked out when read; never stored.

A date that has passed is said as a distance in days, and nothing more.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from directives.models import Directive, DueAnchor, DueKind, Obligation
from directives.models.source import Precision
from directives.workdays import add_workdays


@dataclass(frozen=True)
class DueDate:
    """One date; `anchor` is empty when the source states the date itself."""

    on: date
    anchor: str = ""
    days: int | None = None
    workdays: bool = False


@dataclass(frozen=True)
class Due:
    """`dates[0]` follows the anchor that the source names; further ones follow from another reading."""

    kind: str
    dates: tuple[DueDate, ...] = ()
    anchor: str = ""
    days: int | None = None

    @property
    def on(self) -> date | None:
        return self.dates[0].on if self.dates else None

    @property
    def goes_on(self) -> bool:
        """A duty that is never finished: shown means shown so far."""
        return self.kind in (DueKind.MONTHLY, DueKind.CONTINUING)


@dataclass(frozen=True)
class Distance:
    """`days` after the day compared with: negative before it, zero on it."""

    days: int

    @property
    def size(self) -> int:
        return abs(self.days)

    @classmethod
    def between(cls, due_on: date, day: date) -> "Distance":
        return cls((day - due_on).days)


def anchor_day(directive: Directive, anchor: str) -> date | None:
    """Return the day that is counted from; a month or a year alone is no day."""
    if anchor == DueAnchor.SIGNED:
        return directive.signed_on if directive.signed_precision == Precision.DAY else None
    return directive.published_on if anchor == DueAnchor.PUBLISHED else directive.effective_on


def count_from(start: date, obligation: Obligation) -> date:
    if obligation.due_kind == DueKind.WORKDAYS:
        return add_workdays(start, obligation.due_n)
    return start + timedelta(days=obligation.due_n)


def due(obligation: Obligation, directive: Directive) -> Due:
    """Return every date that the words allow; none when the day they count from is not known.

    An instrument that takes effect on the very day the term from its signing ends takes effect by that
    term: the same rule told twice. Counting the term once more from there would follow from nothing.
    """
    kind = obligation.due_kind
    if kind == DueKind.DATE:
        return Due(kind, (DueDate(obligation.due_date),))
    if kind not in (DueKind.DAYS, DueKind.WORKDAYS):
        return Due(kind)
    named = obligation.due_anchor
    if anchor_day(directive, named) is None:
        return Due(kind, (), named, obligation.due_n)
    dates: list[DueDate] = []
    for anchor in dict.fromkeys([named, DueAnchor.SIGNED.value, DueAnchor.EFFECTIVE.value]):
        start = anchor_day(directive, anchor)
        if start is None:
            continue
        if anchor != named and start in [known.on for known in dates]:
            continue
        on = count_from(start, obligation)
        if on not in [known.on for known in dates]:
            dates.append(DueDate(on, anchor, obligation.due_n, kind == DueKind.WORKDAYS))
    return Due(kind, tuple(dates), named, obligation.due_n)
