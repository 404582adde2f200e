"""The policy pages with the starter facts: no unfair word, every page there, none of them heavy."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from directives.models import Body, Directive, LegalAction, Provision, RecordsRequest
from tests.directives.reading import words_of

# The facts are loaded once: these tests run in one worker.
pytestmark = [pytest.mark.xdist_group("policy_words"), pytest.mark.timeout(300)]

BANNED = ("failed", "ignored", "overdue", "missed", "complied", "on track", "%")
# Somebody else's words: verbatim quotations, what a source says, the title of a document.
OF_OTHERS = r'<blockquote.*?</blockquote>|<p class="claim__says">.*?</p>|<li id="[^"]+"><a [^>]*>.*?</a>'
SHEETS = [
    Path(settings.BASE_DIR, "static", "css", f"{name}.css") for name in ("tokens", "base", "layout", "components")
]
FIRST_VIEW = 14 * 1024


def addresses() -> list[str]:
    pages = ["directives", "departments", "progress", "method", "sources", "discrepancies"]
    pages += ["records", "timeline", "court", "working-group", "statistics", "statements", "corrections"]
    pages += [f"records/{slug}" for slug in RecordsRequest.objects.values_list("slug", flat=True)]
    pages += [f"court/{slug}" for slug in LegalAction.objects.values_list("slug", flat=True)]
    pages += [f"directives/{slug}" for slug in Directive.objects.published().values_list("slug", flat=True)]
    pages += [
        f"directives/{d}/{eid}" for d, eid in Provision.objects.of_published().values_list("directive__slug", "eid")
    ]
    # Most departments owe the same: some stand for all.
    bodies = Body.objects.with_page().order_by("-duty_count", "slug").values_list("slug", flat=True)
    pages += [f"departments/{slug}" for slug in [*bodies[:8], "office-of-the-mayor"]]
    news = [f"sources/?kind=news&year={year}" for year in range(2022, 2027)]
    return [f"{page}/" for page in pages] + news


@pytest.fixture(scope="module")
def pages(starter_facts, django_db_blocker) -> dict[str, str]:
    client, found = Client(), {}
    with django_db_blocker.unblock():
        for address in addresses():
            for language in ("en", "es"):
                response = client.get(f"/{language}/{address}")
                assert response.status_code == 200, address
                found[f"/{language}/{address}"] = response.content.decode()
    return found


def test_the_starter_facts_fill_every_kind_of_page(pages):
    assert len(pages) > 90
    assert "7 duties" in words_of(pages["/en/directives/"])
    assert "due July 25, 2025 (14 days after signing)" in words_of(pages["/en/directives/bass-ed-12/"])


def test_no_page_of_ours_judges(pages):
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in BANNED), re.IGNORECASE)
    found = {}
    for path, html in pages.items():
        text = words_of(re.sub(OF_OTHERS, " ", html, flags=re.DOTALL))
        if match := pattern.search(text):
            found[path] = text[max(0, match.start() - 60) : match.end() + 40]
    assert not found, found


def test_first_views_are_light(pages):
    sheets = sum(len(gzip.compress(sheet.read_bytes())) for sheet in SHEETS)
    weights = {path: len(gzip.compress(html.encode())) + sheets for path, html in pages.items()}
    assert not {path: weight for path, weight in weights.items() if weight > FIRST_VIEW}


def test_no_page_needs_a_script_or_carries_a_style(pages):
    for path, html in pages.items():
        # A block of data is no script: nothing runs it.
        assert html.count("<script") - html.count('<script type="application/ld+json">') <= 1, path
        assert " style=" not in html and "<style" not in html and " onclick" not in html, path


def test_every_id_is_there_once(pages):
    for path, html in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), (path, sorted(i for i in ids if ids.count(i) > 1))
