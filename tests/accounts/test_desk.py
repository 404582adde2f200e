"""The first page of the admin: what waits, with counts, and only what the person may do."""

import pytest

from publishing.desk import piles_for
from publishing.models import Status
from resources.models import NumberConflict, Service, ServiceTranslation
from tests.making import make_assignment, make_check, make_service, make_user


@pytest.fixture
def full_desk(db):
    """Two drafts, one in review, three listings never checked, one translation by a machine, one behind."""
    for _ in range(2):
        make_service(status=Status.DRAFT)
    make_service(status=Status.IN_REVIEW)
    fresh = make_service()
    make_check(fresh)
    listings = [make_service() for _ in range(3)]
    for service in listings[:2]:
        translation = ServiceTranslation(service=service, language="es", name="Ayuda", state="machine")
        translation.mark_current()
        translation.save()
    listings[0].name = "Changed since"
    listings[0].save()
    NumberConflict.objects.create(subject="Example", detail="Two numbers.")
    make_assignment()


def desk(client, role, **fields):
    client.force_login(make_user(role, **fields))
    page = client.get("/admin/")
    piles = {}
    for context in page.context if isinstance(page.context, list) else [page.context]:
        if "piles" in context:
            piles = {pile.words: (pile.count, pile.url) for pile in context["piles"]}
    return page, piles


def test_a_verifier_sees_what_is_due_and_nothing_to_publish(client, full_desk):
    _, piles = desk(client, "verifier")
    assert {words: count for words, (count, _) in piles.items()} == {
        "listings never checked, or due again": 3,
        "number on which sources disagree": 1,
    }


def test_a_translator_sees_translations_only(client, full_desk):
    _, piles = desk(client, "translator")
    assert {words: count for words, (count, _) in piles.items()} == {
        "translations that no person has read": 2,
        "translation whose English has changed": 1,
    }


def test_an_approver_sees_what_waits_and_each_count_leads_to_as_many_rows(client, full_desk):
    _, piles = desk(client, "administrator")
    assert {"service waits to be published", "services are drafts", "duty nobody has looked up yet"} <= set(piles)
    for words, (count, url) in piles.items():
        page = client.get(url)
        assert page.context["cl"].result_count == count, words


def test_an_empty_desk_says_so(client, db):
    Service.objects.all().delete()
    page, piles = desk(client, "translator")
    assert piles == {}
    assert "Nothing waits for you." in page.text


def test_the_desk_costs_few_queries_however_much_waits(client, full_desk, django_assert_max_num_queries):
    user = make_user("administrator")
    with django_assert_max_num_queries(12):
        assert piles_for(user)
