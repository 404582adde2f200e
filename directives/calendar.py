"""Writes a calendar file (RFC 5545) of days.

All our dates are days in Los Angeles, without an hour: they are DATE values, which no reader's clock
moves. The time zone is named all the same: a calendar needs a component even when it has no date.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

LINE = 75  # octets, without the line end
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
ZONE = "America/Los_Angeles"
ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:20070311T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
    "TZOFFSETFROM:-0800",
    "TZOFFSETTO:-0700",
    "TZNAME:PDT",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:20071104T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    "TZOFFSETFROM:-0700",
    "TZOFFSETTO:-0800",
    "TZNAME:PST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class CalendarDate:
    """One entry. `key` names it for good, in every language; `precision` widens it to its month or year."""

    key: str
    on: date
    summary: str
    description: str
    url: str
    changed: datetime
    precision: str = "day"
    category: str = ""

    @property
    def first(self) -> date:
        if self.precision == "year":
            return self.on.replace(month=1, day=1)
        return self.on.replace(day=1) if self.precision == "month" else self.on

    @property
    def after(self) -> date:
        """The first day that no longer belongs to it."""
        if self.precision == "year":
            return date(self.on.year + 1, 1, 1)
        if self.precision == "month":
            return (self.first + timedelta(days=31)).replace(day=1)
        return self.on + timedelta(days=1)


def calendar_file(dates: Iterable[CalendarDate], *, name: str, address: str) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//LA Family Resources//Policy calendar//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{text(name)}",
        f"X-WR-CALNAME:{text(name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        f"URL:{address}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        *ZONE_LINES,
    ]
    for one in dates:
        lines += event_lines(one)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in folded(line))


def event_lines(one: CalendarDate) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE_URL, one.key)}",
        f"DTSTAMP:{one.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.after:%Y%m%d}",
        f"SUMMARY:{text(one.summary)}",
        f"DESCRIPTION:{text(one.description)}",
        f"URL:{one.url}",
        "TRANSP:TRANSPARENT",
    ]
    if one.category:
        lines.append(f"CATEGORIES:{text(one.category)}")
    return [*lines, "END:VEVENT"]


def text(value: str) -> str:
    """A TEXT value: what would end it or start another is escaped."""
    plain = CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Cut a line into parts of at most 75 octets, never inside a character; each further part begins with a space."""
    part = ""
    size = 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE:
            yield part
            part, size = " ", 1
        part += character
        size += octets
    yield part
