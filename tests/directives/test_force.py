"""Whether an order is in force, as its page says it."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from directives.models import Relation
from tests.directives.reading import read
from tests.making import make_assignment, make_directive, make_obligation, make_provision, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_june_tenth")]


@pytest.fixture
def _june_tenth():
    with time_machine.travel(datetime(2026, 6, 10, 19, tzinfo=UTC), tick=False):
        yield


def relate(to, *, kind="rescinds", acting=None, **fields) -> Relation:
    return Relation.objects.create(
        from_directive=acting or make_directive(signed_on=date(2026, 5, 1)), to_directive=to, kind=kind,
        source=make_source(), **fields,
    )  # fmt: skip


def read_directive(client, directive) -> str:
    return read(client, f"/en/directives/{directive.slug}/")


def test_in_force_says_on_which_day_somebody_looked(client):
    directive = make_directive(reviewed_on=date(2026, 6, 1))
    assert "In force. We found no rescission or replacement as of June 1, 2026." in read_directive(client, directive)


def test_nobody_looked_is_said_and_nothing_is_claimed(client):
    page = read_directive(client, make_directive())
    assert "We have not checked whether this is still in force." in page and "In force." not in page


@pytest.mark.parametrize("kind", ["rescinds", "replaces"])
def test_an_order_that_was_rescinded_or_replaced_is_no_longer_in_force(client, kind):
    directive = make_directive(reviewed_on=date(2026, 6, 1))
    relate(directive, kind=kind, effective_on=date(2026, 5, 20))
    page = read_directive(client, directive)
    assert "No longer in force since May 20, 2026." in page and "In force." not in page


def test_the_day_falls_back_on_that_of_the_acting_order(client):
    directive = make_directive()
    relate(directive, acting=make_directive(signed_on=date(2026, 4, 1), effective_on=date(2026, 4, 16)))
    assert "No longer in force since April 16, 2026." in read_directive(client, directive)


def test_an_ending_without_a_day_counts_and_the_day_is_left_open(client):
    directive = make_directive()
    relate(directive, acting=make_directive(signed_on=None))
    page = read_directive(client, directive)
    assert "No longer in force." in page and "since" not in page.partition("No longer in force.")[2][:20]


@pytest.mark.parametrize("kind", ["amends", "builds_on", "cites", "implements"])
def test_other_relations_end_nothing(client, kind):
    directive = make_directive(reviewed_on=date(2026, 6, 1))
    relate(directive, kind=kind, effective_on=date(2026, 5, 20))
    assert "In force." in read_directive(client, directive)


def test_an_ending_in_the_future_has_not_happened(client):
    directive = make_directive(reviewed_on=date(2026, 6, 1))
    relate(directive, effective_on=date(2026, 6, 11))
    assert "In force." in read_directive(client, directive)


def test_a_draft_ends_nothing(client):
    directive = make_directive(reviewed_on=date(2026, 6, 1))
    relate(directive, acting=make_directive(status="draft"), effective_on=date(2026, 5, 1))
    assert "In force." in read_directive(client, directive)


def test_an_order_of_which_one_point_ended_is_in_force_in_part(client):
    directive = make_directive(reviewed_on=date(2026, 6, 1))
    ended, kept = make_provision(directive), make_provision(directive)
    relate(directive, target_provision=ended, effective_on=date(2026, 5, 20))
    assert "In force in part." in read_directive(client, directive)
    assert "No longer in force since May 20, 2026." in read(client, f"/en/directives/{directive.slug}/{ended.eid}/")
    assert "No longer in force" not in read(client, f"/en/directives/{directive.slug}/{kept.eid}/")


def test_the_end_of_a_part_ends_its_points(client):
    directive = make_directive()
    part = make_provision(directive, eid="part_1")
    point = make_provision(directive, parent=part, eid="point_1")
    make_assignment(make_obligation(point))
    relate(directive, target_provision=part, effective_on=date(2026, 5, 20))
    assert "No longer required since May 20, 2026" in read(client, f"/en/directives/{directive.slug}/point_1/")
