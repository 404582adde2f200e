"""By when: dates with what they are counted from, and distances in days. Nothing is ever called late."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from directives.workdays import add_workdays, federal_holidays, is_workday
from tests.directives.reading import read
from tests.making import make_assignment, make_directive, make_finding, make_obligation, make_provision


def on(day: date):
    return time_machine.travel(datetime(day.year, day.month, day.day, 20, tzinfo=UTC), tick=False)


def read_duty(client, *, today=date(2025, 7, 20), directive=None, **due) -> str:
    provision = make_provision(make_directive(**(directive or {})))
    make_assignment(make_obligation(provision, **due))
    with on(today):
        return read(client, f"/en/directives/{provision.directive.slug}/{provision.eid}/")


TWO_WEEKS = {"due_kind": "days", "due_n": 14, "due_anchor": "signed"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2025, 7, 11), "due July 25, 2025 (14 days after signing) · 14 days from now"),
        (date(2025, 7, 24), "due July 25, 2025 (14 days after signing) · 1 day from now"),
        (date(2025, 7, 25), "due July 25, 2025 (14 days after signing) · today"),
        (date(2025, 7, 26), "due July 25, 2025 (14 days after signing) · 1 day ago"),
        (date(2026, 11, 24), "due July 25, 2025 (14 days after signing) · 487 days ago"),
    ],
)
def test_the_two_weeks_of_executive_directive_12_end_on_july_25(client, today, words):
    page = read_duty(client, today=today, directive={"signed_on": date(2025, 7, 11)}, **TWO_WEEKS)
    assert words in page and "Counted another way" not in page


@pytest.mark.django_db
def test_both_dates_are_shown_when_signing_and_effect_give_different_ones(client):
    directive = {"signed_on": date(2025, 7, 11), "effective_on": date(2025, 7, 12)}
    page = read_duty(client, directive=directive, **TWO_WEEKS)
    assert "due July 25, 2025 (14 days after signing)" in page
    assert "Counted another way: due July 26, 2025 (14 days after it took effect)" in page


@pytest.mark.django_db
def test_a_day_of_effect_that_the_same_term_gave_is_not_counted_from_again(client):
    directive = {"signed_on": date(2026, 2, 10), "effective_on": date(2026, 2, 25)}
    page = read_duty(client, directive=directive, due_kind="days", due_n=15, due_anchor="signed")
    assert "due Feb. 25, 2026 (15 days after signing)" in page
    assert "Counted another way" not in page and "March 12" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("signed", "14 days after signing; the day of signing is not known"),
        ("published", "14 days after publication; the day of publication is not known"),
        ("effective", "14 days after it takes effect; that day is not known"),
    ],
)
def test_without_the_day_it_counts_from_there_is_no_due_date(client, anchor, words):
    directive = {"signed_on": None if anchor == "signed" else date(2025, 7, 11)}
    page = read_duty(client, directive=directive, due_kind="days", due_n=14, due_anchor=anchor)
    assert words in page and "due July" not in page


@pytest.mark.django_db
def test_a_month_of_signing_is_no_day_to_count_from(client):
    directive = {"signed_on": date(2025, 7, 1), "signed_precision": "month"}
    assert "the day of signing is not known" in read_duty(client, directive=directive, **TWO_WEEKS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("due", "words"),
    [
        ({"due_kind": "date", "due_date": date(2025, 7, 30)}, "due July 30, 2025 · 10 days from now"),
        ({"due_kind": "monthly"}, "Every month"),
        ({"due_kind": "continuing"}, "All the time, from now on"),
        ({"due_kind": "unstated"}, "No date was given"),
        (
            {"due_kind": "workdays", "due_n": 9, "due_anchor": "signed"},
            "due July 24, 2025 (9 working days after signing)",
        ),
    ],
)
def test_each_kind_of_deadline_has_its_words(client, due, words):
    assert words in read_duty(client, **due)


@pytest.mark.django_db
def test_the_words_of_the_source_stand_beside_our_date(client):
    assert "As the source says it: within 2 weeks" in read_duty(client, due_words="within 2 weeks", **TWO_WEEKS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("happened_on", "words"),
    [
        (date(2025, 7, 24), "On July 24, 2025, 1 day before the due date"),
        (date(2025, 7, 25), "On July 25, 2025, the due date"),
        (date(2025, 7, 31), "On July 31, 2025, 6 days after the due date"),
    ],
)
def test_what_was_shown_is_compared_with_the_day_it_was_due(client, happened_on, words):
    provision = make_provision(make_directive(signed_on=date(2025, 7, 11)))
    assignment = make_assignment(make_obligation(provision, **TWO_WEEKS))
    make_finding(assignment, "shown", happened_on=happened_on)
    assert words in read(client, f"/en/directives/{provision.directive.slug}/{provision.eid}/")


def known_holidays() -> set[date]:
    """As the Office of Personnel Management published them for 2025 to 2028."""
    text = """2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13 2025-11-11
    2025-11-27 2025-12-25 2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12
    2026-11-11 2026-11-26 2026-12-25 2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06
    2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-31 2028-01-17 2028-02-21 2028-05-29 2028-06-19 2028-07-04
    2028-09-04 2028-10-09 2028-11-10 2028-11-23 2028-12-25"""
    return set(map(date.fromisoformat, text.split()))


def test_the_holidays_are_those_that_the_government_published():
    ours = {day for year in range(2025, 2029) for day in federal_holidays(year)}
    assert ours == known_holidays()


@given(start=st.dates(date(2025, 1, 1), date(2028, 6, 30)), n=st.integers(1, 60))
def test_working_days_agree_with_counting_every_day(start, n):
    """The other way round: list all days that are no weekend and no published holiday, take the n-th."""
    days = (start + timedelta(days=i) for i in range(1, 200))
    open_days = [day for day in days if day.isoweekday() < 6 and day not in known_holidays()]
    assert add_workdays(start, n) == open_days[n - 1]


@given(start=st.dates(date(2000, 1, 1), date(2060, 12, 31)), n=st.integers(1, 40))
def test_the_last_working_day_is_a_working_day_and_one_more_is_later(start, n):
    end = add_workdays(start, n)
    assert is_workday(end) and start < end < add_workdays(start, n + 1)


def test_the_new_year_kept_in_december_is_no_working_day():
    assert not is_workday(date(2027, 12, 31))
    assert add_workdays(date(2025, 12, 15), 20) == date(2026, 1, 14)
