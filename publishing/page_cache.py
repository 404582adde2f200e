"""The page cache: the outermost layer of the site, which answers public pages without Django.

A public page is the same for everybody, so a stored one can be sent to anybody. What is stored was made
without a single header of a visitor but the host. A stored page is right while
  - the content version in the database is the one it was made from (asked at most every half second by
    each worker, so that a change shows within a second), and
  - the minute in which it was made is not over: "open now", days of check, publish_at and expire_at
    change at whole minutes.
A page with a query is never stored, on the server or in the browser.
"""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from io import BytesIO
from threading import Lock

from django.conf import settings
from django.db import Error as DatabaseIsGone
from django.db import close_old_connections

from publishing.languages import complete_languages
from publishing.stored_page import Answer, PageStore, StoredPage
from publishing.version import content_version

# A longer one is none of ours.
LONGEST_PATH = 300
OF_THE_SERVER = ("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL")


class VersionWatch:
    """The content version as each worker knows it; None while the database cannot be read."""

    every = 0.5
    again = 5.0  # a database that hangs may cost one request its patience, not each

    def __init__(self):
        self._number: int | None = None
        self._due = 0.0
        self._reading = Lock()

    def number(self) -> int | None:
        # The first read is waited for; later ones are made by one thread while the others go on.
        if time.monotonic() >= self._due and self._reading.acquire(blocking=not self._due):
            try:
                if time.monotonic() >= self._due:
                    self.read()
            finally:
                self._reading.release()
        return self._number

    def read(self) -> int | None:
        """Ask the database now. It happens outside of a request: the connection is seen to here."""
        try:
            close_old_connections()
            self._number = content_version()
        except DatabaseIsGone:
            self._number = None
        finally:
            close_old_connections()
        self._due = time.monotonic() + (self.again if self._number is None else self.every)
        return self._number


class PageCache:
    """A WSGI application around the site."""

    def __init__(self, site: Callable):
        self.site = site
        self.store = PageStore(settings.PAGE_CACHE_BYTES)
        self.watch = VersionWatch()
        self.languages = frozenset(language.code for language in complete_languages())
        self._making: dict[tuple, Future] = {}
        self._lock = Lock()

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        key = self.key(environ)
        if key is None:
            return self.site(environ, start_response)
        version, page = self.watch.number(), self.store.get(key)
        if version is None:
            if page is None:
                return self.site(environ, start_response)
            answer = page.as_of(language_of(key)).answer(environ)
        elif page is not None and page.version == version and time.time() < page.good_until:
            answer = page.answer(environ)
        else:
            answer = self.made_once(key, version, environ)
        start_response(answer.status, answer.headers)
        return answer.body

    def key(self, environ: dict) -> tuple[str, ...] | None:
        """What a stored page depends on, or None when this request is not for a plain public page."""
        path, host = environ.get("PATH_INFO", ""), environ.get("HTTP_HOST", "").lower()
        if (
            path[1:].partition("/")[0] not in self.languages
            or environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or environ.get("QUERY_STRING")
            or environ.get("SCRIPT_NAME")
            or len(path) > LONGEST_PATH
            or not is_at_our_port(host, environ.get("SERVER_PORT", ""))
        ):
            return None
        return (scheme(environ), host, path)

    def made_once(self, key: tuple, version: int, environ: dict) -> Answer:
        """Make the page anew. Of many who ask at once one makes it, and the others wait for the same."""
        with self._lock:
            others = self._making.get((key, version))
            mine = self._making.setdefault((key, version), Future())
        if others is None:
            try:
                mine.set_result(self.make(key, version, environ))
            except BaseException as error:
                mine.set_exception(error)
                raise
            finally:
                with self._lock:
                    del self._making[key, version]
        made = mine.result()
        return made.answer(environ) if isinstance(made, StoredPage) else made.to(environ)

    def make(self, key: tuple, version: int, environ: dict) -> StoredPage | Answer:
        made_at = time.time()
        answer = call(self.site, clean(environ, key))
        if may_be_stored(answer):
            page = StoredPage(answer.headers, b"".join(answer.body), version=version, made_at=made_at)
            self.store.put(key, page)
            return page
        before = self.store.get(key)
        broken = answer.status.startswith("5")
        # The page as it was is better than none, unless the content has changed since: what was withdrawn
        # stays away.
        if before is not None and broken and self.watch.read() in (None, before.version):
            return before.as_of(language_of(key))
        self.store.drop(key)
        return answer


def is_at_our_port(host: str, port: str) -> bool:
    """Whether the Host header could be that of a link to us. Any other port would be one more page to store."""
    name, colon, given = host.rpartition(":")
    if not colon or host.endswith("]"):
        return bool(host)
    return bool(name) and given == port


def language_of(key: tuple) -> str:
    return key[2][1:].partition("/")[0]


def scheme(environ: dict) -> str:
    """http or https, as Django will see it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        given = environ.get(name, "").partition(",")[0].strip()
        return "https" if given == secure else "http"
    return environ["wsgi.url_scheme"]


def clean(environ: dict, key: tuple) -> dict:
    """A request for the page without anything that the visitor sent: the answer cannot depend on it."""
    kept = {name: value for name, value in environ.items() if name.startswith("wsgi.") or name in OF_THE_SERVER}
    if settings.SECURE_PROXY_SSL_HEADER:
        kept[settings.SECURE_PROXY_SSL_HEADER[0]] = key[0]
    return kept | {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": key[2],
        "QUERY_STRING": "",
        "HTTP_HOST": key[1],
        "wsgi.input": BytesIO(),
    }


def call(site: Callable, environ: dict) -> Answer:
    """Ask a WSGI application and take its whole answer."""
    begun: list = []

    def start_response(status, headers, exc_info=None):
        begun[:] = [status, headers]

    parts = site(environ, start_response)
    try:
        body = b"".join(parts)
    finally:
        # Django ends the request here and lets go of its database connection.
        if hasattr(parts, "close"):
            parts.close()
    return Answer(begun[0], begun[1], [body])


def may_be_stored(answer: Answer) -> bool:
    """Only what the site itself calls public, and what depends on no more than the encoding."""
    if not answer.status.startswith("200"):
        return False
    headers = {name.lower(): value for name, value in answer.headers}
    depends_on = {name.strip().lower() for name in headers.get("vary", "").split(",")} - {""}
    return (
        "public" in headers.get("cache-control", "")
        and "set-cookie" not in headers
        and "content-encoding" not in headers
        and depends_on <= {"accept-encoding"}
    )
