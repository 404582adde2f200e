"""Our opening hours against an independent calculation: opening-hours-py, the OpenStreetMap grammar."""

from datetime import datetime, time, timedelta

import opening_hours as oracle
from hypothesis import given
from hypothesis import strategies as st

from resources.hours import LOS_ANGELES, WEEKDAYS, OpenUntil, state
from tests.resources.test_hours import Row

QUARTERS = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
OSM_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@st.composite
def tables(draw) -> list[Row]:
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        days = ",".join(draw(st.sets(st.sampled_from(WEEKDAYS), min_size=1)))
        opens, closes = draw(QUARTERS), draw(QUARTERS)
        weeks = tuple(sorted(draw(st.sets(st.sampled_from([1, 2, 3, 4, -1]), max_size=2))))
        season = draw(st.sampled_from([("", ""), ("09-01", "12-20"), ("11-01", "03-31")]))
        kind = "all_day" if draw(st.integers(0, 5)) == 0 else "regular"
        if opens == closes:
            kind = "all_day"
        rows.append(Row(days, opens, closes, kind, weeks, *season))
    return rows


def in_osm(row: Row) -> str:
    """Write a row in the grammar of opening_hours."""
    nth = f"[{','.join(map(str, row.weeks))}]" if row.weeks else ""
    days = ",".join(f"{day.capitalize()}{nth}" for day in row.days)
    times = "00:00-24:00" if row.kind == "all_day" else f"{row.opens:%H:%M}-{row.closes:%H:%M}"
    season = ""
    if row.season_from:
        ends = [value.split("-") for value in (row.season_from, row.season_to)]
        season = "-".join(f"{OSM_MONTHS[int(month) - 1]} {day}" for month, day in ends) + " "
    return f"{season}{days} {times}"


MOMENTS = st.datetimes(datetime(2024, 12, 1), datetime(2027, 2, 1), timezones=st.just(LOS_ANGELES))


def on_a_day_the_clocks_change(moment: datetime) -> bool:
    """On these two days a year the oracle reads wall times without their offset; test_hours.py has them."""
    midnight = moment.replace(hour=0, fold=0)
    return midnight.utcoffset() != (midnight + timedelta(days=1)).utcoffset()


@given(rows=tables(), start=MOMENTS)
def test_it_is_open_exactly_when_the_oracle_says_so(rows, start):
    written = ", ".join(map(in_osm, rows))
    theirs = oracle.OpeningHours(written, timezone=LOS_ANGELES)
    minute = timedelta(minutes=1)
    for step in range(40):
        # 31 hours and a bit: every hour of the day and every week of the month comes up.
        moment = start.replace(second=0, microsecond=0, fold=0) + step * timedelta(hours=31, minutes=15)
        ours = state(rows, set(), moment)
        change = getattr(ours, "closes", None) or getattr(ours, "opens", None)
        if any(map(on_a_day_the_clocks_change, filter(None, (moment, change)))):
            continue
        is_open = isinstance(ours, OpenUntil)
        assert theirs.is_open(moment) == is_open, (written, moment)
        if change:
            assert theirs.is_open(change - minute) == is_open, (written, moment, change)
            assert theirs.is_open(change) != is_open, (written, moment, change)
