"""What each worker keeps in memory: the vocabulary and the resident words, until the index says they changed."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from search.models import IndexedWord, IndexState, ResidentPhrase
from search.synonyms import Thesaurus
from search.typos import Speller


@dataclass(frozen=True)
class Loaded:
    """One state of the vocabulary. `counts` says in how many listings a word is."""

    state: tuple[int, int]
    documents: int
    counts: dict[str, int]
    thesaurus: Thesaurus
    speller: Speller

    @property
    def known(self) -> Mapping[str, float]:
        return ChainMap(self.thesaurus.weights, self.counts)


_lock = Lock()
_newest: Loaded | None = None


def loaded() -> Loaded | None:
    """Return the vocabulary as the database has it now, or None when nothing was ever indexed: one query."""
    global _newest
    row = IndexState.objects.values_list("vocabulary", "thesaurus", "documents").first()
    if row is None:
        return None
    vocabulary, thesaurus, documents = row
    if _newest is None or _newest.state != (vocabulary, thesaurus):
        with _lock:  # one thread reads, the others wait for it
            if _newest is None or _newest.state != (vocabulary, thesaurus):
                _newest = _read((vocabulary, thesaurus), documents, _newest)
    return _newest


def _read(state: tuple[int, int], documents: int, before: Loaded | None) -> Loaded:
    counts = dict(IndexedWord.objects.values_list("word", "documents"))
    if before and before.state[1] == state[1]:
        thesaurus = before.thesaurus
    else:
        rows = ResidentPhrase.objects.order_by("concept", "language").values_list("concept", "language", "phrases")
        thesaurus = Thesaurus(rows)
    return Loaded(state, documents, counts, thesaurus, Speller([*counts, *thesaurus.weights]))
