"""What a list of data is made of: fields with their meaning, and the function that reads the rows.

The page about the data, the schema, the JSON files and the CSV files are all made from these: none
of them can say something that the others do not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

# Turns a path of this site into an address that can be kept.
Absolute = Callable[[str], str]
Row = dict[str, object]


@dataclass(frozen=True)
class Field:
    """One column. `standard` is its name in schema.org or ELI; `always` says that it is never empty.

    Types: text, code, date, day (a date to the precision known: 2026-02-10, 2026-02 or 2026), number,
    yes_no, link, codes (several ids), rows (rows inside the row, described by `members`).
    """

    name: str
    about: str
    type: str = "text"
    standard: str = ""
    choices: tuple[str, ...] = ()
    always: bool = False
    members: tuple["Field", ...] = ()


@dataclass(frozen=True)
class DataList:
    """One list: `/data/<slug>.json` and `/data/<slug>.csv`."""

    slug: str
    title: str
    about: str
    fields: tuple[Field, ...]
    rows: Callable[[Absolute, date], list[Row]]

    @property
    def within(self) -> Field | None:
        """The field that holds rows inside the row, if there is one."""
        return next((field for field in self.fields if field.members), None)


def known(day: date | None, precision: str = "day") -> str | None:
    """A date to the precision that is known, and no further: "2026-02-10", "2026-02", "2026"."""
    if day is None:
        return None
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]
