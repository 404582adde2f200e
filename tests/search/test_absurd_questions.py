"""Whatever is typed gets a normal answer, fast."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.index import index, query
from tests.search.listings import listing


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    ["a" * 10_000, "food " * 2_000, "\0", "food\0pantry", "\x01\x02\x1b[31m", "the of and to a", "???!!!", "\u202e\u200b\ufeff", "قققق" * 3_000,
     "ก" * 10_000, "家" * 10_000, "1" * 10_000, "(" * 5_000, '" OR 1=1 --', "' & | ! :*", "\\", "NEAR(food)", "food*", "\ud800", "%s %d {}",
     " ".join(f"wordnumber{number}x" for number in range(2_000))],
)  # fmt: skip
def test_absurd_questions_are_answered_fast(asked):
    index([listing(pk, f"Food pantry {pk}", summary="the best of all") for pk in range(1, 60)])
    query("warm")
    begun = time.process_time()
    query(asked, filters=["cost:" + asked[:50]])
    query(asked)
    assert time.process_time() - begun < 0.5


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_no_text_breaks_the_search(asked):
    index([listing(1, "Food pantry")])
    query(asked)


@pytest.mark.django_db
def test_a_control_character_parts_words():
    index([listing(1, "Food pantry")])
    assert query("food\0pantry").ids == [1]


@pytest.mark.django_db
def test_a_question_without_any_word_lists_everything():
    index([listing(1, "Food"), listing(2, "Rent")])
    assert query(" \t ").ids == [1, 2]
