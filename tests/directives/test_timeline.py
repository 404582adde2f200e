"""The timeline: every kind mixed, the newest first, what lies ahead on top, in pages of whole months."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from directives.models import Body, Event, EventTranslation
from tests.directives.happenings import make_case, make_event, make_request
from tests.directives.reading import read
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
    make_source,
)

pytestmark = pytest.mark.django_db
PATH = "/en/timeline/"


@pytest.fixture(autouse=True)
def _in_autumn():
    with time_machine.travel("2026-10-01 12:00-07:00", tick=False):
        yield


@pytest.fixture
def one_of_each():
    order = make_directive(number="12", signed_on=date(2025, 7, 11), reviewed_on=date(2026, 9, 30))
    duty = make_obligation(
        make_provision(order), action="Deliver a plan", due_kind="days", due_n=14, due_anchor="signed"
    )
    make_finding(make_assignment(duty, make_body(name="The zoo")), "nothing_found", checked_on=date(2026, 6, 22))
    make_event(make_case(), "order", "2025-07-17", title="A court order")
    make_event(make_request(), "announced", "2025-07-12", title="A request")
    make_event(make_body(), "meeting", "2025-08-01", title="A meeting")
    make_event(make_body(), "action", "2025-06-06", title="A raid")
    return order


ALL = ["We looked: Deliver a plan", "A meeting", "Due date, by our count: Deliver a plan", "A court order", "A request",
       "Signed: Executive Directive 12", "A raid"]  # fmt: skip


def test_all_kinds_are_mixed_the_newest_first(client, one_of_each):
    page = read(client, PATH)
    places = [page.index(words) for words in ALL]
    assert places == sorted(places)
    assert "This page is complete to Sept. 30, 2026." in page


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("city", {ALL[2], ALL[5]}),
        ("court", {ALL[3]}),
        ("records", {ALL[4]}),
        ("meetings", {ALL[1]}),
        ("federal", {ALL[6]}),
        ("checks", {ALL[0]}),
        ("no such kind", set(ALL)),
    ],
)
def test_a_filter_shows_one_kind_and_an_unknown_one_all(client, one_of_each, kind, shown):
    page = read(client, f"{PATH}?kind={kind}")
    assert {words for words in ALL if words in page} == shown


def test_filters_are_links_with_counts(client, one_of_each):
    html = client.get(PATH).content.decode()
    assert '<a class="tools__link" href="/en/timeline/?kind=city">City (2)</a>' in html
    assert "Meetings and votes (1)" in html and "Our checks (1)" in html


def test_what_lies_ahead_stands_on_top_soonest_first(client):
    make_event(make_case(), "deadline", "2026-12-01", title="Later")
    make_event(make_case(), "deadline", "2026-10-02", title="Tomorrow")
    make_event(make_case(), "deadline", "2026-10-01", title="Today")
    page = read(client, PATH)
    coming = page.index("Coming")
    assert coming < page.index("Tomorrow") < page.index("Later") < page.index("Today")
    assert "Coming" not in read(client, f"{PATH}?until=2026-10")


def test_a_due_date_that_lies_ahead_stands_on_top_of_the_first_page_only(client):
    make_obligation(action="Report once more", due_kind="date", due_date=date(2027, 1, 4))
    make_event(make_case(), "filed", "2026-09-01", title="A suit")
    page = read(client, PATH)
    assert page.index("Coming") < page.index("Report once more") < page.index("A suit")
    page = read(client, f"{PATH}?until=2026-10")
    assert "A suit" in page and "Report once more" not in page


def test_a_month_stays_a_month_and_a_year_a_year(client):
    make_event(make_case(), "motion", "2026-02-01", precision="month", title="In that month")
    make_event(make_case(), "motion", "2022-01-01", precision="year", title="In that year")
    make_event(make_case(), "motion", "2022-01-05", title="On that day")
    html = client.get(PATH).content.decode()
    assert '<time datetime="2026-02">February 2026</time></span><p>In that month' in html
    assert '<time datetime="2022">2022</time></span><p>In that year' in html
    # What is known to the year only has a heading of its own, and is not told as January.
    headings = re.findall(r'<section class="section" id="m([\d-]+)"', html)
    assert headings == ["2026-02", "2022-01", "2022"]


def test_44_equal_looks_are_one_line_and_a_different_one_is_another(client):
    duty = make_obligation(action="Deliver a plan")
    for n in range(44):
        make_finding(make_assignment(duty, make_body(name=f"Bureau {n}")), "nothing_found")
    make_finding(
        make_assignment(duty, make_body(name="The library")), "partial", source=make_source(publisher="A library")
    )
    page = read(client, PATH)
    assert page.count("We looked: Deliver a plan") == 2
    assert "No public evidence found, for 44 departments" in page
    assert "Part of this is public · The library" in page and "Source: A library" in page
    assert "Bureau 1" not in page


def test_a_look_that_was_taken_back_is_gone(client):
    make_finding(verdict="shown", retracted_on=date(2026, 7, 1), retraction_reason="A mistake.")
    assert "We looked" not in read(client, PATH)


def test_a_signing_or_due_date_that_an_event_tells_is_not_told_twice(client, one_of_each):
    make_event(one_of_each, "signed", "2025-07-11", title="The Mayor signs it")
    make_event(one_of_each, "deadline", "2025-07-25", title="Two weeks are over")
    page = read(client, PATH)
    assert "The Mayor signs it" in page and "Signed: Executive Directive 12" not in page
    assert "Two weeks are over" in page and "Due date, by our count" not in page


def test_a_draft_and_what_belongs_to_it_are_nowhere(client):
    draft = make_directive(status="draft", number="99", signed_on=date(2025, 7, 11))
    point = make_provision(draft)
    duty = make_obligation(point, action="Secret duty", due_kind="date", due_date=date(2025, 8, 1))
    make_finding(make_assignment(duty))
    make_event(draft, "report", "2025-09-01", title="Secret report")
    make_event(make_request(provision=point), "announced", "2025-09-01", title="Secret request")
    page = read(client, PATH)
    assert "Secret" not in page and "Directive 99" not in page


def test_each_line_names_its_source(client, one_of_each):
    html = client.get(PATH).content.decode()
    for item in re.findall(r'<li class="timeline__event".*?</li>', html, re.DOTALL):
        # "Nothing found" has no source: the duty's page says where was looked.
        assert "Source:" in item or ("We looked:" in item and "/directives/" in item), item


def test_pages_are_whole_months_and_every_event_is_on_exactly_one(client):
    case, source = make_case(), make_source()
    for n in range(150):
        on = date(2020, 1, 1) + timedelta(days=13 * n)
        # On New Year some are known to the year only: they have a page of their own after January.
        on, precision = (date(on.year, 1, 1), "year") if n % 29 == 0 else (on, "day")
        make_event(case, "motion", on.isoformat(), precision=precision, source=source, title=f"Nr {n:03}.")
    address, seen, pages = PATH, [], 0
    while address:
        html = client.get(address).content.decode()
        seen += re.findall(r"Nr (\d+)\.", html)
        earlier = re.search(r'<a class="more" href="([^"]+)">Earlier', html)
        address, pages = earlier and earlier[1].replace("&amp;", "&"), pages + 1
    assert sorted(seen) == [f"{n:03}" for n in range(150)]
    assert pages > 2


def test_a_year_can_be_opened_and_a_wrong_month_shows_the_newest(client, one_of_each):
    make_event(make_case(), "filed", "1979-11-27", title="Long ago")
    html = client.get(PATH).content.decode()
    assert 'href="/en/timeline/?until=1979-12"' in html
    page = read(client, f"{PATH}?until=1979-12")
    assert "Long ago" in page and "A raid" not in page and "Back to the newest" in page
    assert "A meeting" in read(client, f"{PATH}?until=1979-13")


def test_the_months_of_a_page_can_be_jumped_to(client, one_of_each):
    html = client.get(PATH).content.decode()
    assert re.findall(r'href="#m([\d-]+)"', html) == re.findall(r'id="m([\d-]+)"', html) == [
        "2026-06", "2025-08", "2025-07", "2025-06"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "addresses"),
    [
        ("", ["/en/feeds/all.atom", "/en/calendar.ics"]),
        ("?kind=court", ["/en/feeds/court.atom", "/en/calendar/court.ics"]),
        ("?kind=checks", ["/en/feeds/checks.atom"]),
    ],
)
def test_the_same_filter_comes_as_a_feed_and_a_calendar(client, one_of_each, query, addresses):
    html = client.get(f"{PATH}{query}").content.decode()
    assert re.findall(r'href="(/en/(?:feeds|calendar)[^"]*)"', html) == addresses
    for address in addresses:
        assert client.get(address).status_code == 200


def test_titles_are_told_in_spanish(client):
    event = make_event(make_case(), "filed", "2025-06-30", title="The suit")
    EventTranslation.objects.create(event=event, language="es", title="La demanda")
    page = read(client, "/es/timeline/")
    assert "La demanda" in page and "The suit" not in page


@pytest.mark.parametrize("size", [20, 2000])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("query", ["", "?kind=court", "?until=2024-05"])
def test_2000_events_cost_at_most_six_queries(client, django_assert_max_num_queries, size, language, query):
    case, source = make_case(), make_source()
    Event.objects.bulk_create(
        Event(slug=f"e-{n}", kind="case_motion", case=case, source=source, title=f"Motion {n}",
              on=date(2020, 1, 1) + timedelta(days=n))
        for n in range(size)
    )  # fmt: skip
    duty = make_obligation(due_kind="date", due_date=date(2024, 5, 1))
    bodies = Body.objects.bulk_create(Body(slug=f"b-{n}", name=f"Bureau {n}") for n in range(20))
    for body in bodies:
        make_finding(make_assignment(duty, body), "shown", source=source)
    with django_assert_max_num_queries(6):
        assert client.get(f"/{language}/timeline/{query}").status_code == 200
