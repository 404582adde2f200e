"""Turns text in any script into the small units by which listings are found."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.folding import GRAM, fold, pieces
from search.stems import UNTOLD, stem

# Raise it whenever the same text would come out as other units: the index is then made anew.
VERSION = 1
LONGEST_UNIT = 40
_UNTOLD = frozenset(fold(word) for word in UNTOLD)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a text: a word without its ending, or a few characters of a script without spaces."""

    text: str
    script: str
    word: str  # as it was typed, folded
    is_gram: bool = False
    starts: bool = False  # shorter than the units of its script: it is asked for as the start of one

    @property
    def says_little(self) -> bool:
        return self.word in _UNTOLD


def units(text: str) -> list[Unit]:
    """Return the units of a text in order, each as often as it occurs."""
    return [unit for script, run in pieces(fold(text)) for unit in _of_run(script, run)]


def unit_texts(text: str) -> list[str]:
    """Return what the index keeps of a text."""
    return [unit.text for unit in units(text) if not unit.says_little]


@lru_cache(maxsize=20_000)
def _of_run(script: str, run: str) -> tuple[Unit, ...]:
    size = GRAM.get(script)
    if size is None:
        word = run[:LONGEST_UNIT]
        return (Unit(stem(word, script), script, word),)
    if len(run) < size:
        return (Unit(run, script, run, is_gram=True, starts=True),)
    return tuple(_grams(script, run, size))


def _grams(script: str, run: str, size: int) -> Iterator[Unit]:
    for start in range(len(run) - size + 1):
        gram = run[start : start + size]
        yield Unit(gram, script, gram, is_gram=True)
