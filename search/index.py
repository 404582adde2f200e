"""The index of listings: put in, take out, ask.

Whoever changes a listing calls `index` or `delete` in the same transaction, so that the index and
the listings cannot part. What depends on the time (publish_at, expire_at, lapsed checks) is not in
the index: `query` asks the caller which of the found listings may be shown now.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

from search import synonyms
from search.analysis import VERSION
from search.answers import answer
from search.backend import backend
from search.documents import Document, Entry, entry_of, words_of
from search.models import IndexedDocument, IndexedWord, IndexState, ResidentPhrase
from search.plan import Near
from search.results import Hit, Results, SearchUnavailable, Warned

__all__ = [
    "Concept", "Document", "Hit", "Near", "Results", "SearchUnavailable", "Warned",
    "delete", "forget_concepts", "index", "keep_concepts", "query", "write_locked",
]  # fmt: skip

Concept = synonyms.Concept


def query(text: str, **wishes) -> Results:
    """Return the listings that answer a question, the best first. See `answers.answer` for the wishes.

    Raises SearchUnavailable when the index cannot answer: that is never the same as "nothing found".
    """
    try:
        return answer(text, **wishes)
    except DatabaseError as error:
        raise SearchUnavailable("The search index cannot be read.") from error


def index(documents: Iterable[Document], *, again: bool = False) -> int:
    """Put listings in, or replace what is there; return how many changed. `again` writes even what is the same."""
    entries = {entry.id: entry for entry in map(entry_of, documents)}
    if not entries:
        return 0
    with write_locked() as state:
        stored = _stored(entries)
        changed = [entry for entry in entries.values() if again or stored.get(entry.id, ("",) * 3)[2] != entry.digest]
        gone = [stored[entry.id] for entry in changed if entry.id in stored]
        _take_out(state, gone)
        _put_in(state, changed)
        _count_words(state, changed, gone)
    return len(changed)


def delete(ids: Iterable[int]) -> int:
    """Take listings out; return how many were in."""
    with write_locked() as state:
        gone = list(_stored(ids).values())
        _take_out(state, gone)
        _count_words(state, [], gone)
    return len(gone)


def keep_concepts(concepts: Sequence[synonyms.Concept], *, only_these: bool = False) -> bool:
    """Keep the resident words of these needs (with `only_these`, of no others); return whether anything changed."""
    with write_locked() as state:
        changed = synonyms.keep(concepts, only_these=only_these)
        if changed:
            state.thesaurus = _new_state()
            state.save(update_fields=["thesaurus"])
    return changed


def forget_concepts(slugs: Iterable[str]) -> None:
    """Take the resident words of these needs out."""
    with write_locked() as state:
        if ResidentPhrase.objects.filter(concept__in=list(slugs)).delete()[0]:
            state.thesaurus = _new_state()
            state.save(update_fields=["thesaurus"])


@contextmanager
def write_locked() -> Iterator[IndexState]:
    """Hold the one row that all writers need, in a transaction: they come one after the other."""
    with transaction.atomic():
        if (state := _locked_row()) is None:
            first = IndexState(vocabulary=_new_state(), thesaurus=_new_state(), analysis=VERSION)
            IndexState.objects.bulk_create([first], ignore_conflicts=True)
            state = _locked_row() or first
        yield state


def _locked_row() -> IndexState | None:
    # A list, not get(): one request may write many times, and that is no N+1.
    rows = list(IndexState.objects.select_for_update().filter(id=1))
    return rows[0] if rows else None


def forget_all(state: IndexState) -> None:
    """Empty the index and make its structure anew. The caller holds the lock and fills it in the same transaction
    or marks it as being rebuilt."""
    backend().drop()
    backend().create()
    IndexedDocument.objects.all().delete()
    IndexedWord.objects.all().delete()
    state.documents, state.vocabulary = 0, _new_state()
    state.save(update_fields=["documents", "vocabulary"])


def _new_state() -> int:
    """A number that was never used: a transaction that was rolled back must not leave a worker with its words."""
    return secrets.randbits(62)


def _stored(ids: Iterable[int]) -> dict[int, tuple[int, str, str]]:
    """Return {id: (key, tokens, digest)}."""
    rows = IndexedDocument.objects.filter(document__in=list(ids))
    return {document: rest for document, *rest in rows.values_list("document", "key", "tokens", "digest")}


def _take_out(state: IndexState, gone: Sequence[tuple[int, str, str]]) -> None:
    if gone:
        backend().remove([(key, tokens) for key, tokens, _ in gone])
        IndexedDocument.objects.filter(key__in=[key for key, *_ in gone])._raw_delete(IndexedDocument.objects.db)
        state.documents -= len(gone)


def _put_in(state: IndexState, entries: Sequence[Entry]) -> None:
    if entries:
        IndexedDocument.objects.bulk_create(
            [
                IndexedDocument(
                    key=entry.key, document=entry.id, tokens=entry.tokens, strong=entry.strong,
                    points=entry.points, digest=entry.digest,
                )
                for entry in entries
            ],
            batch_size=500,
        )  # fmt: skip
        backend().write(entries)
        state.documents += len(entries)


def _count_words(state: IndexState, added: Sequence[Entry], gone: Sequence[tuple[int, str, str]]) -> None:
    """Keep in how many listings each word is, and tell the workers when there are other words than before."""
    change: Counter[str] = Counter()
    for entry in added:
        change.update(entry.words)
    for _, tokens, _ in gone:
        change.subtract(words_of(tokens))
    rows = sorted((word, by) for word, by in change.items() if by)
    before = IndexedWord.objects.count()
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_indexedword (word, documents) VALUES (%s, %s) ON CONFLICT (word)"
                " DO UPDATE SET documents = search_indexedword.documents + excluded.documents",
                rows,
            )
    appeared = IndexedWord.objects.count() - before
    vanished = IndexedWord.objects.filter(documents__lte=0).delete()[0] if any(by < 0 for _, by in rows) else 0
    if appeared or vanished:
        state.vocabulary = _new_state()
    state.save(update_fields=["documents", "vocabulary"])
