"""Our federal holidays against an independent list: the `holidays` package."""

from datetime import date, timedelta

import holidays as oracle
import pytest

from directives.workdays import federal_holidays, is_workday

YEARS = range(2022, 2031)


def test_every_federal_holiday_of_2022_to_2030_is_kept_on_the_day_the_oracle_says():
    # Only days on which offices close count: not one holiday's own date when it is kept on another day.
    theirs = {
        day
        for day in oracle.country_holidays("US", years=range(2021, 2032), categories="public")
        if day.weekday() < 5 and day.year in YEARS
    }
    ours = {day for year in range(2021, 2032) for day in federal_holidays(year) if day.year in YEARS}
    assert ours == theirs


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_as_many_working_days_as_the_oracle_counts(year):
    theirs = oracle.country_holidays("US", years=range(year - 1, year + 2), categories="public")
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0))]
    assert sum(map(is_workday, days)) == sum(day.weekday() < 5 and day not in theirs for day in days)
