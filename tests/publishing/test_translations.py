"""Which words a reader gets, and when the page must say that no person vouches for them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from publishing.translations import Words, needs_notice, shown_in, words
from resources.models import Service, ServiceTranslation
from tests.making import make_service, make_user

pytestmark = pytest.mark.django_db


def translate(service: Service, **fields) -> ServiceTranslation:
    translation = ServiceTranslation(service=service, **{"language": "es", "name": "Comida", **fields})
    translation.mark_current()
    translation.save()
    return translation


def test_a_reader_gets_the_words_of_their_language():
    service = make_service(name="Food")
    translate(service, name="Comida")
    assert words(service, "name", "es") == Words("Comida", "es")
    assert words(service, "name", "en").text == "Food"


def test_what_is_not_translated_is_shown_in_english_and_known_as_english():
    service = make_service(summary="Groceries every week.")
    translate(service, summary="")
    shown = words(service, "summary", "es")
    assert (shown.text, shown.language) == ("Groceries every week.", "en")


@pytest.mark.parametrize("state", ["machine", "draft"])
def test_text_that_no_person_has_read_needs_a_notice(state):
    service = make_service()
    translate(service, state=state)
    assert needs_notice(service, "es")


def test_reviewed_text_needs_no_notice_until_the_english_changes():
    service = make_service(summary="Groceries every week.")
    translate(service, state="reviewed", reviewer=make_user(), reviewed_on=date(2026, 6, 1))
    assert not needs_notice(service, "es")
    service.summary = "Groceries every month."
    service.save()
    assert needs_notice(Service.objects.get(pk=service.pk), "es")


def test_english_readers_never_get_a_notice():
    service = make_service()
    translate(service, state="machine")
    assert not needs_notice(service, "en")


def test_a_review_names_who_read_it_and_when():
    service = make_service()
    with pytest.raises(IntegrityError), transaction.atomic():
        translate(service, state="reviewed")


def test_one_row_per_language():
    service = make_service()
    translate(service)
    with pytest.raises(IntegrityError), transaction.atomic():
        translate(service)


def test_english_has_no_translation_row():
    with pytest.raises(ValidationError, match="English is edited in the listing itself"):
        ServiceTranslation(service=make_service(), language="en").full_clean()


def test_a_list_costs_one_query_for_its_words(django_assert_num_queries):
    for _ in range(5):
        translate(make_service(), name="Comida")
    with django_assert_num_queries(2):
        rows = Service.objects.prefetch_related(shown_in("es", Service))
        assert {words(row, "name", "es").text for row in rows} == {"Comida"}
        assert all(needs_notice(row, "es") for row in rows)
