"""The page for urgent moments: the right line first, and no statement of law without its source."""

import pytest

from pages.models import Right
from tests.making import make_need, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db
URL = "/en/urgent/"


def make_right(**fields):
    right = Right.objects.create(**{"slug": "door-1", "topic": "door", "text": "You need not open the door.", **fields})
    right.sources.add(make_source(publisher="The library", url="https://library.example/rights"))
    return right


def test_the_line_for_raids_stands_before_everything_else(client):
    make_service(name="Raid line", needs=[make_need(slug="rapid-response")], phone="+12135550123")
    page = client.get(URL).text
    assert page.index("(213) 555-0123") < page.index('id="taken"')


def test_a_federal_line_comes_with_its_caution_before_the_number(client):
    ice = make_organization(federal=True)
    make_service(
        organization=ice, caution="This line is run by ICE.", phone="+12135550124",
        needs=[make_need(slug="find-detained-person")],
    )  # fmt: skip
    page = client.get(URL).text
    assert page.index("This line is run by ICE.") < page.index("(213) 555-0124")


def test_a_draft_is_not_on_the_page(client):
    make_service(name="Not ready", status="draft", needs=[make_need(slug="rapid-response")])
    assert "Not ready" not in client.get(URL).text


def test_each_statement_of_rights_names_its_source_and_says_that_nobody_has_reviewed_it(client):
    make_right()
    page = client.get(URL).text
    assert "You need not open the door." in page
    assert 'href="https://library.example/rights"' in page
    assert "not yet reviewed" in page


def test_a_reviewed_statement_says_when(client, admin_user):
    make_right(reviewer=admin_user, reviewed_on="2026-03-03")
    page = client.get(URL).text
    assert "reviewed on" in page and "not yet reviewed" not in page


def test_the_call_script_is_in_english_and_in_the_readers_language(client):
    page = client.get("/es/urgent/").text
    assert "Hello. I speak Spanish. Spanish, please." in page
    assert '<div class="claim" lang="en" dir="ltr">' in page


def test_the_page_needs_few_queries_however_many_lines(client, django_assert_max_num_queries):
    need = make_need(slug="detention-legal-help")
    for _ in range(12):
        make_service(needs=[need])
    with django_assert_max_num_queries(12):
        client.get(URL)
