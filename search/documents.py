"""What the index is told about one listing, and the tokens it becomes.

A token is one letter that says what it is, and the thing itself:
    w  a unit anywhere in its texts       n  a unit in its name or organization
    d  the end of a telephone number      k  a short code: 211
    m  the need it is mainly for          c  any need it is for
    f  a filter: f-lang-es, f-cost-free   g  a square of the map from which it is near; g-nowhere without a place
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search import geo
from search.analysis import units
from search.numbers import endings

# Weights of the texts: the name first. "rest" is found, and not weighed.
WEIGHTS = {"name": 3, "organization": 2, "place": 2, "summary": 1, "rest": 0}
STRONG = ("name", "organization")
LONGEST_TEXT = 4000


@dataclass(frozen=True)
class Document:
    """One listing as the index sees it. Nothing that residents may not see belongs in it."""

    id: int
    texts: Mapping[str, Mapping[str, str]]  # {language: {a name of WEIGHTS: the text}}
    concepts: tuple[str, ...] = ()  # slugs of its needs, the main one first, then the others and what they are under
    phones: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()  # "cost:free", "lang:es"
    points: tuple[tuple[float, float], ...] = ()  # (latitude, longitude) of its places
    sinks: int = 0  # 0 to 255: the higher, the later among equals


@dataclass
class Entry:
    """A document as the back ends keep it."""

    id: int
    key: int  # its place in the order of equals
    tokens: str
    strong: str  # by script: the units that are weighed, each with its weight before it
    points: str
    digest: str
    words: set[str] = field(default_factory=set)


def filter_token(name: str) -> str:
    """Return the token of a filter in the letters that every back end keeps as they are."""
    return "f-" + re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def concept_token(slug: str, *, main: bool = False) -> str:
    return ("m" if main else "c") + re.sub(r"[^a-z0-9]+", "-", slug.casefold())


def entry_of(document: Document) -> Entry:
    """Return what is kept of a document. The same document always gives the same entry."""
    tokens: set[str] = set()
    weighed: dict[str, dict[str, int]] = {}
    words: set[str] = set()
    for by_field in document.texts.values():
        for name, weight in WEIGHTS.items():
            for unit in units((by_field.get(name) or "")[:LONGEST_TEXT]):
                if unit.says_little:
                    continue
                words.add(unit.text)
                if name in STRONG:
                    tokens.add("n" + unit.text)
                if weight:
                    of_script = weighed.setdefault(unit.script, {})
                    of_script[unit.text] = max(weight, of_script.get(unit.text, 0))
    tokens.update("w" + word for word in words)
    tokens.update(_number_tokens(document.phones))
    tokens.update(concept_token(slug) for slug in document.concepts)
    if document.concepts:
        tokens.add(concept_token(document.concepts[0], main=True))
    tokens.update(filter_token(name) for name in document.filters)
    tokens.update(name for point in document.points for name in geo.squares(*point))
    if not document.points:
        tokens.add(geo.NOWHERE)
    strong = "\n".join(
        f"{script} " + " ".join(sorted(f"{weight}{text}" for text, weight in by_text.items()))
        for script, by_text in sorted(weighed.items())
    )
    if document.concepts:
        strong = ("need " + " ".join(document.concepts) + "\n" + strong).rstrip("\n")
    points = ";".join(f"{latitude:.5f},{longitude:.5f}" for latitude, longitude in document.points)
    kept = " ".join(sorted(tokens))
    key = (document.sinks << 40) | document.id
    digest = hashlib.sha256("\0".join((str(key), kept, strong, points)).encode()).hexdigest()[:32]
    return Entry(document.id, key, kept, strong, points, digest, words)


def words_of(tokens: str) -> set[str]:
    """Return the vocabulary of kept tokens: what the speller may suggest."""
    return {token[1:] for token in tokens.split(" ") if token[:1] == "w"}


def _number_tokens(phones: Iterable[str]) -> Iterable[str]:
    for number in phones:
        ends = endings(number)
        if len(ends) == 1 and len(ends[0]) < 4:
            yield "k" + ends[0]
        else:
            yield from ("d" + end for end in ends)
