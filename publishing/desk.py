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


Made = Pile | list[Pile]
# (permission, what makes the lines): who may not do the work is not told of it. Two queries each at most.
PILES: list[tuple[str, Callable[[], Made]]] = []


def pile(permission: str):
    """Register a function as one line of the desk, or as a few lines, for those who hold the permission to do the work."""

    def register(make: Callable[[], Made]) -> Callable[[], Made]:
        PILES.append((permission, make))
        return make

    return register


def piles_for(user: AbstractBaseUser) -> list[Pile]:
    """The lines that this person may work on; a line with nothing in it is left out."""
    made = (make() for permission, make in PILES if user.has_perm(permission))
    lines = [line for found in made for line in (found if isinstance(found, list) else [found])]
    return [line for line in lines if line.count]
