"""`?on=` on the page of an order: the state of that day, at an address that stays."""

from datetime import date

import pytest

from directives.models import Relation
from tests.directives.happenings import make_request
from tests.directives.reading import read
from tests.making import make_assignment, make_directive, make_finding, make_obligation, make_provision, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    return make_directive(number="12", signed_on=date(2025, 7, 11), reviewed_on=date(2026, 6, 22))


def on(client, order, day: str, language="en") -> str:
    return read(client, f"/{language}/directives/{order.slug}/?on={day}")


def test_the_page_says_which_day_it_shows_and_leads_back_to_today(client, order):
    page = on(client, order, "2025-07-20")
    assert "This page shows July 20, 2025: whether it was in force, its duties, and what we had found by then." in page
    assert "Show today" in page
    assert "This page shows" not in read(client, f"/en/directives/{order.slug}/")


def test_before_the_signing_it_was_not_signed_yet(client, order):
    before = on(client, order, "2025-07-10")
    assert "On July 10, 2025 this was not signed yet." in before and "In force." not in before
    assert "not signed yet" not in on(client, order, "2025-07-11")


def test_what_is_no_day_shows_today(client, order):
    for wrong in ("yesterday", "2025-13-01", ""):
        assert "This page shows" not in on(client, order, wrong)


def test_an_order_that_was_rescinded_later_was_still_in_force(client, order):
    acting = make_directive(number="40", signed_on=date(2026, 3, 1))
    Relation.objects.create(
        from_directive=acting, to_directive=order, kind="rescinds", effective_on=date(2026, 3, 1), source=make_source()
    )
    assert "No longer in force since March 1, 2026." in on(client, order, "2026-03-01")
    assert "No longer in force" not in on(client, order, "2026-02-28")


def test_only_what_was_found_by_then_counts(client, order):
    owed = make_assignment(make_obligation(make_provision(order), action="Deliver a plan"))
    make_finding(owed, "nothing_found", checked_on=date(2025, 8, 1), where_looked="Somewhere.")
    make_finding(owed, "shown", checked_on=date(2026, 2, 1), summary="The plan.")
    assert "Not checked yet" in on(client, order, "2025-07-31")
    assert "No public evidence found as of Aug. 1, 2025" in on(client, order, "2025-08-01")
    assert "Shown: the document or act itself is public" in on(client, order, "2026-02-01")


def test_a_finding_counted_until_it_was_taken_back(client, order):
    owed = make_assignment(make_obligation(make_provision(order)))
    make_finding(
        owed, "shown", checked_on=date(2025, 8, 1), retracted_on=date(2025, 9, 1), retraction_reason="Another's plan."
    )
    assert "Shown: the document" in on(client, order, "2025-08-31")
    assert "Not checked yet" in on(client, order, "2025-09-01")


def test_the_distance_to_a_due_date_is_counted_from_that_day(client, order):
    make_obligation(make_provision(order), due_kind="days", due_n=14, due_anchor="signed")
    assert "5 days from now" in on(client, order, "2025-07-20")


def test_a_point_leads_to_its_request_and_to_the_group_it_forms(client):
    order = make_directive(slug="bass-ed-12")
    ask = make_provision(order, eid="point_6")
    forms = make_provision(order, eid="point_5")
    request = make_request(provision=ask, title="Ask for records")
    first = client.get(f"/en/directives/bass-ed-12/{ask.eid}/").content.decode()
    assert f'href="/en/records/{request.slug}/"' in first and 'href="/en/working-group/"' not in first
    second = client.get(f"/en/directives/bass-ed-12/{forms.eid}/").content.decode()
    assert "Ask for records" not in second and 'href="/en/working-group/"' in second


def test_the_pages_around_an_order_are_one_tap_away(client, order):
    make_obligation(make_provision(order))
    html = client.get(f"/es/directives/{order.slug}/").content.decode()
    for page in ("timeline", "records", "court", "working-group", "statistics", "statements", "corrections"):
        assert f'href="/es/{page}/"' in html
    html = client.get("/en/directives/").content.decode()
    assert 'href="/en/timeline/"' in html and 'href="/en/records/"' in html
