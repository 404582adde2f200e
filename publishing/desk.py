"""The desk: what waits for a person, above the list of everything else on the admin's first page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True)
class Pile:
    """One line of the desk: how many of what, where they are, and what to do with them."""

    count: int
    words: str
    url: str
    action: str


# Each asks at most two queries, and returns nothing for who may not do the work.
PILES: list[Callable[[AbstractBaseUser], Pile | None]] = []


def pile(function):
    """Register a function of the signed-in person as one line of the desk, in the order of registration."""
    PILES.append(function)
    return function


def piles_for(user: AbstractBaseUser) -> list[Pile]:
    """The lines that this person may work on; a line with nothing in it is left out."""
    return [found for make in PILES if (found := make(user)) and found.count]
