"""A list as CSV that opens rightly in a spreadsheet, and runs nothing there.

UTF-8 with a byte order mark, because Excel reads "ñ" wrongly without it; lines end with CR LF and
quotes are doubled (RFC 4180). Rows inside a row stand in lines of their own, with the outer fields
repeated; several ids in one cell are separated by spaces.
"""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from .fields import Absolute, DataList, Row

BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula. The apostrophe makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(map(str, value))
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def header(data: DataList) -> list[str]:
    """The names of the columns; those of rows inside a row begin with the name of their field."""
    names: list[str] = []
    for field in data.fields:
        names += [f"{field.name}_{member.name}" for member in field.members] or [field.name]
    return names


def lines(data: DataList, row: Row) -> Iterator[list[str]]:
    inner = data.within
    for member in row[inner.name] if inner else [{}]:
        flat = {**row, **{f"{inner.name}_{name}": value for name, value in member.items()}} if inner else row
        yield [cell(flat[name]) for name in header(data)]


def csv_file(data: DataList, absolute: Absolute, today: date) -> str:
    out = StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(header(data))
    for row in data.rows(absolute, today):
        writer.writerows(lines(data, row))
    return out.getvalue()
