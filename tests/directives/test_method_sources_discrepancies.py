"""How we check, what everything rests on, where sources disagree, and what other pages say of the policy."""

from datetime import date

import pytest
from django.template import Context, Template

from directives.models import Claim, Discrepancy, Gap
from directives.models.statement import RETOLD
from resources.models import CheckInterval
from tests.directives.reading import read
from tests.making import make_directive, make_provision, make_provision_service, make_service, make_source

pytestmark = pytest.mark.django_db


def test_the_method_page_explains_every_word_of_the_two_axes(client):
    page = read(client, "/en/method/")
    for words in (
        "No longer required", "Public sources disagree", "Shown", "The department says it is done",
        "Part of this is public", "No public evidence found", "Not checked yet", "more than 90 days",
        "Never checked", "Confirmed", "Past due", "Lapsed",
    ):  # fmt: skip
        assert words in page


def test_the_method_page_says_how_many_texts_are_unread_and_what_is_not_known(client):
    make_directive(reviewed_on=date(2026, 6, 22))
    make_directive(full_text_seen=True)
    make_directive(status="draft")
    Gap.objects.create(slug="g", text="The full text is not known.", as_of=date(2026, 6, 1))
    page = read(client, "/en/method/")
    assert "We have not read the full official text of 1 order or law on this site." in page
    assert "The full text is not known. As of June 1, 2026" in page
    assert "This page is complete to June 22, 2026." in page


def test_the_method_page_says_how_often_listings_are_checked(client):
    CheckInterval.objects.update_or_create(kind="hotline", defaults={"days": 30})
    assert "Help lines: checked again after 30 days." in read(client, "/en/method/")


def test_every_source_is_listed_at_its_own_address(client):
    sources = [
        make_source(kind="official_text"),
        make_source(kind="news", published_on=date(2025, 8, 1)),
        make_source(kind="news", published_on=date(2026, 2, 1)),
        make_source(kind="news", published_on=None),
        make_source(kind="dataset"),
    ]
    for source in sources:
        page = client.get(source.get_absolute_url().partition("#")[0]).content.decode()
        assert f'id="{source.slug}"' in page, source.get_absolute_url()
        assert f'href="{source.url}" rel="noreferrer noopener"' in page


def test_sources_are_grouped_by_kind_and_news_stands_apart(client):
    make_source(kind="official_text", title="The ordinance")
    make_source(kind="news", title="A story")
    page = read(client, "/en/sources/")
    assert "Official texts (1)" in page and "News (1)" in page
    assert "The ordinance" in page and "A story" not in page
    assert "A story" in read(client, "/en/sources/?kind=news")
    assert "The ordinance" in read(client, "/en/sources/?kind=nonsense&year=x")


def test_a_weak_copy_says_so(client):
    make_source(note="Only the first lines were readable.")
    assert "Only the first lines were readable." in read(client, "/en/sources/")


def test_a_date_is_shown_no_finer_than_it_is_known(client):
    make_source(publisher="A paper", published_on=date(2025, 7, 1), published_precision="month")
    make_source(publisher="A book", published_on=date(2017, 1, 1), published_precision="year")
    make_source(publisher="A page", published_on=None)
    page = read(client, "/en/sources/")
    assert "A paper, July 2025" in page and "A book, 2017" in page and "A page, no date" in page


def test_a_disagreement_is_listed_with_each_claim_its_source_and_our_reading(client):
    point = make_provision(make_directive(number="12"), number="3")
    known = Discrepancy.objects.create(slug="k", question="Who leads?", provision=point, our_reading="Both do.")
    open_one = Discrepancy.objects.create(slug="o", question="On which day?")
    alone = Discrepancy.objects.create(slug="a", question="Nobody differs")
    hidden = Discrepancy.objects.create(slug="h", question="Secret?", directive=make_directive(status="draft"))
    for discrepancy, n in ((known, 2), (open_one, 3), (alone, 1), (hidden, 2)):
        for number in range(n):
            source = make_source(publisher=f"Paper {number}")
            Claim.objects.create(discrepancy=discrepancy, says=f"Claim {number}.", source=source)
    page = read(client, "/en/discrepancies/")
    assert "Who leads? About Executive Directive 12, point 3 Claim 0. Source: Paper 0" in page
    assert "How we read it: Both do." in page
    assert "On which day?" in page and "We do not know which is right." in page
    assert "Nobody differs" not in page and "Secret?" not in page


def test_slips_of_the_first_article_come_last_and_blame_no_other_story(client):
    near = make_source(publisher="A near copy", url="https://near.example/", note="It retells this story.")
    for slug, slip in (("slip", True), ("real", False)):
        question = Discrepancy.objects.create(
            slug=slug, question=f"A {slug} question?", from_first_article=slip, position=2 - slip
        )
        locator = RETOLD if slip else ""
        Claim.objects.create(discrepancy=question, says="One thing.", source=near, locator=locator, position=1)
        Claim.objects.create(discrepancy=question, says="Another.", source=make_source(), position=2)
    page = read(client, "/en/discrepancies/")
    assert page.index("A real question?") < page.index("Slips in one article") < page.index("A slip question?")
    assert "what better sources say. A near copy: It retells this story." in page
    slip = page.partition("A slip question?")[2]
    assert "it has no address we can give); a near copy: A near copy" in slip and "Source: A near copy" not in slip
    assert "Source: A near copy" in page


def why(service) -> str:
    return Template("{% load policy %}{% why_this_exists service %}").render(Context({"service": service}))


def test_a_service_says_which_point_it_carries_out_and_on_what_that_rests():
    service = make_service()
    point = make_provision(make_directive(number="12"), heading="Services for families", number="4")
    make_provision_service(point, service, how="The library gives out red cards.", basis="run_by_city")
    html = why(service)
    assert "The library gives out red cards." in html and "The City runs this service." in html
    assert (
        f'href="/en/directives/{point.directive.slug}/{point.eid}/"' in html
        and "Executive Directive 12, point 4" in html
    )


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("named_by_city", "The City names this service."),
        ("run_by_city", "The City runs this service."),
        ("same_need", "The City does not run it; it helps the same people."),
    ],
)
def test_each_basis_has_its_words(basis, words):
    assert words in why(make_provision_service(basis=basis).service)


def test_a_service_of_no_order_or_of_a_draft_says_nothing():
    draft = make_provision(make_directive(status="draft"))
    assert not why(make_service()).strip()
    assert not why(make_provision_service(draft).service).strip()


def test_the_footer_names_the_newest_day_somebody_looked_at_a_published_order(client):
    make_directive(reviewed_on=date(2026, 5, 1))
    make_directive(reviewed_on=date(2026, 6, 22))
    make_directive(reviewed_on=date(2026, 7, 1), status="draft")
    footer = client.get("/en/directives/").content.decode().partition("<footer")[2]
    assert "June 22, 2026" in footer
