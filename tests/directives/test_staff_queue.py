"""The desk's lines about the policy: each counts what waits, and leads to as many rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directives.findings import retract
from directives.models import ProvisionTranslation
from publishing.desk import piles_for
from tests.directives.happenings import make_case, make_event
from tests.making import make_assignment, make_finding, make_provision, make_source, make_user

pytestmark = pytest.mark.django_db
OLD, COMING = "last looked up over 90 days ago", "in the next 14 days"
NO_COPY, NO_WORDS = "without an archived copy", "without summary or without Spanish"


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def waiting(client, words: str) -> int:
    """The count on an administrator's desk, which must be that of the list it leads to."""
    user = make_user("administrator")
    client.force_login(user)
    found = next((pile for pile in piles_for(user) if words in pile.words), None)
    if found is None:
        return 0
    assert client.get(found.url).context["cl"].result_count == found.count
    return found.count


def test_a_look_older_than_ninety_days_waits_until_somebody_looks_again(client):
    duty = make_assignment()
    make_finding(duty, checked_on=timezone.localdate() - timedelta(days=91))
    make_finding(checked_on=timezone.localdate() - timedelta(days=90))
    assert waiting(client, OLD) == 1
    again = make_finding(duty, checked_on=timezone.localdate())
    assert waiting(client, OLD) == 0
    retract(again, by=make_user(), on=timezone.localdate(), reason="It was another duty.")
    assert waiting(client, OLD) == 1


def test_dates_of_the_next_fourteen_days_wait(client):
    case = make_case()
    for days in (-1, 0, 14, 15):
        make_event(case, "deadline", in_days(days))
    taken_back = make_event(case, "deadline", in_days(3))
    retract(taken_back, by=make_user(), on=timezone.localdate(), reason="It was moved.")
    assert waiting(client, COMING) == 2


def test_a_document_on_the_web_waits_for_its_copy(client):
    make_source(archived_url="https://archive.example.org/1")
    make_source(url="", file="sources/a.pdf", sha256="a" * 64)
    before = waiting(client, NO_COPY)
    make_source()
    assert (before, waiting(client, NO_COPY)) == (0, 1)


def test_a_point_waits_for_its_summary_and_its_spanish(client):
    done, silent = make_provision(), make_provision(summary="")
    assert waiting(client, NO_WORDS) == 2
    for point in (done, silent):
        ProvisionTranslation.objects.create(provision=point, language="es", heading="Un punto", summary="Lo que dice.")
    assert waiting(client, NO_WORDS) == 1, "the one without a summary in English"
