"""Where listings come from. The app that has them registers itself, so that search imports nothing of it."""

from collections.abc import Sequence
from typing import Protocol

from search.documents import Document
from search.synonyms import Concept


class Source(Protocol):
    def count(self) -> int:
        """Return how many listings belong in the index."""

    def ids_after(self, last: int, most: int) -> Sequence[int]:
        """Return the next ids above `last`, in order."""

    def documents(self, ids: Sequence[int]) -> Sequence[Document]:
        """Return the listings with these ids; those that do not belong in the index are left out."""

    def concepts(self) -> Sequence[Concept]:
        """Return all needs with what residents call them."""


_source: Source | None = None


def register(source: Source) -> None:
    global _source
    _source = source


def source() -> Source:
    if _source is None:
        raise LookupError("No app has registered its listings for search.")
    return _source
