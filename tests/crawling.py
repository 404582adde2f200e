"""Walks the public site from its two front pages, as a reader would who follows every link."""

import re
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
from django.test import Client

LANGUAGES = ("en", "es")
# The walk reads thousands of links; the strict parser, which is slow, reads each page once.
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]+)"')
NAMESPACE = "{http://www.w3.org/1999/xhtml}"


@dataclass
class Page:
    """One answer at one address."""

    path: str
    status: int
    headers: dict
    content: bytes
    cookies: dict

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @cached_property
    def parsed(self):
        """(document, what a strict parser has to complain about)."""
        parser = html5lib.HTMLParser(namespaceHTMLElements=True)
        document = parser.parse(self.content, transport_encoding="utf-8")
        return document, [f"{code} at line {place[0]} {data}" for place, code, data in parser.errors]

    def all(self, name: str) -> list:
        return list(self.parsed[0].iter(NAMESPACE + name))

    @cached_property
    def ids(self) -> set[str]:
        return {element.get("id") for element in self.parsed[0].iter() if element.get("id")}

    def links(self) -> list[str]:
        """Addresses on this site that the page's links lead to, with their fragments."""
        found = [unescape(href) for href in LINK.findall(self.content.decode())]
        return [absolute for href in found if is_ours(absolute := urljoin(self.path, href))]

    @property
    def language(self) -> str:
        return self.path.split("/")[1]


def is_ours(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc and parts.path.startswith("/")


def is_plain_page(path: str) -> bool:
    """Pages of our languages without a query: lists filtered in every way would have no end."""
    return path.startswith(tuple(f"/{language}/" for language in LANGUAGES)) and "?" not in path


def crawl(client: Client, *, limit: int = 3000) -> dict[str, Page]:
    """Return every page that links lead to, by its path, and one level of pages with a query."""
    waiting = deque(f"/{language}/" for language in LANGUAGES)
    pages: dict[str, Page] = {}
    while waiting:
        path = waiting.popleft()
        if path in pages:
            continue
        assert len(pages) < limit, f"more than {limit} pages: is there a list of links without end?"
        response = client.get(path)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        pages[path] = Page(path, response.status_code, dict(response.headers), content, dict(response.cookies))
        if is_plain_page(path) and pages[path].is_html:
            waiting.extend(urldefrag(link).url for link in pages[path].links())
    return pages


def kind_of(path: str) -> str:
    """The kind of a page: its path without the words that name one thing among many."""
    parts = path.strip("/").split("/")[1:]
    return "/".join([parts[0], *("*" for _ in parts[1:])]) if parts else "home"
