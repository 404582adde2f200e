"""Filters, nearness, order and pages."""

import pytest

from search.index import Near, index, query
from tests.search.listings import listing

pytestmark = pytest.mark.django_db
DOWNTOWN, HOLLYWOOD, LANCASTER = (34.05, -118.25), (34.1, -118.33), (34.69, -118.15)


def test_all_filters_must_fit_and_of_a_group_one():
    index(
        [
            listing(1, "Food", filters=["cost:free", "language:es"]),
            listing(2, "Food", filters=["cost:free", "language:ko"]),
            listing(3, "Food", filters=["cost:varies", "language:es"]),
        ]
    )
    assert query("food", filters=["cost:free", "language:es"]).ids == [1]
    assert query("food", filters=["cost:free", ("language:es", "language:ko")]).ids == [1, 2]
    assert query("", filters=["language:es"]).ids == [1, 3]
    assert query("food", filters=["cost:never-heard-of"]).ids == []


def test_near_puts_the_nearest_first_and_leaves_the_far_ones_in():
    index(
        [
            listing(1, "Food", points=[LANCASTER]),
            listing(2, "Food", points=[HOLLYWOOD]),
            listing(3, "Food", points=[DOWNTOWN]),
        ]
    )
    found = query("food", near=Near(*DOWNTOWN))
    assert found.ids == [3, 2, 1]
    assert found.hits[0].miles < 0.1
    assert 5 < found.hits[1].miles < 6


def test_within_leaves_out_what_is_farther_and_keeps_what_has_no_place():
    index([listing(1, "Food", points=[LANCASTER]), listing(2, "Food", points=[HOLLYWOOD]), listing(3, "Food hotline")])
    assert set(query("food", near=Near(*DOWNTOWN, within=10)).ids) == {2, 3}
    assert set(query("food", near=Near(*DOWNTOWN, within=3)).ids) == {3}
    assert set(query("food", near=Near(*DOWNTOWN, within=50)).ids) == {1, 2, 3}


def test_the_nearest_of_several_places_counts():
    index([listing(1, "Food", points=[LANCASTER, HOLLYWOOD])])
    assert query("food", near=Near(*HOLLYWOOD)).hits[0].miles < 0.1


def test_what_may_not_be_shown_now_is_left_out_and_equals_come_by_their_rank():
    index([listing(pk, "Food") for pk in (1, 2, 3)])
    found = query("food", shown=lambda ids: {1: 2, 3: 0})
    assert found.ids == [3, 1]
    assert found.total == 2


def test_a_better_answer_comes_before_a_fresher_one():
    index([listing(1, "Dentist"), listing(2, "Clinic", rest="dentist")])
    assert query("dentist", shown=lambda ids: {1: 2, 2: 0}).ids == [1, 2]


def test_federal_lines_sink_among_equals():
    index([listing(1, "Court line", sinks=1), listing(2, "Court line")])
    assert query("court line").ids == [2, 1]


def test_pages_hold_twenty_and_never_end_in_an_error():
    index([listing(pk, "Food") for pk in range(1, 46)])
    assert len(query("food").ids) == 20
    assert query("food", page=3).ids == list(range(41, 46))
    assert query("food").total == 45
    assert query("food", page=99_999).ids == []
    assert query("food", page=-5).ids == query("food").ids
