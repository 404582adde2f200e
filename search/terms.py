"""A question, word by word: each word with what it may mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.analysis import Unit, units
from search.typos import Speller

MOST_TERMS = 48
UNFINISHED = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """One word (or a few characters) of a question, and units of the index that may be meant, with how sure."""

    text: str
    script: str
    alternatives: tuple[tuple[str, float], ...]
    says_little: bool = False
    is_gram: bool = False

    @property
    def is_guess(self) -> bool:
        """Whether the word as it was typed is in no listing and in no phrase."""
        return bool(self.alternatives) and self.alternatives[0][0] != self.text


def terms_of(question: str, speller: Speller, known: Mapping[str, float]) -> list[Term]:
    """Return the terms of a question, each once; an unknown word with the known ones it may be."""
    found: dict[str, Term] = {}
    for unit in units(question):
        if unit.text not in found:
            found[unit.text] = _term(unit, speller, known)
        if len(found) == MOST_TERMS:
            break
    return list(found.values())


def _term(unit: Unit, speller: Speller, known: Mapping[str, float]) -> Term:
    alternatives: list[tuple[str, float]] = [(unit.text, 1.0)]
    if not unit.is_gram and not unit.says_little and unit.text not in known:
        alternatives = speller.alike(unit.text)
        if len(unit.text) >= 5:
            sure = {word for word, _ in alternatives}
            alternatives += [(word, UNFINISHED) for word in speller.starting_with(unit.text) if word not in sure]
        alternatives = alternatives[:6] or [(unit.text, 1.0)]
    elif unit.starts and unit.text not in known:
        begun = sorted(text for text in known if text.startswith(unit.text))
        alternatives = [(text, UNFINISHED) for text in begun[:8]] or alternatives
    return Term(unit.text, unit.script, tuple(alternatives), unit.says_little, unit.is_gram)
