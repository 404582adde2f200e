"""The page for reporters: ten questions, each with a link that answers it."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.directives.reading import words_of

STEP = re.compile(r'<li class="steps__step"><b>(.*?)</b>.*?<a [^>]*href="([^"]+)"', re.DOTALL)
# What the page at the other end must say, with the starter facts.
ANSWERS = {
    "/directives/bass-ed-12/#points": "due July 25, 2025 (14 days after signing)",
    "/progress/?evidence=no_public_evidence": "No public evidence found as of",
    "/departments/lapd/": "What it has said",
    "/records/ice-2025/": "No clock",
    "/discrepancies/": "How we read it",
    "/statistics/": "55,000",
}


@pytest.fixture(scope="module")
def site(starter_facts, django_db_blocker):
    with django_db_blocker.unblock():
        yield Client()


def questions(client, language: str) -> dict[str, str]:
    """Where each question leads, by the question."""
    html = client.get(f"/{language}/reporters/").content.decode()
    return {unescape(question): unescape(href) for question, href in STEP.findall(html)}


pytestmark = [pytest.mark.xdist_group("reporters"), pytest.mark.timeout(300)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_ten_questions_lead_to_pages_that_answer(site, language):
    found = questions(site, language)
    assert len(found) == 10
    for question, address in found.items():
        response = site.get(address.partition("#")[0])
        assert response.status_code == 200, question
        if anchor := address.partition("#")[2]:
            assert f'id="{anchor}"' in response.content.decode(), question


@pytest.mark.parametrize(("path", "answer"), ANSWERS.items())
def test_the_answer_is_on_the_page(site, path, answer):
    assert f"/en{path}" in questions(site, "en").values()
    assert answer in words_of(site.get(f"/en{path.partition('#')[0]}").content.decode())


def test_the_tables_hold_what_the_page_says_of_them(site):
    addresses = questions(site, "en").values()
    for name, columns in [("duties", ("evidence", "due_on", "department_name")), ("sources", ("first_hand",))]:
        assert f"/data/{name}.csv" in addresses
        head = site.get(f"/data/{name}.csv").content.decode("utf-8-sig").partition("\r\n")[0].split(",")
        assert set(columns) <= set(head)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_are_reached_from_the_list_of_orders(site, language):
    html = site.get(f"/{language}/directives/").content.decode()
    assert f'href="/{language}/reporters/"' in html
    assert f'href="/{language}/data/"' in html
