"""From a question to the parts of the index that may answer it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from search import geo
from search.documents import concept_token, filter_token
from search.expressions import All, Arm, Expression, Token, all_of, any_of
from search.numbers import Numbers
from search.terms import Term

MOST_CONCEPTS = 6
# A concept this much below the best one is not meant.
CONCEPT_SHARE = 0.45
LEAST_CONCEPT = 0.12
# How many of the rarest words of a question are tried without the others.
RAREST = 3


@dataclass(frozen=True)
class Near:
    """A point to measure from. With `within` (miles), farther listings are left out."""

    latitude: float
    longitude: float
    within: float | None = None


def meant(concepts: Mapping[str, float]) -> dict[str, float]:
    """Return the concepts that a question is about, the surest first."""
    ordered = sorted(concepts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ordered or ordered[0][1] < LEAST_CONCEPT:
        return {}
    least = max(CONCEPT_SHARE * ordered[0][1], LEAST_CONCEPT)
    return dict(pair for pair in ordered[:MOST_CONCEPTS] if pair[1] >= least)


def filtered(filters: Iterable[str | tuple[str, ...]]) -> Expression | None:
    """Return what the filters ask for: all of them, and of a tuple any one."""
    groups = ((name,) if isinstance(name, str) else name for name in filters)
    return all_of(any_of(Token(filter_token(name)) for name in group) for group in groups)


def around(near: Near, rings: int) -> Expression | None:
    """Return the squares around a point, and the listings without a place: a hotline is as near as the phone."""
    return any_of(Token(name) for name in [*geo.squares_within(near.latitude, near.longitude, rings), geo.NOWHERE])


def number_arms(numbers: Numbers, base: Expression | None) -> list[Arm]:
    wanted = [Token("d" + part, starts=True) for part in numbers.parts] + [Token("k" + code) for code in numbers.codes]
    return [Arm(all_of([base, token]), 60, whole=True) for token in wanted]


def word_arms(
    terms: Sequence[Term], concepts: Mapping[str, float], counts: Mapping[str, int], base: Expression | None
) -> list[Arm]:
    """Return where to look, the best places first: all words, then the need, then the rarest words alone."""
    told = [term for term in terms if not term.says_little] or list(terms)
    held = [term for term in told if any(text in counts for text, _ in term.alternatives)]
    held.sort(key=lambda term: min(counts[text] for text, _ in term.alternatives if text in counts))
    arms: list[Arm] = []
    if told and len(held) == len(told):
        if len(told) <= 8:
            arms.append(Arm(all_of([base, *(_group("n", term, counts) for term in told)]), 40, whole=True))
        arms.append(Arm(all_of([base, *(_group("w", term, counts) for term in told)]), 60, whole=True))
    mains = [Token(concept_token(slug, main=True)) for slug in concepts]
    needs = [Token(concept_token(slug)) for slug in list(concepts)[:2]]
    names = any_of(_group("n", term, counts) for term in held[:RAREST])
    rare = [_group("w", term, counts) for term in held[:RAREST]]
    pairs = any_of(map(All, combinations(rare, 2))) or any_of(rare)
    if mains and names:
        arms.append(Arm(all_of([base, any_of(mains), names]), 40))
    if mains:
        arms.append(Arm(all_of([base, mains[0]]), 50))
    looser = [mains[1:], needs, [names] if names else []]
    if base is not None and mains:
        # Filters cost time in each arm, and leave few: one arm holds them all, and not the dear pairs.
        looser = [[part for parts in looser for part in parts[:2]]]
    elif pairs:
        looser.append([pairs])
    arms += [Arm(all_of([base, any_of(parts)]), 40 if base is None else 120) for parts in looser if parts]
    return arms


def _group(kind: str, term: Term, counts: Mapping[str, int]) -> Expression:
    """Return the unit of a term or any other that it may mean, as far as listings hold them."""
    texts = [text for text, _ in term.alternatives if text in counts] or [term.text]
    return any_of(Token(kind + text) for text in texts) or Token(kind + term.text)
