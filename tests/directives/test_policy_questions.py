"""Each everyday question is answered within two taps, and not any more when the facts have changed."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.directives.policy_questions import QUESTIONS, START, Question
from tests.directives.reading import words_of

# The facts are loaded once: these tests run in one worker.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("policy_questions"), pytest.mark.timeout(300)]
LINK = re.compile(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def tap(html: str, words: str) -> str:
    """Where the first link of the page's main part leads whose words these are, or hold these."""
    main = html.partition("<main")[2].partition("</main>")[0]
    for address, inside in LINK.findall(main):
        if words in unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", inside))):
            return unescape(address)
    raise AssertionError(f"no link says {words!r}")


def answered(client: Client, question: Question) -> str:
    html = client.get(START).text
    for words in question.taps:
        html = client.get(tap(html, words)).text
    return words_of(html)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_the_facts_answer_it_and_a_change_of_them_takes_the_answer_away(starter_facts, client, question):
    assert question.answer in answered(client, question)
    question.change()
    assert question.answer not in answered(client, question)


def test_there_are_twenty_five_from_three_points_of_view_and_none_takes_more_than_two_taps():
    assert len(QUESTIONS) == 25
    assert {question.asker for question in QUESTIONS} == {"resident", "reporter", "staff"}
    assert max(len(question.taps) for question in QUESTIONS) == 2
