"""Whether something is open, from the rows that staff confirmed. Pure: rows, closed days and a moment in.

Three answers only: open until, opens at, not known. A row that nobody confirmed never makes anything
open or closed; and where such a row, or an appointment, could have the last word, the answer is
"not known". Times are Los Angeles wall time (iCalendar's floating time with a TZID, RFC 5545).
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LOOK_AHEAD = timedelta(days=370)  # a season comes round once a year
NO_END = timedelta(days=7)  # open without a break for a week: nobody needs to hear until when


class Row(Protocol):
    """What a line of an opening table says; resources.models.Hours is one."""

    kind: str
    opens: time | None
    closes: time | None
    season_from: str
    season_to: str
    confidence: str

    @property
    def days(self) -> list[str]: ...
    @property
    def weeks(self) -> list[int]: ...


@dataclass(frozen=True)
class OpenUntil:
    closes: datetime | None  # None: it does not close
    known: bool = True
    is_open: bool = True


@dataclass(frozen=True)
class OpensAt:
    opens: datetime
    today: bool
    known: bool = True
    is_open: bool = False


@dataclass(frozen=True)
class NotKnown:
    known: bool = False
    is_open: bool = False


State = OpenUntil | OpensAt | NotKnown


def state(rows: Iterable[Row], closed_on: Set[date], at: datetime) -> State:
    """Return what these rows say about the moment `at`, an aware datetime."""
    rows = list(rows)
    confirmed = [row for row in rows if row.confidence == "confirmed"]
    timed = [row for row in confirmed if row.kind != "appointment"]
    if not timed:
        return NotKnown()
    today = at.astimezone(LOS_ANGELES).date()
    if end := _end_of_opening(timed, closed_on, at):
        return OpenUntil(None if end - at.astimezone(UTC) > NO_END else end.astimezone(LOS_ANGELES))
    doubtful = any(row.confidence != "confirmed" for row in rows)
    by_appointment = any(row.kind == "appointment" and holds_on(row, today) for row in confirmed)
    if doubtful or by_appointment:
        return NotKnown()
    for ahead in range(LOOK_AHEAD.days):
        later = [begin for begin, _ in intervals(timed, closed_on, today + timedelta(days=ahead)) if begin > at]
        if later:
            return OpensAt(min(later).astimezone(LOS_ANGELES), today=ahead == 0)
    return NotKnown()


def holds_on(row: Row, day: date) -> bool:
    """Whether the row speaks of this day: its weekday, its week of the month, its season."""
    if WEEKDAYS[day.weekday()] not in row.days:
        return False
    if row.weeks and (day.day - 1) // 7 + 1 not in row.weeks and not (-1 in row.weeks and _is_last_week(day)):
        return False
    if not row.season_from:
        return True
    here = f"{day:%m-%d}"
    if row.season_from <= row.season_to:
        return row.season_from <= here <= row.season_to
    return here >= row.season_from or here <= row.season_to  # a season over New Year


def intervals(rows: Iterable[Row], closed_on: Set[date], day: date) -> list[tuple[datetime, datetime]]:
    """Return (begin, end) in UTC of each opening that begins on `day`; none on a closed day."""
    if day in closed_on:
        return []
    found = []
    for row in rows:
        if not holds_on(row, day):
            continue
        if row.kind == "all_day":
            found.append((_moment(day, time(0)), _moment(day + timedelta(days=1), time(0))))
        elif row.opens is not None and row.closes is not None:
            last = day if row.closes > row.opens else day + timedelta(days=1)
            found.append((_moment(day, row.opens), _moment(last, row.closes)))
    return found


def _end_of_opening(rows: list[Row], closed_on: Set[date], at: datetime) -> datetime | None:
    """Return when the opening that holds `at` ends, openings that touch taken as one; None when closed."""
    today = at.astimezone(LOS_ANGELES).date()
    moment = at.astimezone(UTC)
    spans = sorted(
        span
        for ahead in range(-1, NO_END.days + 2)
        for span in intervals(rows, closed_on, today + timedelta(days=ahead))
    )
    end = None
    for begin, finish in spans:
        if begin <= (end or moment) < finish:
            end = finish
    return end


def _is_last_week(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


def _moment(day: date, clock: time) -> datetime:
    # In UTC: two wall times of one zone compare without their offsets, wrong on daylight-saving days.
    return datetime.combine(day, clock, tzinfo=LOS_ANGELES).astimezone(UTC)
