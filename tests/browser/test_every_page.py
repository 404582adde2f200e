"""Each kind of page in a phone's browser: nothing complains, nothing is cut off, nobody is shut out."""

from collections import defaultdict
from dataclasses import dataclass, field

import pytest
from django.test import Client

from tests.crawling import crawl, is_plain_page, kind_of

pytestmark = pytest.mark.timeout(600)

SMALL_TARGETS = """() => [...document.querySelectorAll('button, .button, select, input:not([type=hidden]), .exit__link')]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)
    .filter(e => !['checkbox', 'radio'].includes(e.type))
    .filter(e => e.getBoundingClientRect().height < 43.5)
    .map(e => e.outerHTML.slice(0, 80) + ' ' + e.getBoundingClientRect().height)"""
# WCAG 1.4.12, through the interface for style sheets, because the policy forbids injected styles.
SPACED_OUT = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; ' +
        'word-spacing: .16em !important } p { margin-block-end: 2em !important }')
    document.adoptedStyleSheets = [sheet]
    return document.documentElement.scrollWidth
}"""


@dataclass
class Seen:
    """What one visit to one page showed."""

    complaints: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)
    barriers_in_the_dark: list[str] = field(default_factory=list)
    width_at_400_percent: int = 0
    width_spaced_out: int = 0


@pytest.fixture(scope="module")
def sample(site, django_db_blocker) -> list[str]:
    """The shortest and the longest page of each kind and language; tests/test_every_page.py reads them all."""
    with django_db_blocker.unblock():
        pages = crawl(Client(headers={"host": "localhost"}))
    kinds = defaultdict(list)
    for path, page in pages.items():
        if page.status == 200 and page.is_html and is_plain_page(path):
            kinds[kind_of(path), page.language].append((len(page.content), path))
    return sorted({choose(found)[1] for found in kinds.values() for choose in (min, max)})


@pytest.fixture(scope="module")
def seen(open_page, axe, sample) -> dict[str, Seen]:
    """Open each page of the sample once and look at it in every way."""
    found = {}
    for path in sample:
        page = open_page(path)
        visit = found[path] = Seen(complaints=list(page.complaints), small=page.evaluate(SMALL_TARGETS))
        visit.barriers = axe(page)
        page.emulate_media(color_scheme="dark")
        visit.barriers_in_the_dark = axe(page)
        page.set_viewport_size({"width": 320, "height": 256})
        visit.width_at_400_percent = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size({"width": 360, "height": 740})
        visit.width_spaced_out = page.evaluate(SPACED_OUT)
    return found


def none_of(problems: dict[str, object]) -> None:
    assert not problems, "\n".join(f"{path}: {problem}" for path, problem in problems.items())


def test_no_page_makes_the_browser_complain(seen):
    none_of({path: visit.complaints for path, visit in seen.items() if visit.complaints})


def test_no_page_breaks_a_rule_of_access(seen):
    none_of({path: visit.barriers for path, visit in seen.items() if visit.barriers})


def test_no_page_breaks_a_rule_of_access_in_the_dark(seen):
    none_of({path: visit.barriers_in_the_dark for path, visit in seen.items() if visit.barriers_in_the_dark})


def test_no_page_scrolls_sideways_at_400_percent(seen):
    none_of({path: visit.width_at_400_percent for path, visit in seen.items() if visit.width_at_400_percent > 320})


def test_nothing_is_cut_off_when_text_is_spaced_out(seen):
    none_of({path: visit.width_spaced_out for path, visit in seen.items() if visit.width_spaced_out > 360})


def test_what_a_thumb_must_hit_is_large_enough(seen):
    """Buttons, fields and links that stand alone: 44 pixels; WCAG 2.2 asks 24."""
    none_of({path: visit.small for path, visit in seen.items() if visit.small})


def test_the_error_page_breaks_no_rule_of_access(open_page, axe):
    page = open_page("/en/no-such-page/")
    assert page.answer.status == 404
    assert not axe(page)


def test_every_kind_of_page_works_without_javascript(open_page, sample):
    for path in {(kind_of(path), path.split("/")[1]): path for path in sample}.values():
        page = open_page(path, java_script_enabled=False)
        assert page.answer.status == 200
        assert page.locator("h1").is_visible()
        assert page.locator("a[href='/exit/']").first.is_visible()
