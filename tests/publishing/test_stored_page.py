"""What is stored, how much of it, and made by how many at once: the page cache around other applications."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from publishing.page_cache import PageCache
from publishing.stored_page import OVERHEAD, PageStore, StoredPage
from tests.publishing.asking import ask

PLAIN = "/en/about/"


def test_memory_is_bounded_and_what_was_not_asked_for_longest_goes_first():
    def page(letter: str) -> StoredPage:
        return StoredPage([], letter.encode() * 100, version=1, made_at=0)

    store = PageStore(limit=3 * len(page("a")))
    for letter in "abc":
        store.put((letter,), page(letter))
    store.get(("a",))
    store.put(("d",), page("d"))
    assert store.get(("b",)) is None
    assert store.get(("a",))
    assert len(store) == 3
    assert OVERHEAD < store.size <= store.limit
    store.put(("large",), StoredPage([], bytes(range(256)) * 400, version=1, made_at=0))
    assert store.size <= store.limit


@pytest.mark.usefixtures("one_connection")
def test_of_many_who_ask_at_once_one_makes_the_page():
    """The site takes its time; thirty ask meanwhile."""
    begun, may_go_on = Event(), Event()
    asked = []

    def slow(environ, start_response):
        asked.append(environ)
        begun.set()
        may_go_on.wait(10)
        start_response("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "public, max-age=60")])
        return [b"page"]

    cache = PageCache(slow)
    cache.watch.read()
    cache.watch._due = time.monotonic() + 1000
    with ThreadPoolExecutor(30) as readers:
        replies = [readers.submit(ask, cache, PLAIN) for _ in range(30)]
        assert begun.wait(10)
        may_go_on.set()
        assert {reply.result(10).body for reply in replies} == {b"page"}
    assert len(asked) == 1
    assert not cache._making


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize(
    "header", [("Set-Cookie", "a=b"), ("Vary", "Accept-Encoding, Cookie"), ("Cache-Control", "no-store"), ("Vary", "*")]
)
def test_an_answer_that_is_not_for_everybody_is_never_stored(header):
    def personal(environ, start_response):
        given = {"Content-Type": "text/html", "Cache-Control": "public", **dict([header])}
        start_response("200 OK", list(given.items()))
        return [b"page"]

    cache = PageCache(personal)
    assert ask(cache, PLAIN).body == b"page"
    assert len(cache.store) == 0


@pytest.mark.usefixtures("one_connection")
def test_an_application_that_breaks_leaves_nobody_waiting():
    def breaks(environ, start_response):
        raise RuntimeError

    cache = PageCache(breaks)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            ask(cache, PLAIN)
    assert not cache._making
