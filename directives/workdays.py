"""Working days as the federal government counts them: no weekend, no federal holiday (5 U.S.C. 6103)."""

from datetime import date, timedelta
from functools import lru_cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
ONE_DAY = timedelta(days=1)


def nth(n: int, weekday: int, month: int, year: int) -> date:
    """Return the n-th such weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def last(weekday: int, month: int, year: int) -> date:
    fifth = nth(5, weekday, month, year)
    return fifth if fifth.month == month else fifth - timedelta(days=7)


def observed(holiday: date) -> date:
    """A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after."""
    if holiday.weekday() == SATURDAY:
        return holiday - ONE_DAY
    return holiday + ONE_DAY if holiday.weekday() == SUNDAY else holiday


@lru_cache(maxsize=32)
def federal_holidays(year: int) -> frozenset[date]:
    """The eleven holidays that belong to a year, on the day they are kept: New Year may fall in the year before."""
    fixed = [date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)]
    moving = [
        nth(3, MONDAY, 1, year),  # Martin Luther King Jr.
        nth(3, MONDAY, 2, year),  # Washington's Birthday
        last(MONDAY, 5, year),  # Memorial Day
        nth(1, MONDAY, 9, year),  # Labor Day
        nth(2, MONDAY, 10, year),  # Columbus Day
        nth(4, THURSDAY, 11, year),  # Thanksgiving
    ]
    return frozenset([*map(observed, fixed), *moving])


def is_workday(day: date) -> bool:
    if day.weekday() >= SATURDAY:
        return False
    return day not in federal_holidays(day.year) and day not in federal_holidays(day.year + 1)


def add_workdays(start: date, n: int) -> date:
    """Return the n-th working day after `start`; the day itself does not count."""
    day = start
    while n > 0:
        day += ONE_DAY
        n -= is_workday(day)
    return day
