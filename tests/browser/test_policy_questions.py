"""Everyday questions on the City's orders, asked on a phone without JavaScript: tapped, and read without opening anything.

That a change of the facts takes each answer away is tested in tests/directives/test_policy_questions.py.
"""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from tests.directives.policy_questions import QUESTIONS, START, Question

pytestmark = [pytest.mark.xdist_group("policy_questions_browser"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def read(open_page, django_db_blocker) -> dict[Question, str]:
    """What the phone shows at the end of each way, all on one page and before a test can empty the database."""
    with django_db_blocker.unblock():
        call_command("load_starter", stdout=StringIO(), stderr=StringIO())
        page = open_page(START, java_script_enabled=False)
        page.set_default_timeout(5_000)
        found = {}
        for question in QUESTIONS:
            page.goto(START)
            for words in question.taps:
                page.locator("main").get_by_role("link", name=words).first.click()
            found[question] = in_one_line(page.locator("main").inner_text())
        return found


def in_one_line(text: str) -> str:
    return re.sub(r" ([,.:;)])", r"\1", re.sub(r"\s+", " ", text))


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_it_is_answered_within_two_taps(read, question):
    assert question.answer in read[question]
