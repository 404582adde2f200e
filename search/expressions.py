"""A question to a back end: which tokens a listing must hold. Each back end writes it in its own words."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    starts: bool = False  # any token that begins like this


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Expression", ...]


Expression = Token | All | Any


@dataclass(frozen=True, slots=True)
class Arm:
    """The first `most` listings, in their order, that hold an expression."""

    expression: Expression | None  # None: all listings
    most: int
    whole: bool = False  # they hold every word of the question


def all_of(parts: Iterable[Expression | None]) -> Expression | None:
    kept = tuple(dict.fromkeys(part for part in parts if part is not None))
    if len(kept) <= 1:
        return kept[0] if kept else None
    return All(kept)


def any_of(parts: Iterable[Expression]) -> Expression | None:
    kept = tuple(dict.fromkeys(parts))
    if len(kept) <= 1:
        return kept[0] if kept else None
    return Any(kept)
