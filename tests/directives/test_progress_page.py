"""Is it being done? Counts in words, never shares, and the rules beside them."""

import pytest
from django.template import Context, Template

from tests.directives.reading import read
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
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
