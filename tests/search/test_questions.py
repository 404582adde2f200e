"""The questions of questions.csv, put to the starter facts."""

import pytest

from publishing.languages import LANGUAGES
from tests.search.questions import ask_all, load_site, questions, share

pytestmark = pytest.mark.django_db
OVERALL, EACH_LANGUAGE = 0.93, 0.75


@pytest.fixture
def answered():
    load_site()
    return ask_all(questions())


@pytest.mark.timeout(180)
def test_most_questions_are_answered_by_one_of_the_first_three_listings(answered):
    assert share(answered) >= OVERALL
    assert share([one for one in answered if one.question.aside]) >= OVERALL
    for language in LANGUAGES:
        own = [one for one in answered if one.question.language == language.code]
        assert share(own) >= EACH_LANGUAGE, language.code


def test_there_are_questions_in_every_language_and_a_third_is_aside():
    asked = questions()
    assert len(asked) >= 200
    assert {question.language for question in asked} == {language.code for language in LANGUAGES}
    assert 0.3 < sum(question.aside for question in asked) / len(asked) < 0.37
