"""Telephone numbers, whole or in part, in any spelling."""

import pytest

from search.index import index, query
from tests.search.listings import listing

pytestmark = pytest.mark.django_db
REFUSED = {"+12135550199": "It reports people. Call 211 instead."}


@pytest.fixture(autouse=True)
def _listings():
    index(
        [
            listing(1, "Hotline", phones=["+12135550123"]),
            listing(2, "Other line", phones=["+12135550145"]),
            listing(211, "County help line", phones=["211"]),
        ]
    )


@pytest.mark.parametrize(
    "asked",
    ["2135550123", "(213) 555-0123", "+1 213 555 0123", "1-213-555-0123", "213.555.0123", "0123", "5550123", "213 555 01 23",
     "who is 213-555-0123", "٢١٣٥٥٥٠١٢٣", "２１３５５５０１２３"],
)  # fmt: skip
def test_a_number_or_a_part_of_it_finds_its_listing(asked):
    assert query(asked).ids == [1]


def test_a_part_that_several_have_finds_all_of_them():
    assert query("213555").ids == [1, 2]


@pytest.mark.parametrize("asked", ["211", "call 211", "2-1-1", "número 211", "२११"])
def test_211_finds_211(asked):
    assert query(asked).ids == [211]


def test_a_number_that_nobody_has_finds_nothing():
    assert query("626 555 0100").ids == []


def test_a_zip_code_beside_words_does_not_hide_what_the_words_find():
    assert query("hotline 90033").ids == [1]


@pytest.mark.parametrize("asked", ["213-555-0199", "+1 (213) 555 0199", "is 2135550199 safe?", "213-KKK-0199"])
def test_a_number_that_must_not_be_called_gives_a_warning(asked):
    warning = query(asked, refused=REFUSED).warning
    assert warning.number == "+12135550199"
    assert "211" in warning.why


@pytest.mark.parametrize("asked", ["0199", "213-555-0123", "help", ""])
def test_other_questions_give_no_warning(asked):
    assert query(asked, refused=REFUSED).warning is None
