"""Figures with their limits, and people's own words without comment."""

from datetime import date
from itertools import count

import pytest

from directives.models import Claim, Discrepancy, Quotation, Statistic
from tests.directives.reading import read
from tests.making import make_directive, make_source

pytestmark = pytest.mark.django_db
_numbers = count(1)


def make_figure(**fields) -> Statistic:
    number = next(_numbers)
    values = {
        "slug": f"s-{number}",
        "label": "People held",
        "value": "57,861",
        "unit": "people",
        "as_of": date(2025, 6, 29),
    }
    return Statistic.objects.create(**values | {"source": make_source()} | fields)


def make_quotation(**fields) -> Quotation:
    number = next(_numbers)
    values = {"slug": f"q-{number}", "text": f"Words {number}", "speaker": "A mayor", "said_on": date(2025, 7, 11)}
    return Quotation.objects.create(**values | {"source": make_source()} | fields)


def test_a_figure_has_its_day_scope_caveat_and_source(client):
    make_figure(place="national", caveat="Not the number taken.", source=make_source(publisher="A counting office"))
    page = read(client, "/en/statistics/")
    assert "People held 57,861 people As of June 29, 2025 · national Not the number taken." in page
    assert "Source: A counting office" in page


def test_a_figure_known_to_the_month_stays_there(client):
    make_figure(as_of=date(2025, 6, 1), as_of_precision="month")
    assert "As of June 2025" in read(client, "/en/statistics/")


def test_the_newest_figure_comes_first(client):
    make_figure(label="Old one", as_of=date(2022, 1, 1))
    make_figure(label="New one", as_of=date(2026, 1, 1))
    page = read(client, "/en/statistics/")
    assert page.index("New one") < page.index("Old one")


def test_a_figure_told_wrongly_stands_beside_the_right_reading(client):
    figure, story = make_figure(), make_source(publisher="A retold story")
    question = Discrepancy.objects.create(slug="55", question="Taken or held?", our_reading="Held at one time.")
    Claim.objects.create(discrepancy=question, says="55,000 in six months.", source=story, locator="as retold")
    Claim.objects.create(discrepancy=question, says="57,861 held that day.", source=figure.source)
    other = Discrepancy.objects.create(slug="name", question="What is her name?")
    for says in ("This.", "That."):
        Claim.objects.create(discrepancy=other, says=says, source=figure.source)
    page = read(client, "/en/statistics/")
    assert "Taken or held? 55,000 in six months. Source: A retold story" in page
    assert "How we read it: Held at one time." in page
    assert "What is her name?" not in page


def test_in_spanish_a_figure_is_marked_as_english(client):
    make_figure(caveat="Not the number taken.")
    html = client.get("/es/statistics/").content.decode()
    assert '<span lang="en" dir="ltr">Not the number taken.</span>' in html


def test_words_stand_word_for_word_with_speaker_role_day_and_source(client):
    make_quotation(text="No comment <here>", role="Mayor", source=make_source(publisher="A newspaper"))
    html = client.get("/en/statements/").content.decode()
    assert '<blockquote class="quote__words" lang="en" translate="no">“No comment &lt;here&gt;”</blockquote>' in html
    page = read(client, "/en/statements/")
    assert "A mayor, Mayor, July 11, 2025 Source: A newspaper" in page


def test_words_stand_under_their_speaker_the_newest_first(client):
    make_quotation(text="First words", speaker="A mayor", said_on=date(2025, 1, 1))
    make_quotation(text="An agency's words", speaker="An agency", said_on=date(2026, 1, 1))
    make_quotation(text="Last words", speaker="A mayor", said_on=date(2025, 12, 1))
    page = read(client, "/en/statements/")
    places = [page.index(words) for words in ("Last words", "First words", "An agency's words")]
    assert places == sorted(places)
    assert 'href="#by-an-agency"' in client.get("/en/statements/").content.decode()


def test_words_about_a_draft_are_not_shown(client):
    make_quotation(text="Secret words", directive=make_directive(status="draft"))
    assert "Secret words" not in read(client, "/en/statements/")


@pytest.mark.parametrize("size", [2, 300])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_ask_the_database_as_seldom_with_many_rows(client, django_assert_max_num_queries, size, language):
    source = make_source()
    for n in range(size):
        make_figure(source=source)
        make_quotation(source=source, speaker=f"Person {n % 9}")
        if n % 10 == 0:
            question = Discrepancy.objects.create(slug=f"d-{n}", question="Which?")
            Claim.objects.bulk_create(Claim(discrepancy=question, says=f"{k}", source=source) for k in range(2))
    for path in ("statistics/", "statements/"):
        with django_assert_max_num_queries(6):
            assert client.get(f"/{language}/{path}").status_code == 200
