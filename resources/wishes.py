"""What somebody wishes to find: the query string of the list, read and written."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from resources.models import Service

# The words of the query string for what a service may ask people for.
ASKS = {name.removeprefix("asks_"): name for name in Service.ASKS}
SINGLE = ("words", "near", "need", "language", "cost", "area")


@dataclass(frozen=True)
class Wishes:
    """All wishes of the list; an empty one asks for nothing. All make the list shorter but `near`, which orders it."""

    words: str = ""
    near: str = ""
    need: str = ""
    language: str = ""
    cost: str = ""
    area: str = ""
    not_asked: tuple[str, ...] = ()

    def query(self) -> str:
        """Return the query string, always in the same order, so that a page has one address."""
        given = [("q" if name == "words" else name, getattr(self, name)) for name in SINGLE]
        given += [("not_asked", name) for name in sorted(self.not_asked)]
        return urlencode([(name, value) for name, value in given if value])

    def without(self, kind: str, value: str = "") -> Self:
        if kind == "not_asked":
            return replace(self, not_asked=tuple(name for name in self.not_asked if name != value))
        return replace(self, **{kind: ""})

    def and_also(self, kind: str, value: str) -> Self:
        if kind == "not_asked":
            return replace(self, not_asked=(*self.not_asked, value))
        return replace(self, **{kind: value})

    def each(self) -> list[tuple[str, str]]:
        """Return (kind, value) of each wish."""
        single = [(name, getattr(self, name)) for name in SINGLE]
        return [pair for pair in single if pair[1]] + [("not_asked", name) for name in self.not_asked]

    def each_filter(self) -> list[tuple[str, str]]:
        """Return (kind, value) of each wish that makes the list shorter."""
        return [pair for pair in self.each() if pair[0] != "near"]

    def index_filters(self) -> list[str]:
        """Return the filters, the words aside, as the search index names them."""
        return [
            f"{kind.replace('_', '-')}:{ASKS[value] if kind == 'not_asked' else value}"
            for kind, value in self.each_filter()
            if kind != "words"
        ]
