"""Answers one question: read it, look where it may be answered, rank what was found, cut a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from search import geo, plan
from search.backend import backend
from search.expressions import Arm, Expression, all_of
from search.folding import readable
from search.loaded import Loaded, loaded
from search.numbers import Numbers, numbers_in, refused_in
from search.plan import Near
from search.ranking import LEAST, Ranker, grade
from search.results import Hit, Results, SearchUnavailable, Warned
from search.sources import source
from search.terms import Term, terms_of

PAGE_SIZE = 20
# Nobody reads further; and counting everything is what makes a search slow.
MOST_HITS = 200
ENOUGH_NEARBY = 20
# The square of the point and its neighbors, at least 6 miles around; then everywhere.
RINGS = 1
MOST_RINGS = 6
# A listing without a place is as near as a walk.
WITHOUT_PLACE = 5.0

Row = tuple[int, int, int, str, str]
Shown = Callable[[Sequence[int]], Mapping[int, int]]


def answer(
    text: str,
    *,
    language: str = "en",
    filters: Iterable[str | tuple[str, ...]] = (),
    near: Near | None = None,
    page: int = 1,
    shown: Shown | None = None,
    refused: Mapping[str, str] | None = None,
) -> Results:
    """Return one page of listings.

    `filters` are all asked for; of a tuple, any one. `shown` is called once, with the ids that were found, and
    returns {id: rank among equals} of those that residents may see now: fresh checks first. `refused` are
    {number: why} that must never be called. Three queries at most, besides `shown`; one more after an edit.
    """
    words = loaded()
    if words is None:
        raise SearchUnavailable("Nothing was indexed yet: run rebuild_search.")
    if not words.counts and source().count():
        raise SearchUnavailable("The index is empty and there are listings: run rebuild_search.")
    question = readable(text)
    warned = refused_in(question, refused or {})
    base = plan.filtered(filters)
    numbers = numbers_in(question)
    if numbers.zip_alike and numbers.rest.strip():
        numbers = Numbers(rest=numbers.rest)
    terms = terms_of(numbers.rest if numbers.parts or numbers.codes else question, words.speller, words.known)
    reading = _Reading(words, terms, language)
    found: list[tuple[Row, float]] = []
    cut = False
    if (numbers.parts or numbers.codes) and (numbers.parts or reading.told <= 2):
        arms = plan.number_arms(numbers, base)
        rows = backend().candidates(arms)
        cut = _cut(rows, arms)
        found = [(row, 1 + reading.ranker.score(row[3], whole=False)) for row in rows]
    if not found and not terms and (numbers.parts or numbers.codes):
        return Results(warning=warned and Warned(*warned))
    if not found:
        found, cut = _everywhere(reading, base, near)
    hits, full = _ordered(found, near, shown)
    page = min(max(page, 1), MOST_HITS // PAGE_SIZE)
    return Results(
        hits=hits[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        page=page,
        total=len(hits),
        is_exact=not (full or cut),
        concepts=tuple(reading.concepts),
        guessed=tuple(term.text for term in terms if term.is_guess),
        loosened=bool(terms) and not any(row[2] for row, _ in found),
        warning=warned and Warned(*warned),
    )


class _Reading:
    """A question as it was understood."""

    def __init__(self, words: Loaded, terms: Sequence[Term], language: str):
        self.terms, self.counts, self.documents = terms, words.counts, words.documents
        self.concepts = plan.meant(words.thesaurus.match(terms, language)) if terms else {}
        self.ranker = Ranker(terms, self.concepts, words.documents, words.counts)
        self.told = sum(not term.says_little for term in terms)

    def arms(self, base: Expression | None) -> list[Arm]:
        if not self.terms:
            return [Arm(base, MOST_HITS)]
        return plan.word_arms(self.terms, self.concepts, self.counts, base)


def _everywhere(reading: _Reading, base: Expression | None, near: Near | None) -> tuple[list[tuple[Row, float]], bool]:
    """Look around a point first, when there is one, and everywhere when that gives too little.

    Return what was found, and whether more may be there.
    """
    found: list[tuple[Row, float]] = []
    cut = False
    for rings in _rings(near, reading.documents):
        squares = plan.around(near, rings) if near and rings else None
        arms = reading.arms(all_of([base, squares]))
        rows = backend().candidates(arms) if arms else []
        cut = _cut(rows, arms) or rings > 0
        found = [(row, reading.ranker.score(row[3], bool(row[2])) if reading.terms else 1.0) for row in rows]
        if near and near.within is not None:
            found = [(row, score) for row, score in found if _within(row, near)]
        best = max((score for _, score in found), default=0)
        found = [(row, score) for row, score in found if score >= LEAST * best]
        if len(found) >= ENOUGH_NEARBY:
            break
    return found, cut


def _cut(rows: Sequence[Row], arms: Sequence[Arm]) -> bool:
    """Whether an arm may have reached its limit. With fewer rows than the shortest arm takes, none has."""
    return bool(arms) and len(rows) >= min(arm.most for arm in arms)


def _rings(near: Near | None, documents: int) -> list[int]:
    """Return how many rings of squares to look in, one after the other; 0 means everywhere.

    Few listings are looked through at once: nothing far away need be left out.
    """
    if near is None or (near.within is None and documents <= MOST_HITS):
        return [0]
    if near.within is None:
        return [RINGS, 0]
    return [min(int(near.within / 5.6) + 1, MOST_RINGS)]


def _within(row: Row, near: Near) -> bool:
    away = _miles(row[4], near)
    return away is None or near.within is None or away <= near.within


def _miles(points: str, near: Near | None) -> float | None:
    if not points or near is None:
        return None
    here = (near.latitude, near.longitude)
    pairs = (point.split(",") for point in points.split(";"))
    return min(geo.miles(here, (float(latitude), float(longitude))) for latitude, longitude in pairs)


def _ordered(found: list[tuple[Row, float]], near: Near | None, shown: Shown | None) -> tuple[list[Hit], bool]:
    """Return what may be shown: relevance, then the rank among equals, then distance; and whether more was found."""
    best = max((score for _, score in found), default=0)
    full = len(found) >= MOST_HITS
    if full:
        found.sort(key=lambda pair: (grade(pair[1], best), pair[0][0]))
    found = found[:MOST_HITS]
    ranks = shown([row[1] for row, _ in found]) if shown and found else None
    if ranks is not None:
        found = [(row, score) for row, score in found if row[1] in ranks]
        best = max((score for _, score in found), default=0)
    keyed = []
    for row, score in found:
        away = _miles(row[4], near)
        hit = Hit(row[1], round(score, 4), grade(score, best), away)
        sinks = row[0] >> 40
        rank = ranks[row[1]] if ranks is not None else 0
        # What sinks comes after everything else that answers: federal offices, never first because they fit best.
        keyed.append(((sinks, hit.grade, rank, WITHOUT_PLACE if away is None else away, -hit.score, row[0]), hit))
    keyed.sort(key=lambda pair: pair[0])
    return [hit for _, hit in keyed], full
