"""Is it being done? Counts in words, never shares, and the rules beside them."""

from datetime import date

import pytest
import time_machine
from django.template import Context, Template

from directives.findings import retract
from tests.directives.happenings import make_case, make_event
from tests.directives.reading import read
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
    make_user,
)

pytestmark = pytest.mark.django_db
URL = "/en/progress/"


@pytest.fixture
def twelve():
    """Executive Directive 12 with four duties: shown, nothing found, not checked, and one that differs."""
    directive = make_directive(number="12")
    make_finding(make_assignment(make_obligation(make_provision(directive), action="Set up a group")), "shown")
    make_finding(make_assignment(make_obligation(make_provision(directive), action="Send a letter")), "nothing_found")
    make_assignment(make_obligation(make_provision(directive), action="Write a report"))
    shared = make_obligation(make_provision(directive), action="Make a plan", every_department=True)
    for name, verdict in (("Bureau A", "nothing_found"), ("Bureau B", "nothing_found"), ("Bureau C", "partial")):
        make_finding(make_assignment(shared, make_body(name=name)), verdict)
    return directive


def test_the_top_line_counts_duties_in_words(client, twelve):
    page = read(client, URL)
    assert "lay down 4 duties" in page
    for words in (
        "1 shown",
        "1 with no public evidence found",
        "1 not checked yet",
        "1 not the same in every department",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("result", "action"),
    [
        ("shown", "Set up a group"),
        ("no_public_evidence", "Send a letter"),
        ("not_checked", "Write a report"),
        ("mixed", "Make a plan"),
    ],
)
def test_each_count_is_a_link_that_shows_as_many_duties(client, twelve, result, action):
    assert f'href="{URL}?evidence={result}"' in client.get(URL).content.decode()
    page = read(client, f"{URL}?evidence={result}")
    others = {"Set up a group", "Send a letter", "Write a report", "Make a plan"} - {action}
    assert "Showing 1 duty." in page and action in page and not any(other in page for other in others)


def test_an_unknown_filter_shows_everything(client, twelve):
    assert "Make a plan" in read(client, f"{URL}?evidence=nonsense")


def test_a_duty_of_every_department_opens_to_a_matrix(client, twelve):
    html = client.get(URL).content.decode()
    matrix = html.partition("<details")[2].partition("</table>")[0]
    assert "Department by department (3)" in matrix and "these are 3 duties" in matrix
    assert all(f"Bureau {letter}" in matrix for letter in "ABC")
    assert "2 departments, all alike" in matrix and "Part is public" in matrix and "Nothing found" in matrix


def test_the_rules_stand_beside_the_counts(client, twelve):
    page = read(client, URL)
    assert "How we decide" in page and "It does not mean that it was not done." in page


def test_the_home_sentence_counts_the_duties_of_the_first_order(twelve):
    html = Template("{% load policy %}{% directive_progress_sentence %}").render(Context())
    assert "Executive Directive 12: 4 duties. 1 shown, 1 with no public evidence found, 1 not checked yet," in html
    assert 'href="/en/progress/"' in html


def test_without_any_duty_the_home_sentence_says_nothing():
    make_directive(status="published")
    assert not Template("{% load policy %}{% directive_progress_sentence %}").render(Context()).strip()


@pytest.fixture
def a_year():
    """Rows written on one day of January: looks and happenings of January and of June."""
    with time_machine.travel("2026-01-10 12:00-08:00"):
        for month, what in ((1, "Early duty"), (6, "Late duty")):
            owed = make_assignment(make_obligation(action=what), make_body(name=f"Bureau of {what}"))
            make_finding(owed, "nothing_found", checked_on=date(2026, month, 5))
        make_event(make_case(), "filed", "2026-01-05", title="An early suit")
        make_event(make_case(), "filed", "2026-06-05", slug="late-suit", title="A late suit")


def test_what_changed_since_a_day_is_told_with_links(client, a_year):
    with time_machine.travel("2026-06-30 12:00-08:00"):
        html = client.get(f"{URL}?since=2026-06-01").text
    list_of_changes = html.partition('id="since"')[2].partition("</section>")[0]
    assert "What changed since" in list_of_changes and ">June 1, 2026</time>" in list_of_changes
    assert "Late duty" in list_of_changes and "Bureau of Late duty" in list_of_changes
    assert 'href="/en/timeline/?until=2026-06#late-suit"' in list_of_changes
    assert "Early duty" not in list_of_changes and "An early suit" not in list_of_changes


def test_what_we_learned_of_since_then_is_told_however_old_it_is(client, a_year):
    with time_machine.travel("2026-06-20 12:00-08:00"):
        make_event(make_case(), "filed", "2025-02-01", title="An old suit we had not known")
    with time_machine.travel("2026-06-30 12:00-08:00"):
        page = read(client, f"{URL}?since=2026-06-15")
    assert "An old suit we had not known" in page and "A late suit" not in page


def test_what_we_took_back_since_then_is_told(client):
    finding = make_finding(summary="We saw a plan.", checked_on=date(2025, 8, 1))
    retract(finding, by=make_user(), on=date(2026, 6, 20), reason="It was another plan.")
    assert "What we corrected June 20, 2026" in read(client, f"{URL}?since=2026-06-15")
    assert "What we corrected" not in read(client, f"{URL}?since=2026-06-21")


def test_a_day_that_is_none_is_left_out_with_a_sentence(client, twelve):
    for nonsense in ("yesterday", "2026-02-30", "06/01/2026"):
        page = read(client, f"{URL}?since={nonsense}")
        assert "We could not read that day." in page and "Make a plan" in page
    assert "We could not read that day." not in read(client, URL)


def test_a_day_ahead_has_no_changes(client, twelve):
    assert "Nothing that we know of." in read(client, f"{URL}?since=2999-01-01")


@pytest.mark.parametrize("size", [2, 40])
@pytest.mark.parametrize("language", ["en", "es"])
def test_many_changes_ask_the_database_as_seldom(client, django_assert_max_num_queries, size, language):
    duty, case = make_obligation(), make_case()
    for n in range(size):
        make_finding(make_assignment(duty), "nothing_found", where_looked=f"Place {n}")
        make_event(case, "motion", "2026-06-05")
    with django_assert_max_num_queries(40):
        client.get(f"/{language}/progress/?since=2026-01-01")
