"""The date of a source as the source gives it: exact, partial or in words. Nothing is made more exact."""

import re
from dataclasses import dataclass
from datetime import date

SHAPES = [
    ("day", re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")),
    ("month_copy", re.compile(r"(?P<year>\d{4})-(?P<month>\d{2}) copy")),
    ("month", re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")),
    ("years", re.compile(r"(?P<year>\d{4})-(?P<last>\d{4})")),
    ("summer", re.compile(r"(?P<year>\d{4}) \(summer\)")),
    ("about", re.compile(r"about (?P<year>\d{4})")),
    ("year", re.compile(r"(?P<year>\d{4})")),
    ("undated", re.compile(r"undated|")),
    ("old_copy", re.compile(r"undated, older copy|older")),
    ("later_copy", re.compile(r"later of two stored versions")),
]


@dataclass(frozen=True)
class SourceDate:
    """`kind` is a name of SHAPES, or "words" for anything else; `on` is its first known day."""

    kind: str
    on: date | None = None
    last: str = ""
    words: str = ""


def read(text: str) -> SourceDate:
    text = text.strip()
    for kind, shape in SHAPES:
        if not (match := shape.fullmatch(text)):
            continue
        parts = match.groupdict()
        if "year" not in parts:
            return SourceDate(kind)
        try:
            on = date(int(parts["year"]), int(parts.get("month") or 1), int(parts.get("day") or 1))
        except ValueError:
            break
        return SourceDate(kind, on, parts.get("last") or "")
    return SourceDate("words", words=text)
