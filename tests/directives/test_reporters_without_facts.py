"""The page for reporters asks only what the rows that are there can answer."""

import re
from datetime import date

import pytest

from directives.models import LegalAction, RecordsRequest
from tests.directives.reading import read
from tests.making import make_body, make_directive, make_provision, make_source

pytestmark = pytest.mark.django_db


def test_an_empty_site_asks_fewer_questions_and_every_link_leads_somewhere(client):
    html = client.get("/en/reporters/").content.decode()
    main = html.partition("<main")[2].partition("</main>")[0]
    assert main.count("steps__step") == 5
    for address in re.findall(r'<a [^>]*href="([^"#]+)', main):
        assert client.get(address).status_code == 200, address


def test_a_request_that_a_draft_ordered_is_not_asked_about(client):
    source, office = make_source(), make_body()
    draft = make_provision(make_directive(status="draft"))
    RecordsRequest.objects.create(slug="secret", title="Secret", requester=office, agency=office, law="foia",
                                  asks_for="Records", provision=draft, source=source)  # fmt: skip
    assert "Secret" not in read(client, "/en/reporters/")


def test_the_case_with_the_newest_effect_is_asked_about(client):
    for slug, day in (("old", date(2025, 7, 1)), ("new", date(2026, 6, 1))):
        LegalAction.objects.create(slug=slug, caption=f"The {slug} case", court="A court", city_role="party", about="It.",
                                   current_effect="Nothing.", effect_as_of=day, source=make_source())  # fmt: skip
    page = read(client, "/en/reporters/")
    assert "What is in effect in this case: The new case?" in page
    assert "The old case" not in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_asks_the_database_seldom(client, django_assert_max_num_queries, language):
    for _ in range(5):
        make_provision(make_directive(), enforceability_note="A court.", enforceability_source=make_source(),
                       enforceability_as_of=date(2026, 6, 1))  # fmt: skip
    with django_assert_max_num_queries(9):
        assert client.get(f"/{language}/reporters/").status_code == 200
