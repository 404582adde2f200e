"""A day that is known to the day, the month or the year, as the first and last day it can be."""

import calendar
from dataclasses import dataclass
from datetime import date

from directives.models import Event
from directives.models.source import Precision


@dataclass(frozen=True)
class Span:
    first: date
    last: date

    @property
    def is_one_day(self) -> bool:
        return self.first == self.last


def span_of(event: Event) -> Span:
    on = event.on
    if event.precision == Precision.MONTH:
        return Span(on.replace(day=1), on.replace(day=calendar.monthrange(on.year, on.month)[1]))
    if event.precision == Precision.YEAR:
        return Span(date(on.year, 1, 1), date(on.year, 12, 31))
    return Span(on, on)
