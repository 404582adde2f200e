"""Squares of the map as tokens, so that "near" is a filter, and miles between two points."""

from math import asin, cos, floor, radians, sin, sqrt

# A tenth of a degree: about 7 miles north to south and 5.7 from east to west in Los Angeles.
SIDE = 0.1
NOWHERE = "g-nowhere"
EARTH_RADIUS_MILES = 3958.8


def squares(latitude: float, longitude: float) -> list[str]:
    """Return the tokens of a place: of the nine squares from which it is looked for, its own in the middle."""
    row, column = floor(latitude / SIDE), floor(longitude / SIDE)
    return [_token(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]


def squares_within(latitude: float, longitude: float, rings: int) -> list[str]:
    """Return the tokens to ask for: together they cover `rings` rings (1 or more) around the square of a point."""
    row, column = floor(latitude / SIDE), floor(longitude / SIDE)
    steps = sorted({*range(-rings + 1, rings, 3), rings - 1})
    return [_token(row + down, column + right) for down in steps for right in steps]


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance as the crow flies."""
    (north, east), (north2, east2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(half))


def _token(row: int, column: int) -> str:
    return f"g{row + 1800}-{column + 3600}"
