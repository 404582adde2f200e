"""A stored page is the page itself, only faster; and never one that is no longer right."""

import gzip
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import brotli
import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from publishing.page_cache import PageCache
from resources.models import Service
from tests.making import make_service
from tests.publishing.asking import Reply, ask

pytestmark = pytest.mark.usefixtures("one_connection")

PLAIN = "/en/about/"
# What may differ between a stored page and one that Django sends by itself.
OF_THE_FORM = {"ETag", "Content-Length", "Content-Encoding", "Vary"}


class CountedSite:
    """The site without its cache; counts what reaches it."""

    def __init__(self):
        self.inner = WSGIHandler()
        self.asked: list[dict] = []

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        return self.inner(environ, start_response)


@pytest.fixture
def site():
    return CountedSite()


@pytest.fixture
def cache(site, db):
    made = PageCache(site)
    made.watch.every = 0
    return made


@pytest.fixture(autouse=True)
def _in_the_middle_of_a_minute(request):
    """So that no minute ends while a test runs."""
    with time_machine.travel(datetime(2026, 6, 3, 17, 30, 20, tzinfo=UTC), tick=False) as clock:
        request.node.clock = clock
        yield


@pytest.fixture
def clock(request):
    return request.node.clock


@contextmanager
def broken_tables():
    """A database that answers every question with an error, as after a restore that went wrong."""
    names = ["publishing_contentversion", "resources_service"]
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"ALTER TABLE {name} RENAME TO {name}_gone")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for name in names:
                cursor.execute(f"ALTER TABLE {name}_gone RENAME TO {name}")


def read(reply: Reply) -> str:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
    return unpack[reply.headers.get("Content-Encoding")](reply.body).decode()


def test_the_second_reader_is_answered_without_the_site(cache, site):
    first, second = ask(cache, PLAIN), ask(cache, PLAIN)
    assert first.status == second.status == 200
    assert first.body == second.body
    assert len(site.asked) == 1


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_stored_page_is_the_page_itself_with_the_same_headers(cache, site, encoding):
    direct = ask(site, PLAIN)
    ask(cache, PLAIN)
    stored = ask(cache, PLAIN, accept_encoding=encoding)
    assert read(stored) == direct.body.decode()
    assert stored.headers.get("Content-Encoding", "identity") == encoding
    assert int(stored.headers["Content-Length"]) == len(stored.body)
    assert stored.headers["Vary"] == "Accept-Encoding"
    assert {name: stored.headers.get(name) for name in direct.headers if name not in OF_THE_FORM} == {
        name: value for name, value in direct.headers.items() if name not in OF_THE_FORM
    }


def test_a_browser_that_has_the_page_is_told_so_in_a_few_bytes(cache):
    for encoding in ("br", "gzip", "identity"):
        page = ask(cache, PLAIN, accept_encoding=encoding)
        again = ask(cache, PLAIN, accept_encoding=encoding, if_none_match=page.headers["ETag"])
        assert again.status == 304
        assert again.body == b""
        assert again.headers["ETag"] == page.headers["ETag"]
        assert again.headers["Cache-Control"] == "public, max-age=60"
        assert again.headers["Content-Security-Policy"] == page.headers["Content-Security-Policy"]
    assert ask(cache, PLAIN, if_none_match='"another", "one"').status == 200


def test_each_form_of_a_page_has_a_name_of_its_own(cache):
    tags = {ask(cache, PLAIN, accept_encoding=encoding).headers["ETag"] for encoding in ("br", "gzip", "identity")}
    assert len(tags) == 3


def test_a_form_that_the_browser_forbids_is_not_sent(cache):
    assert "Content-Encoding" not in ask(cache, PLAIN, accept_encoding="br;q=0, gzip;q=0.0").headers
    assert ask(cache, PLAIN, accept_encoding="br;q=0, gzip;q=0.5").headers["Content-Encoding"] == "gzip"


def test_head_gets_the_headers_of_the_page_and_no_body(cache):
    page = ask(cache, PLAIN, accept_encoding="br")
    head = ask(cache, PLAIN, accept_encoding="br", method="HEAD")
    assert head.headers == page.headers
    assert head.body == b""


def test_what_a_visitor_sent_reaches_no_page_that_is_stored(cache, site):
    told = {"cookie": "sessionid=mark", "user_agent": "mark", "referer": "mark", "accept_language": "es", "dnt": "1"}
    ask(cache, PLAIN, **told)
    (environ,) = site.asked
    assert not [name for name, value in environ.items() if name.startswith("HTTP_") and name != "HTTP_HOST"]
    assert "mark" not in str(environ)
    assert ask(cache, PLAIN, **told).body == ask(cache, PLAIN).body


@pytest.mark.parametrize("query", ["q=lawyer", "page=2", "fbclid=x", "x"])
def test_a_page_with_a_query_is_kept_nowhere(cache, site, query):
    for _ in range(2):
        assert ask(cache, "/en/services/", query=query).headers["Cache-Control"] == "no-store"
    assert len(site.asked) == 2
    assert len(cache.store) == 0


@pytest.mark.parametrize(
    "path", ["/", "/exit/", "/admin/login/", "/robots.txt", "/en/no-such-page/", "/en/about", "/xx/"]
)
def test_what_is_no_plain_page_is_never_stored(cache, site, path):
    for _ in range(2):
        ask(cache, path)
    assert len(site.asked) == 2
    assert len(cache.store) == 0


def test_what_is_sent_to_us_goes_to_the_site(cache, site):
    ask(cache, PLAIN)
    assert ask(cache, PLAIN, method="POST").status == 403
    assert len(site.asked) == 2


def test_a_host_or_port_that_is_not_ours_makes_no_entry(cache):
    for host in ("elsewhere.example.org", "localhost:1", "localhost:65535", "", "LOCALHOST:9"):
        ask(cache, PLAIN, host=host)
    assert len(cache.store) == 0
    ask(cache, PLAIN, host="localhost:8000")
    ask(cache, PLAIN, host="LocalHost:8000")
    assert len(cache.store) == 1


def test_canonical_links_keep_the_name_under_which_the_page_was_asked_for(cache):
    for host in ("localhost", "127.0.0.1:8000", "localhost"):
        assert f'rel="canonical" href="http://{host}{PLAIN}"' in read(ask(cache, PLAIN, host=host))


def test_a_change_shows_at_once(cache):
    service = make_service(name="Old name")
    path = f"/en/services/{service.slug}/"
    assert "Old name" in read(ask(cache, path))
    service.name = "New name"
    service.save()
    assert "New name" in read(ask(cache, path))


def test_what_was_withdrawn_is_gone_at_once(cache):
    service = make_service()
    path = f"/en/services/{service.slug}/"
    assert ask(cache, path).status == 200
    service.status = "withdrawn"
    service.save()
    assert ask(cache, path).status == 404
    assert len(cache.store) == 0


def test_what_is_to_be_taken_down_goes_with_the_minute(cache, clock):
    service = make_service(expire_at=datetime(2026, 6, 3, 17, 31, tzinfo=UTC))
    path = f"/en/services/{service.slug}/"
    assert ask(cache, path).status == 200
    clock.shift(timedelta(seconds=39))
    assert ask(cache, path).status == 200
    clock.shift(timedelta(seconds=1))
    assert ask(cache, path).status == 404


def test_the_database_is_asked_for_the_version_at_most_twice_a_second(site, db, monkeypatch, django_assert_num_queries):
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    cache = PageCache(site)
    ask(cache, PLAIN)
    with django_assert_num_queries(0):
        for _ in range(20):
            ask(cache, PLAIN)
    now += 0.6
    with django_assert_num_queries(1):
        ask(cache, PLAIN)
        ask(cache, PLAIN)


@pytest.mark.django_db(transaction=True)
def test_when_the_database_is_gone_the_page_is_shown_with_its_date(cache):
    service = make_service(name="A name that is known")
    path = f"/en/services/{service.slug}/"
    ask(cache, path)
    with broken_tables():
        for encoding in ("br", "identity"):
            reply = ask(cache, path, accept_encoding=encoding)
            assert reply.status == 200
            assert "A name that is known" in read(reply)
            assert "This page is from <time" in read(reply)
            assert reply.headers["X-Content-Date"] == "Wed, 03 Jun 2026 17:30:20 GMT"
            assert reply.headers["Cache-Control"] == "no-store"
            assert reply.headers["Content-Security-Policy"]
    cache.watch.read()
    again = ask(cache, path)
    assert "This page is from" not in read(again)
    assert "X-Content-Date" not in again.headers


def test_when_only_this_page_breaks_it_is_shown_as_it_was_unless_content_changed(cache, site, clock, monkeypatch):
    service = make_service()
    path = f"/en/services/{service.slug}/"
    ask(cache, path)

    def break_down(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("resources.views.render", break_down)
    clock.shift(timedelta(minutes=1))
    assert ask(cache, path).headers["X-Content-Date"]
    Service.objects.get().save()
    broken = ask(cache, path)
    assert broken.status == 500
    assert "X-Content-Date" not in broken.headers


def test_a_limit_of_nothing_stores_nothing(site, db, settings):
    settings.PAGE_CACHE_BYTES = 0
    cache = PageCache(site)
    assert ask(cache, PLAIN).status == ask(cache, PLAIN).status == 200
    assert len(site.asked) == 2
