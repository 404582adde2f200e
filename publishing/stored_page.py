"""One public page as it is kept in memory: compressed bytes with their headers, the same for everybody."""

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import blake2b
from threading import Lock

import brotli
from django.template.loader import render_to_string
from django.utils import timezone, translation

Headers = list[tuple[str, str]]
# These belong to one form of the page, or are made anew for each answer.
OF_ONE_FORM = {"content-length", "content-encoding", "etag", "vary"}
# A 304 says nothing about a body.
OF_A_BODY = {"content-type"}
# Hours, days of check, publish_at and expire_at change with the minute at most.
MINUTE = 60
# Headers, keys and the objects around them, for each page beside its bytes.
OVERHEAD = 4096
MAIN = b'<main class="page"'


@dataclass(frozen=True)
class Answer:
    """What is sent: a status line, headers, the parts of a body."""

    status: str
    headers: Headers
    body: list[bytes]

    def to(self, environ: dict) -> "Answer":
        return Answer(self.status, self.headers, []) if environ["REQUEST_METHOD"] == "HEAD" else self


class StoredPage:
    """A page made from one state of the content. It holds until the minute of the clock is over."""

    def __init__(self, headers: Headers, body: bytes, *, version: int, made_at: float):
        self.headers = [(name, value) for name, value in headers if name.lower() not in OF_ONE_FORM]
        self.version = version
        self.made_at = made_at
        self.good_until = (made_at // MINUTE + 1) * MINUTE
        self.bodies = {
            "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=5),
            "gzip": gzip.compress(body, 6, mtime=0),
        }
        tag = blake2b(body, digest_size=12).hexdigest()
        lengths = {"identity": len(body), **{name: len(packed) for name, packed in self.bodies.items()}}
        self.forms = {name: self._form(name, f'"{tag}-{name}"', length) for name, length in lengths.items()}
        self._as_of: StoredPage | None = None

    def _form(self, encoding: str, etag: str, length: int) -> tuple[str, Headers, Headers]:
        """(ETag, headers of the page, headers of "what you have is still right") in one encoding."""
        common = [*self.headers, ("ETag", etag), ("Vary", "Accept-Encoding")]
        whole = [*common, ("Content-Length", str(length))]
        if encoding != "identity":
            whole.append(("Content-Encoding", encoding))
        return etag, whole, [(name, value) for name, value in common if name.lower() not in OF_A_BODY]

    def __len__(self) -> int:
        return OVERHEAD + sum(map(len, self.bodies.values()))

    @property
    def html(self) -> bytes:
        return gzip.decompress(self.bodies["gzip"])

    def answer(self, environ: dict) -> Answer:
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        etag, whole, unchanged = self.forms[encoding]
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked and names(asked, etag):
            return Answer("304 Not Modified", unchanged[:], [])
        if environ["REQUEST_METHOD"] == "HEAD":
            return Answer("200 OK", whole[:], [])
        return Answer("200 OK", whole[:], [self.bodies.get(encoding) or self.html])

    def as_of(self, language: str) -> "StoredPage":
        """The page for when nothing newer can be read: it says from when it is, and is kept nowhere else."""
        if self._as_of is None:
            made = datetime.fromtimestamp(self.made_at, UTC)
            with translation.override(language):
                band = render_to_string("components/as_of.html", {"made": timezone.localtime(made)})
            headers = [(name, value) for name, value in self.headers if name.lower() != "cache-control"]
            headers += [("Cache-Control", "no-store"), ("X-Content-Date", format_datetime(made, usegmt=True))]
            body = self.html.replace(MAIN, band.encode() + MAIN, 1)
            self._as_of = StoredPage(headers, body, version=self.version, made_at=self.made_at)
        return self._as_of


class PageStore:
    """Pages by their key, at most `limit` bytes of them: whatever was not asked for longest goes first."""

    def __init__(self, limit: int):
        self.limit = limit
        self.size = 0
        self._pages: OrderedDict[tuple, StoredPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: tuple) -> StoredPage | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
        return page

    def put(self, key: tuple, page: StoredPage) -> None:
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.size += len(page)
            while self.size > self.limit:
                self._drop(next(iter(self._pages)))

    def drop(self, key: tuple) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key: tuple) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.size -= len(page)


def best_encoding(accepted: str) -> str:
    """Return the smallest form that an Accept-Encoding header allows; a weight of 0 forbids one."""
    allowed = set()
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.strip().rstrip("0") not in ("q=", "q=0."):
            allowed.add(name.strip())
    return "br" if "br" in allowed else "gzip" if "gzip" in allowed else "identity"


def names(if_none_match: str, etag: str) -> bool:
    """Whether an If-None-Match header names this ETag; a proxy may have marked it as weak."""
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or tags == ["*"]
