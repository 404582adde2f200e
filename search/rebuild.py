"""Makes the index anew from the listings, in steps that each hold by themselves.

Each step takes the next listings under the writers' lock and notes how far it came in the same
transaction. So an interrupted rebuild goes on where it stopped, and two at once share the work.
Searches go on meanwhile: each listing is replaced, never missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from search import index as search_index
from search.analysis import VERSION
from search.backend import backend
from search.models import IndexedDocument, IndexState
from search.sources import Source

BATCH = 500


@dataclass(frozen=True)
class Step:
    done: int
    total: int


def is_needed(source: Source) -> bool:
    """Whether the index is missing, was interrupted, is of an older analysis or has another number of listings."""
    state = IndexState.objects.first()
    return (
        state is None
        or state.analysis != VERSION
        or state.rebuilt_to is not None
        or IndexedDocument.objects.count() != source.count()
    )


def rebuild(source: Source, *, clean: bool = False, batch: int = BATCH) -> Iterator[Step]:
    """Index all listings; yield after each step. `clean` throws the old index away first."""
    total = source.count()
    mine = _begin(source, clean)
    while (step := _next(source, mine, total, batch)) is not None:
        yield step


def _begin(source: Source, clean: bool) -> int:
    """Begin a rebuild or join the one that is under way; return its number."""
    with search_index.write_locked() as state:
        missing = backend().create()
        if clean or missing:
            search_index.forget_all(state)
            state.rebuilt_to = None
        if state.rebuilt_to is None:
            state.rebuilt_to = -1
            state.rebuilds += 1
        state.save()
        search_index.keep_concepts(source.concepts(), only_these=True)
        return state.rebuilds


def _next(source: Source, mine: int, total: int, batch: int) -> Step | None:
    with search_index.write_locked() as state:
        if state.rebuilt_to is None or state.rebuilds != mine:
            return None  # the other one has finished
        ids = source.ids_after(state.rebuilt_to, batch)
        stale = IndexedDocument.objects.filter(document__gt=state.rebuilt_to)
        if ids:
            stale = stale.filter(document__lte=ids[-1])
        documents = source.documents(ids) if ids else []
        kept = {document.id for document in documents}
        search_index.delete([pk for pk in stale.values_list("document", flat=True) if pk not in kept])
        search_index.index(documents, again=True)
        state.refresh_from_db()
        state.rebuilt_to = ids[-1] if ids else None
        if not ids:
            state.analysis = VERSION
            state.save(update_fields=["rebuilt_to", "analysis"])
            return None
        state.save(update_fields=["rebuilt_to"])
        return Step(IndexedDocument.objects.filter(document__lte=ids[-1]).count(), total)
