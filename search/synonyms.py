"""From what residents say to the needs of the site: "ICE took my dad" is about finding a detained person.

Each need has phrases in each language. A question is compared with all of them, in all languages at
once, so that a question in two languages, or on the page of a third one, is understood.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from search.analysis import units
from search.models import ResidentPhrase
from search.terms import Term

LITTLE = "~"  # before a unit that says little by itself
LITTLE_WEIGHT = 0.16
# A phrase of common words alone ("where is he") must not answer every question that holds them.
LEAST_TOTAL = 3.2
COVERED_POWER = 0.7
QUESTION_SHARE = 0.45
SAME_LANGUAGE = 1.07
SECOND_PHRASE = 0.12
ALL_PHRASES = 0.7


@dataclass(frozen=True)
class Concept:
    """A need: its address word, and what people call it, by language."""

    slug: str
    phrases: Mapping[str, Sequence[str]] = field(default_factory=dict)


@transaction.atomic
def keep(concepts: Sequence[Concept], *, only_these: bool) -> bool:
    """Keep the resident words of `concepts`; return whether anything changed.

    `only_these`: there are no other needs, and what is stored of others goes.
    """
    wanted = {
        (concept.slug, language): "\n".join(dict.fromkeys(filter(None, map(_kept, phrases))))
        for concept in concepts
        for language, phrases in concept.phrases.items()
    }
    rows = ResidentPhrase.objects.all()
    if not only_these:
        rows = rows.filter(concept__in=[concept.slug for concept in concepts])
    stored = {(row.concept, row.language): row for row in rows}
    stale = [row.pk for key, row in stored.items() if wanted.get(key) != row.phrases]
    fresh = [key for key, text in wanted.items() if key not in stored or stored[key].phrases != text]
    ResidentPhrase.objects.filter(pk__in=stale).delete()
    ResidentPhrase.objects.bulk_create(
        ResidentPhrase(concept=slug, language=language, phrases=wanted[slug, language])
        for slug, language in sorted(fresh)
    )
    return bool(stale or fresh)


def _kept(phrase: str) -> str:
    return " ".join((LITTLE if unit.says_little else "") + unit.text for unit in units(phrase))


class Thesaurus:
    """All resident words, ready to be compared with a question."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]):
        """`rows` are (concept, language, kept phrases)."""
        self.concepts: list[str] = []
        numbers: dict[str, int] = {}
        phrases: list[tuple[int, str, list[str]]] = []
        concepts_of: dict[str, set[int]] = defaultdict(set)
        little: set[str] = set()
        for concept, language, text in rows:
            number = numbers.setdefault(concept, len(numbers))
            for line in text.split("\n"):
                parts = list(dict.fromkeys(line.split(" "))) if line else []
                words = [part.lstrip(LITTLE) for part in parts]
                little.update(part[1:] for part in parts if part[:1] == LITTLE)
                for word in words:
                    concepts_of[word].add(number)
                if words:
                    phrases.append((number, language, words))
        self.concepts = list(numbers)
        count = max(len(numbers), 1)
        self.weights = {
            word: math.log(1 + count / len(among)) * (LITTLE_WEIGHT if word in little else 1)
            for word, among in concepts_of.items()
        }
        self.unknown = math.log(1 + count / 3)
        self.phrases = [
            (number, language, max(sum(self.weights[word] for word in words), LEAST_TOTAL))
            for number, language, words in phrases
        ]
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, (_, _, words) in enumerate(phrases):
            for word in words:
                self.places[word].append(place)

    def match(self, terms: Sequence[Term], language: str) -> dict[str, float]:
        """Return {concept: 0 to about 1} for the concepts that a question is about."""
        matched: dict[int, float] = defaultdict(float)
        said: dict[int, float] = defaultdict(float)  # by concept: what all its phrases together explain
        asked = 0.0
        for term in terms:
            best: dict[int, float] = {}
            weight = 0.0
            for text, sure in term.alternatives:
                if text not in self.weights:
                    continue
                weight = max(weight, self.weights[text])
                for place in self.places[text]:
                    best[place] = max(best.get(place, 0), self.weights[text] * sure)
            asked += weight or self.unknown * (LITTLE_WEIGHT if term.says_little else 1)
            explained: dict[int, float] = {}
            for place, value in best.items():
                matched[place] += value
                number = self.phrases[place][0]
                explained[number] = max(explained.get(number, 0), value)
            for number, value in explained.items():
                said[number] += value
        by_concept: dict[int, list[float]] = defaultdict(list)
        for place, value in matched.items():
            number, of_language, total = self.phrases[place]
            covered, share = min(value / total, 1), min(value / asked, 1) if asked else 0
            score = covered**COVERED_POWER * (1 - QUESTION_SHARE + QUESTION_SHARE * share)
            by_concept[number].append(score * (SAME_LANGUAGE if of_language == language else 1))
        return {
            self.concepts[number]: _best_of(scores) + ALL_PHRASES * said[number] / asked
            for number, scores in by_concept.items()
        }


def _best_of(scores: list[float]) -> float:
    """One phrase decides; others add a little, so that a need that is meant in several words wins."""
    first, *others = sorted(scores, reverse=True)[:4]
    return first + SECOND_PHRASE * sum(others)
