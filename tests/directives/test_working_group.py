"""The page of the working group: who was ordered to form it, and what is known of it."""

from datetime import date

import pytest

from directives.models import Body, Claim, Discrepancy, Member
from tests.directives.happenings import make_event
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
PATH = "/en/working-group/"


@pytest.fixture
def point():
    order = make_directive(slug="bass-ed-12", number="12", reviewed_on=date(2026, 6, 22))
    return make_provision(
        order, eid="point_5", number="5", modality="orders", summary="The police must form it. What it says informs guidance.",
        actor="the police, with a board", source=make_source(publisher="An office"),
    )  # fmt: skip


def make_group(**fields) -> Body:
    return make_body(kind="working_group", **{"name": "The group", "source": make_source(), **fields})


def test_without_the_point_there_is_no_page(client):
    assert client.get(PATH).status_code == 404


def test_who_was_ordered_with_whom_and_what_for(client, point):
    page = read(client, PATH)
    assert "The police must form it. What it says informs guidance." in page
    assert "the police, with a board" in page and "This is an order" in page and "Source: An office" in page
    assert "Executive Directive 12, point 5" in page


def test_no_meeting_found_is_said_with_day_and_places(client, point):
    make_finding(
        make_assignment(make_obligation(point, action="Run a group"), make_body(name="The police")),
        "nothing_found", checked_on=date(2026, 6, 22), where_looked="The police's website.",
    )  # fmt: skip
    page = read(client, PATH)
    assert "No public record of a meeting found as of June 22, 2026." in page
    assert "The police's website." in page and "Run a group" in page


def test_before_anybody_looked_the_page_says_so(client, point):
    page = read(client, PATH)
    assert "We have not looked for meetings yet." in page and "No public record of a meeting" not in page


def test_members_and_meetings_stand_there_once_staff_enter_them(client, point):
    group = make_group()
    Member.objects.create(
        group=group,
        body=make_body(name="A council of neighbors"),
        role="chair",
        since=date(2026, 1, 5),
        source=make_source(),
    )
    make_event(group, "meeting", "2026-03-01", precision="month", title="It met for the first time")
    make_event(group, "report", "2026-04-02", title="It sent a letter")
    page = read(client, PATH)
    assert "A council of neighbors, chair, since Jan. 5, 2026" in page
    assert "March 2026 It met for the first time" in page and "April 2, 2026 It sent a letter" in page
    assert "No public record of a meeting" not in page and "not looked for meetings" not in page


def test_a_group_without_a_meeting_does_not_hide_that_none_was_found(client, point):
    make_group()
    assert "We have not looked for meetings yet." in read(client, PATH)


def test_what_sources_say_differently_stands_there(client, point):
    question = Discrepancy.objects.create(slug="lead", question="Who leads it?", provision=point)
    for says in ("The police.", "A board."):
        Claim.objects.create(discrepancy=question, says=says, source=make_source())
    page = read(client, PATH)
    assert "Who leads it?" in page and "The police." in page and "A board." in page


@pytest.mark.parametrize("size", [2, 100])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_asks_the_database_as_seldom_with_many_rows(
    client, point, django_assert_max_num_queries, size, language
):
    source, obligation = make_source(), make_obligation(point)
    for n in range(size // 2):
        group = make_group(name=f"Group {n}", source=source)
        body = make_body()
        Member.objects.create(group=group, body=body, source=source)
        make_event(group, "meeting", "2026-03-01", source=source).more_sources.add(source)
        make_finding(make_assignment(obligation, body), "nothing_found")
    with django_assert_max_num_queries(13):
        assert client.get(f"/{language}/working-group/").status_code == 200
