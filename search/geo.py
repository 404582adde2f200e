"""Squares of the map as tokens, so that "near" is a filter, and miles between two points."""

from math import asin, cos, floor, radians, sin, sqrt

# A tenth of a degree: about 7 miles north to south and 5.7 from east to west in Los Angeles.
SIDE = 0.1
NOWHERE = "g-nowhere"
EARTH_RADIUS_MILES = 3958.8


def square(latitude: float, longitude: float) -> str:
    """Return the token of the square a point is in."""
    return _token(floor(latitude / SIDE), floor(longitude / SIDE))


def squares_around(latitude: float, longitude: float, rings: int) -> list[str]:
    """Return the tokens of the square of a point and of the `rings` rings around it."""
    row, column = floor(latitude / SIDE), floor(longitude / SIDE)
    steps = range(-rings, rings + 1)
    return [_token(row + down, column + right) for down in steps for right in steps]


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance as the crow flies."""
    (north, east), (north2, east2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(half))


def _token(row: int, column: int) -> str:
    return f"g{row + 1800}-{column + 3600}"
