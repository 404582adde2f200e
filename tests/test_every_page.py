"""Promises that hold on every public page, in both languages, with the starter facts loaded."""

import json
import re
from itertools import pairwise
from urllib.parse import urldefrag, urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from resources import do_not_list
from tests.crawling import LANGUAGES, NAMESPACE, crawl, is_plain_page, kind_of

# One walk serves all these tests, and takes its time.
pytestmark = pytest.mark.timeout(300)

KINDS = {
    "home", "about", "privacy", "needs", "needs/*", "services", "services/*", "directives", "directives/*",
    "directives/*/*", "departments/*", "progress", "method", "sources", "discrepancies",
    "records", "records/*", "timeline", "court", "court/*", "working-group", "statistics", "statements", "corrections",
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(starter_facts, django_db_blocker):
    cache.clear()
    with django_db_blocker.unblock():
        return crawl(Client(headers={"host": "localhost"}))


@pytest.fixture(scope="module")
def html(pages):
    return {path: page for path, page in pages.items() if page.is_html and page.status == 200}


@pytest.fixture(scope="module")
def plain(html):
    return {path: page for path, page in html.items() if is_plain_page(path)}


def none_of(problems) -> None:
    problems = list(problems)
    assert not problems, f"{len(problems)} in all:\n" + "\n".join(map(str, problems[:20]))


def test_every_kind_of_page_is_reached_in_both_languages(plain):
    for language in LANGUAGES:
        reached = {kind_of(path) for path, page in plain.items() if page.language == language}
        assert reached >= KINDS, f"{language}: no link leads to {sorted(KINDS - reached)}"


def test_every_link_leads_somewhere(pages):
    # The way out leads off this site; a page at an old address leads on to its new one.
    fine = {200, 301, 302, 303}
    none_of(f"{path}: {page.status}" for path, page in pages.items() if page.status not in fine)


def test_every_fragment_names_a_place_on_its_page(html):
    for page in html.values():
        for link in page.links():
            address, fragment = urldefrag(link)
            if fragment and (target := html.get(address)):
                assert fragment in target.ids, f"{page.path}: {link}"


def test_no_page_sets_a_cookie_or_differs_by_one(pages):
    none_of(f"{path}: {page.cookies}" for path, page in pages.items() if page.cookies and not path.startswith("/admin"))
    none_of(
        f"{path}: Vary {page.headers['Vary']}"
        for path, page in pages.items()
        if "Cookie" in page.headers.get("Vary", "") and not path.startswith("/admin")
    )


def test_every_page_is_what_a_strict_parser_expects(html):
    none_of(f"{path}: {error}" for path, page in html.items() for error in page.parsed[1])


def test_no_id_is_used_twice_on_a_page(html):
    for path, page in html.items():
        ids = [element.get("id") for element in page.parsed[0].iter() if element.get("id")]
        twice = {name for name in ids if ids.count(name) > 1}
        assert not twice, f"{path}: {twice}"


def test_every_page_has_one_heading_one_main_part_and_a_title_of_its_own(plain):
    for path, page in plain.items():
        assert len(page.all("h1")) == 1, path
        assert len(page.all("main")) == 1, path
    for language in LANGUAGES:
        titles: dict[str, str] = {}
        for path, page in plain.items():
            if page.language == language:
                title = "".join(page.all("title")[0].itertext()).strip()
                assert title not in titles, f"{path} and {titles[title]} are both called {title!r}"
                titles[title] = path


def test_headings_leave_no_level_out(plain):
    heading = re.compile(rf"{re.escape(NAMESPACE)}h([1-6])$")
    for path, page in plain.items():
        levels = [int(match[1]) for element in page.parsed[0].iter() if (match := heading.match(str(element.tag)))]
        jumps = [(one, other) for one, other in pairwise(levels) if other > one + 1]
        assert not jumps, f"{path}: from h{jumps[0][0]} to h{jumps[0][1]}"


def test_every_page_says_its_language(html):
    for path, page in html.items():
        root = page.parsed[0] if page.parsed[0].tag == f"{NAMESPACE}html" else page.parsed[0].find(f"{NAMESPACE}html")
        assert root.get("lang") == page.language, path
        assert page.headers["Content-Language"] == page.language, path


def links_of(page, rel: str) -> list:
    return [link for link in page.all("link") if rel in (link.get("rel") or "").split()]


def test_every_page_names_its_address_and_itself_in_other_languages(plain):
    for path, page in plain.items():
        (canonical,) = links_of(page, "canonical")
        assert urlsplit(canonical.get("href")).path == path
        others = {link.get("hreflang"): urlsplit(link.get("href")).path for link in links_of(page, "alternate")
                  if link.get("hreflang")}  # fmt: skip
        rest = path.removeprefix(f"/{page.language}/")
        assert {code: others.get(code) for code in LANGUAGES} == {code: f"/{code}/{rest}" for code in LANGUAGES}, path


def test_a_page_in_another_language_exists_wherever_one_is_named(plain):
    for path, page in plain.items():
        for link in links_of(page, "alternate"):
            other = urlsplit(link.get("href") or "").path
            assert link.get("hreflang") not in LANGUAGES or other in plain, f"{path} names {other}"


def test_no_page_brings_a_style_or_a_script_of_its_own(html):
    for path, page in html.items():
        assert not page.all("style"), path
        for script in page.all("script"):
            is_data = script.get("type") in ("application/ld+json", "application/json")
            assert is_data or (script.get("src") or "").startswith("/static/"), path
        for element in page.parsed[0].iter():
            events = [name for name in element.attrib if str(name).startswith("on") or name == "style"]
            assert not events, f"{path}: {element.tag} {events}"


def test_nothing_is_fetched_from_another_site(html):
    for path, page in html.items():
        for name, attribute in (("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "srcset")):
            for element in page.all(name):
                assert not (element.get(attribute) or "").startswith(("http:", "https:", "//")), path
        for link in page.all("link"):
            if {"stylesheet", "icon", "preload", "manifest"} & set((link.get("rel") or "").split()):
                assert link.get("href").startswith("/"), path


def test_what_is_shown_is_what_is_dialled(html):
    """The digits of each call link are those that stand in it, or beside it in letters."""
    for path, page in html.items():
        for link in page.all("a"):
            href = link.get("href") or ""
            if href.startswith("tel:"):
                dialled = re.sub(r"\D", "", href.partition(";")[0]).removeprefix("1")
                shown = re.sub(r"\D", "", "".join(link.itertext()) + (link.get("aria-label") or ""))
                assert dialled in shown, f"{path}: {href}"


def test_no_page_holds_a_number_that_may_not_be_listed(pages):
    """In any spelling: in a text, in letters, in an address, in a file of data."""
    refused = do_not_list.built_in()
    for path, page in pages.items():
        if page.status != 200:
            continue
        pieces = re.split(r"[<>\"\n]", page.content.decode(errors="replace"))
        none_of(f"{path}: {piece[:80]}" for piece in pieces if do_not_list.listed_in(piece, refused))


def test_no_page_leads_to_a_listing_that_is_on_hold(pages):
    records = json.loads((settings.BASE_DIR / "data" / "services.json").read_text())
    held = {record["slug"] for record in records if record["verify_priority"] == "hold"}
    assert len(held) == 33
    for path, page in pages.items():
        if page.status == 200 and page.is_html:
            links = " ".join(page.links())
            none_of(f"{path} leads to {slug}" for slug in held if f"/services/{slug}/" in links)


BANNED = re.compile(r"\b(overdue|on track|failed|guaranteed|anonymous)\b|\b\d+\s?%", re.IGNORECASE)
# Somebody's own words, document titles and addresses stay as they are.
NOT_OURS = {"blockquote", "q", "cite", "script", "style", "title"}


def own_words(element) -> str:
    name = str(element.tag).removeprefix(NAMESPACE)
    inside = "" if name in NOT_OURS else (element.text or "") + " ".join(own_words(child) for child in element)
    return inside + (element.tail or "")


def test_words_that_we_never_use_are_on_no_page_about_progress(plain):
    for path, page in plain.items():
        if kind_of(path) in {"progress", "departments/*", "method"} and page.language == "en":
            found = BANNED.search(own_words(page.all("main")[0]))
            assert not found or kind_of(path) == "method", f"{path}: {found[0]}"
