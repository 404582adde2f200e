"""Everyday questions on the City's orders, asked on a phone without JavaScript: tapped, and read without opening anything.

That a change of the facts takes each answer away is tested in tests/directives/test_policy_questions.py.
"""

import re

import pytest

from tests.directives.policy_questions import QUESTIONS, START

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def page(open_page):
    return open_page(START, java_script_enabled=False)


def in_one_line(text: str) -> str:
    return re.sub(r" ([,.:;)])", r"\1", re.sub(r"\s+", " ", text))


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_it_is_answered_within_two_taps(page, question):
    page.goto(START)
    for words in question.taps:
        page.locator("main").get_by_role("link", name=words).first.click()
    assert question.answer in in_one_line(page.locator("main").inner_text())
