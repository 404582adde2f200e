"""What an answer is made of."""

from dataclasses import dataclass, field


class SearchUnavailable(Exception):
    """The index cannot answer now. It never means that there is no help."""


@dataclass(frozen=True, slots=True)
class Hit:
    id: int
    score: float
    grade: int  # 0: as good as the best
    miles: float | None = None  # to the nearest of its places; None without a place, or when nobody asked


@dataclass(frozen=True)
class Warned:
    """The question holds a number that must never be called for help."""

    number: str
    why: str


@dataclass(frozen=True)
class Results:
    """One page of an answer."""

    hits: list[Hit] = field(default_factory=list)
    page: int = 1
    total: int = 0  # of all pages
    is_exact: bool = True  # False: there are more than `total`
    concepts: tuple[str, ...] = ()  # the needs that the question is about, the surest first
    guessed: tuple[str, ...] = ()  # words of the question that are in no listing, and were read as others
    loosened: bool = False  # no listing holds every word
    warning: Warned | None = None

    @property
    def ids(self) -> list[int]:
        return [hit.id for hit in self.hits]
