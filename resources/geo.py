"""Where in the county somebody is: a ZIP code or the name of a place becomes a point.

Nobody's device is asked. The points are middles of areas, read once in each process from
`data/zips.csv` and `data/places.csv`.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from django.conf import settings

from search.folding import digits_as_ascii, fold
from search.geo import miles

__all__ = ["Distance", "Point", "Spot", "about", "add_distances", "locate", "miles", "split_zip"]

ZIP = re.compile(r"(?<![\d-])(\d{5})(?:[\s-]{0,2}(\d{4}))?(?![\d-])")
# What people write after the name of a place: "Boyle Heights, Los Angeles, CA".
AFTER_A_NAME = re.compile(r"( (california|ca|usa|los angeles|la|county|city))+$")
ALIKE = 0.8  # how much a misspelled name must be like the one that is suggested


@dataclass(frozen=True)
class Point:
    """The middle of `name`."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Distance:
    miles: int  # 0: less than one
    place: str  # measured from its middle


@dataclass(frozen=True)
class Spot:
    """What somebody typed as "near", and what became of it.

    `remark` is "" when there is nothing to say; else longer_zip, po_box, one_organization (these
    have a point), outside, not_a_zip, unknown (these have none). `meant` are names that are alike.
    """

    said: str = ""
    point: Point | None = None
    remark: str = ""
    meant: tuple[str, ...] = ()


def locate(text: str) -> Spot:
    """Return the point that a text names, or why there is none."""
    said = digits_as_ascii(text).strip()
    if match := ZIP.search(said):
        return _at_zip(said, *match.groups())
    name = _folded(said)
    if not name:
        return Spot(said)
    known = _places()
    if point := known.get(name) or known.get(AFTER_A_NAME.sub("", name)):
        return Spot(said, point)
    if any(character.isdigit() for character in name):
        return Spot(said, remark="not_a_zip")
    meant = [known[other].name for other in get_close_matches(name, known, n=3, cutoff=ALIKE)]
    return Spot(said, remark="unknown", meant=tuple(dict.fromkeys(meant)))


def split_zip(words: str) -> tuple[str, str]:
    """Return a question without the county's ZIP code that it ends or begins with, and that ZIP code."""
    plain = digits_as_ascii(words)
    for match in ZIP.finditer(plain):
        if match.group(1) in _zips() and not (plain[: match.start()].strip() and plain[match.end() :].strip()):
            return " ".join((plain[: match.start()] + plain[match.end() :]).split()), match.group()
    return words, ""


def about(distance: float) -> int:
    """Return whole miles, 0 for less than one: what is measured from a middle is not known more exactly."""
    return 0 if distance < 0.95 else max(round(distance), 1)


def add_distances(services: Iterable, point: Point) -> None:
    """Set `distance` on each service from ServiceQuerySet.from_point() that has a place which may be shown."""
    for service in services:
        if service.near_latitude is not None:
            place = (float(service.near_latitude), float(service.near_longitude))
            service.distance = Distance(about(miles((point.latitude, point.longitude), place)), point.name)


def _at_zip(said: str, code: str, more: str | None) -> Spot:
    if code not in _zips():
        return Spot(said, remark="outside")
    kind, city, latitude, longitude = _zips()[code]
    if kind == "area":
        return Spot(said, Point(code, latitude, longitude), "longer_zip" if more else "")
    remark = "po_box" if kind == "PO box" else "one_organization"
    return Spot(said, _places().get(_folded(city)) or Point(city, latitude, longitude), remark)


@cache
def _zips() -> dict[str, tuple[str, str, float, float]]:
    """Return {ZIP code: (kind, city, latitude, longitude)}."""
    return {
        row["zip"]: (row["kind"], row["postal_city"], float(row["latitude"]), float(row["longitude"]))
        for row in _rows("zips.csv")
    }


@cache
def _places() -> dict[str, Point]:
    """Return {folded name: point}. A name of its own wins over one by which another place is found."""
    names: dict[str, Point] = {}
    others: dict[str, Point] = {}
    for row in _rows("places.csv"):
        point = Point(row["name"], float(row["latitude"]), float(row["longitude"]))
        names.setdefault(_folded(point.name), point)
        for other in filter(None, map(_folded, row["found_by"].split(";"))):
            others.setdefault(other, point)
    return others | names


def _rows(file: str) -> list[dict[str, str]]:
    with (settings.BASE_DIR / "data" / file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(name)).split())
