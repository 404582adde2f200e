"""The page of one point: who must do what, what is shown, by when, and which services there are."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from directives.models import Claim, Discrepancy
from tests.directives.reading import read
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
    make_provision_service,
    make_service,
    make_source,
)

pytestmark = pytest.mark.django_db


def path(provision, language="en") -> str:
    return f"/{language}/directives/{provision.directive.slug}/{provision.eid}/"


def test_a_point_that_does_not_exist_is_not_found(client):
    assert client.get(f"/en/directives/{make_provision().directive.slug}/point_99/").status_code == 404


def test_the_summary_comes_first_with_what_it_rests_on(client):
    source = make_source(
        kind="news", publisher="The Example Times", published_on=date(2025, 7, 1), published_precision="month"
    )
    page = read(client, path(make_provision(summary="Make a plan.", source=source)))
    assert "Make a plan." in page and "Source: The Example Times, July 2025, seen in the news" in page
    assert "We have not seen the official text. Our words rest on news reports." in page


def test_exact_words_are_shown_only_when_they_are_known(client):
    point = make_provision(text="Each department shall make a plan.")
    page = client.get(path(point, "es")).content.decode()
    assert '<blockquote class="quote" lang="en" translate="no">' in page and point.text in page
    assert "We have not seen the official text." not in read(client, path(point))


@pytest.mark.parametrize(
    ("modality", "words"),
    [
        ("orders", "This is an order: departments must do it."),
        ("prohibits", "This forbids something: departments must not do it."),
        ("directs_own_office", "The Mayor directs the Mayor's own office."),
        ("calls_on", "It does not bind the board."),
        ("asks", "This asks. It does not bind."),
        ("urges", "This urges. It does not bind."),
    ],
)
def test_the_kind_of_words_is_said(client, modality, words):
    assert words in read(client, path(make_provision(modality=modality)))


def test_a_duty_of_one_body_names_it_and_shows_every_look(client):
    body = make_body(name="Example Police Department")
    assignment = make_assignment(make_obligation(action="Run a working group"), body)
    make_finding(assignment, "reported", summary="It says the group met.", checked_on=date(2026, 6, 1))
    make_finding(assignment, "nothing_found", where_looked="Its website.", checked_on=date(2026, 5, 1))
    page = read(client, path(assignment.obligation.provision))
    assert "Run a working group Who: Example Police Department" in page
    assert "It says the group met." in page and "Where we looked on May 1, 2026: Its website." in page


def test_a_duty_of_every_department_counts_them_and_lists_each(client):
    duty = make_obligation(every_department=True)
    bodies = [make_body(name=f"Bureau {letter}") for letter in "ABC"]
    for body in bodies:
        make_finding(make_assignment(duty, body), "nothing_found", checked_on=date(2026, 6, 1))
    html = client.get(path(duty.provision)).content.decode()
    assert "Who: every department; we list 3" in read(client, path(duty.provision))
    details = html.partition("<details")[2].partition("</details>")[0]
    assert all(f'href="/en/departments/{body.slug}/"' in details for body in bodies)


def test_services_stand_in_three_groups_that_are_never_mixed(client):
    point = make_provision()
    for basis, name in (("same_need", "A church"), ("run_by_city", "A library"), ("named_by_city", "A guide")):
        make_provision_service(point, make_service(name=name), basis=basis, how=f"How {name} helps.")
    page = read(client, path(point))
    order = ["Named by the City", "A guide", "How A guide helps.", "Run by the City", "A library"]
    order += ["Not run by the City, helps the same people", "A church"]
    places = [page.find(words) for words in order]
    assert -1 not in places and places == sorted(places), list(zip(order, places, strict=True))


def test_a_service_links_to_its_page_and_a_draft_is_left_out(client):
    point = make_provision()
    service = make_provision_service(point).service
    draft = make_provision_service(point, make_service(status="draft", name="Not ready")).service
    page = client.get(path(point)).content.decode()
    assert f'href="/en/services/{service.slug}/"' in page
    assert draft.name not in page and draft.slug not in page


def test_a_point_without_services_says_why(client):
    note = "This point gives orders to departments. It has no service for residents."
    assert note in read(client, path(make_provision(no_service_note=note)))
    assert "We list no service for this point." in read(client, path(make_provision()))


def test_what_stands_in_the_way_has_its_source_and_day(client):
    point = make_provision(
        enforceability_note="A court has blocked the law.", enforceability_as_of=date(2026, 4, 22),
        enforceability_source=make_source(publisher="A Court", kind="court_record"),
    )  # fmt: skip
    page = read(client, path(point))
    assert "What stands in the way A court has blocked the law. As of April 22, 2026 Source: A Court" in page


def test_only_disagreements_on_this_point_are_shown(client):
    point = make_provision()
    other = make_provision(point.directive)
    for provision, question in ((point, "Which plan?"), (other, "Which sign?")):
        discrepancy = Discrepancy.objects.create(slug=provision.eid, question=question, provision=provision)
        for says in ("This.", "That."):
            Claim.objects.create(discrepancy=discrepancy, says=says, source=make_source())
    page = read(client, path(point))
    assert "Which plan?" in page and "Which sign?" not in page


def test_previous_and_next_follow_the_order_and_skip_the_parts(client):
    directive = make_directive()
    first = make_provision(directive, eid="point_1")
    make_provision(directive, eid="part_2")
    second, third = make_provision(directive, eid="point_2"), make_provision(directive, eid="point_3")
    pager = client.get(path(second)).content.decode().partition('<nav class="pager"')[2]
    assert f'rel="prev" href="{path(first)}"' in pager and f'rel="next" href="{path(third)}"' in pager
    assert 'rel="prev"' not in client.get(path(first)).content.decode()
    assert 'rel="next"' not in client.get(path(third)).content.decode()


def test_the_line_to_cite_holds_the_address_and_the_day(client):
    point = make_provision(make_directive(number="12"), heading="A plan")
    with time_machine.travel(datetime(2026, 6, 10, 19, tzinfo=UTC), tick=False):
        page = read(client, path(point))
    assert f"Executive Directive 12, point 1: A plan, http://testserver{path(point)}, June 10, 2026" in page


def test_the_page_of_a_part_leads_to_its_points(client):
    directive = make_directive()
    part = make_provision(directive, eid="part_1")
    point = make_provision(directive, eid="point_1", parent=part)
    assert f'href="{path(point)}"' in client.get(path(part)).content.decode()
