"""The page of one department: what it owes, what it said, what is public."""

from datetime import date

import pytest

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


def path(body) -> str:
    return f"/en/departments/{body.slug}/"


def test_the_list_counts_the_duties_of_each(client):
    body = make_body(name="Bureau A")
    make_assignment(body=body)
    make_assignment(make_obligation(make_provision(make_directive(status="draft"))), body)
    make_body(name="Bureau B")
    page = read(client, "/en/departments/")
    assert "Bureau A 1 duty" in page and "Bureau B no duty known to us" in page


def test_bodies_outside_the_city_have_a_page_only_when_they_owe_or_issued_something(client):
    stranger = make_body(of_the_city=False, name="An agency")
    debtor = make_body(of_the_city=False, name="Contractors")
    issuer = make_body(of_the_city=False, name="The State")
    make_assignment(body=debtor)
    make_directive(issuer=issuer, number="7")
    assert client.get(path(stranger)).status_code == 404
    assert client.get("/en/departments/nobody/").status_code == 404
    assert "What it owes" in read(client, path(debtor))
    assert "What it issued Executive Directive 7" in read(client, path(issuer))


COUNTED = "Counted because the order speaks to all City departments; it does not name this one."
ELECTED = "We do not know whether the order binds an elected office."


@pytest.mark.parametrize(
    ("fields", "binds_is_open"),
    [
        ({"name": "Zoo"}, False),
        ({"name": "A board", "kind": "commission"}, False),
        ({"name": "City Council", "kind": "legislature"}, True),
        ({"name": "City Controller", "slug": "city-controller"}, True),
    ],
)
def test_a_body_that_no_order_names_is_told_apart(client, fields, binds_is_open):
    body = make_body(**fields)
    make_assignment(make_obligation(every_department=True), body)
    page = read(client, path(body))
    assert COUNTED in page and (ELECTED in page) == binds_is_open


def test_a_body_with_a_duty_of_its_own_or_named_by_an_order_is_not(client):
    own, named = make_body(name="Police"), make_body(name="Planning")
    for body in (own, named):
        order = make_directive(recipients="All departments; it names Planning")
        make_assignment(make_obligation(make_provision(order), every_department=True), body)
    make_assignment(make_obligation(), own)
    assert COUNTED not in read(client, path(own))
    assert COUNTED not in read(client, path(named))


def test_one_search_for_all_departments_is_told_as_one(client):
    body = make_body()
    shared = make_assignment(make_obligation(every_department=True), body)
    make_finding(shared, "nothing_found")
    assert "We searched once, for all departments together." in read(client, path(body))
    make_finding(shared, "nothing_found")
    assert "We searched once" not in read(client, path(body))


def test_the_soonest_due_date_comes_first_and_the_undated_last(client):
    body = make_body()
    for action, due in (
        ("Third thing", {"due_kind": "unstated"}),
        ("Second thing", {"due_kind": "date", "due_date": date(2026, 3, 1)}),
        ("First thing", {"due_kind": "date", "due_date": date(2025, 7, 25)}),
    ):
        make_assignment(make_obligation(action=action, **due), body)
    page = read(client, path(body))
    assert page.index("First thing") < page.index("Second thing") < page.index("Third thing")


def test_what_it_said_and_what_is_public_are_two_lists(client):
    body = make_body()
    assignment = make_assignment(body=body)
    make_finding(assignment, "reported", summary="We did it, says the office.")
    make_finding(assignment, "partial", summary="Half of the plan is on its website.")
    page = read(client, path(body))
    assert "What it has said We did it, says the office." in page
    assert "What is public Half of the plan is on its website." in page


def test_only_its_own_part_of_a_shared_duty_is_shown(client):
    duty, body = make_obligation(every_department=True), make_body()
    make_finding(make_assignment(duty, body), "nothing_found")
    make_finding(make_assignment(duty, make_body(name="Bureau B")), "shown")
    page = read(client, path(body))
    assert "No public evidence found" in page and "Shown:" not in page and "Bureau B" not in page


def test_a_missing_liaison_is_dated_by_the_newest_look(client):
    body = make_body()
    assignment = make_assignment(body=body)
    for day in (date(2026, 3, 1), date(2026, 6, 3)):
        make_finding(assignment, "nothing_found", checked_on=day)
    assert "No public contact found as of June 3, 2026" in read(client, path(body))


def test_without_any_look_nothing_is_claimed_about_the_liaison(client):
    assert "We have not looked for a public contact yet" in read(client, path(make_body()))


def test_a_liaison_is_shown_with_source_and_day(client):
    body = make_body(
        liaison_contact="Office of the Director", liaison_as_of=date(2026, 5, 4),
        liaison_source=make_source(publisher="The Bureau"),
    )  # fmt: skip
    page = read(client, path(body))
    assert "Office of the Director As of May 4, 2026 Source: The Bureau" in page


def test_a_website_opens_without_telling_where_the_reader_came_from(client):
    body = make_body(url="https://bureau.example.org/")
    assert 'href="https://bureau.example.org/" rel="noreferrer noopener"' in client.get(path(body)).content.decode()
