"""How well a listing answers a question: by the need it is for, and by the words it says."""

import math
from collections.abc import Mapping, Sequence

from search.terms import Term

NEED_WEIGHT, TEXT_WEIGHT = 1.0, 0.75
OTHER_NEED = 0.77
SECOND_NEED = 0.22
# By the weight that a unit has in a listing: nothing, summary, organization, name.
FIELD = {1: 0.5, 2: 0.85, 3: 1.0}
ELSEWHERE = 0.3
# Listings this close to the best one count as equal: then a fresh check and the distance decide.
GRADES = (0.94, 0.8, 0.6)
LEAST = 0.25


class Ranker:
    """Scores listings for one question. Made once, asked for some hundred listings."""

    def __init__(self, terms: Sequence[Term], concepts: Mapping[str, float], documents: int, counts: Mapping[str, int]):
        self.concepts = concepts
        self.scripts = {term.script for term in terms}
        # {what may stand in a listing: [(place of the term, its worth there)]}
        self.worth: dict[str, tuple[int, float]] = {}
        self.importance: list[float] = []
        for place, term in enumerate(terms):
            rarest = min((counts[text] for text, _ in term.alternatives if text in counts), default=0)
            # Rounded, so that one listing more or less does not turn the order around.
            importance = round(math.log2(1 + (documents + 1) / (rarest + 1)), 0) * (0.1 if term.says_little else 1)
            self.importance.append(importance)
            for text, sure in term.alternatives:
                for weight, value in FIELD.items():
                    kept = f"{weight}{text}"
                    if kept not in self.worth or self.worth[kept][1] < value * sure:
                        self.worth[kept] = (place, value * sure)
        total = sum(self.importance) or 1
        self.importance = [weight / total for weight in self.importance]
        self._needs: dict[str, float] = {}
        self.asked = self.worth.keys()

    def score(self, strong: str, whole: bool) -> float:
        """Return the score of a listing from its weighed units; `whole` says that it holds every word somewhere."""
        floor = ELSEWHERE if whole else 0.0
        best: dict[int, float] = {}
        need = 0.0
        for line in strong.split("\n"):
            script, _, rest = line.partition(" ")
            if script == "need":
                need = self._need(rest)
            elif script in self.scripts:
                for kept in self.asked & set(rest.split(" ")):
                    place, value = self.worth[kept]
                    if value > best.get(place, floor):
                        best[place] = value
        text = floor
        for place, value in best.items():
            text += (value - floor) * self.importance[place]
        return NEED_WEIGHT * need + TEXT_WEIGHT * text

    def _need(self, slugs: str) -> float:
        """Return how much the needs of a listing are the ones of the question; most listings share theirs."""
        if slugs not in self._needs:
            main, *others = slugs.split(" ")
            scores = [self.concepts.get(main, 0.0), *(OTHER_NEED * self.concepts.get(slug, 0.0) for slug in others)]
            first, *second = sorted(scores, reverse=True)
            self._needs[slugs] = first + SECOND_NEED * sum(second[:2])
        return self._needs[slugs]


def grade(score: float, best: float) -> int:
    """Return 0 for listings as good as the best, and more for those that answer less well."""
    for grade, share in enumerate(GRADES):
        if score >= share * best:
            return grade
    return len(GRADES)
