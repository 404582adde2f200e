"""A number on the do-not-list is refused wherever and however it is written."""

import pytest
from django.core.exceptions import ValidationError

from resources import do_not_list
from resources.models import Phone, RefusedNumber, Service, ServiceTranslation
from tests.making import make_phone, make_service

pytestmark = pytest.mark.django_db
TIP_LINE = "+18663472423"
SPELLINGS = [
    "866-347-2423", "(866) 347-2423", "1-866-347-2423", "+1 866 347 2423", "8663472423", "866.347.2423",
    "866 DHS 2 ICE", "866-DHS-2-ICE", "1-866-dhs-2-ice", "８６６３４７２４２３", "866–347–2423",
]  # fmt: skip
TEXTS = ["name", "summary", "description", "how_to_get", "documents", "eligibility", "cost_note", "area_note",
         "hours_note", "caution", "alert", "asks_immigration_status_note", "asks_note", "records_note"]  # fmt: skip


@pytest.mark.parametrize("number", do_not_list.built_in())
def test_each_number_of_the_file_is_refused_as_a_phone(number):
    with pytest.raises(ValidationError) as refusal:
        Phone(service=make_service(phone=False), number=number).full_clean()
    assert do_not_list.built_in()[number] in refusal.value.message_dict["number"][0]


def test_the_tip_line_for_reporting_people_is_in_the_file():
    assert "reporting people" in do_not_list.built_in()[TIP_LINE]


@pytest.mark.parametrize("spelling", [text for text in SPELLINGS if text.isascii() or "–" in text])
def test_a_phone_is_refused_in_every_spelling(spelling):
    with pytest.raises(ValidationError, match="may not be listed"):
        Phone(service=make_service(phone=False), number=spelling).full_clean()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_sentence_that_holds_it_is_refused_in_every_spelling(spelling):
    service = make_service()
    service.summary = f"Call {spelling} for help."
    with pytest.raises(ValidationError) as refusal:
        service.full_clean()
    assert list(refusal.value.message_dict) == ["summary"]


@pytest.mark.parametrize("field", TEXTS)
def test_every_text_of_a_listing_refuses_it(field):
    service = make_service()
    setattr(service, field, "Call 866-347-2423.")
    with pytest.raises(ValidationError) as refusal:
        service.full_clean()
    assert "866" in refusal.value.message_dict[field][0]


def test_the_texts_above_are_all_the_texts_residents_read():
    assert set(TEXTS) == set(Service.TRANSLATED)


def test_a_translation_refuses_it():
    translation = ServiceTranslation(service=make_service(), language="es", summary="Llame al 866-347-2423.")
    with pytest.raises(ValidationError, match="may not be listed"):
        translation.full_clean()


def test_the_note_of_a_phone_refuses_it():
    phone = make_phone()
    phone.note = "Or 1 (866) DHS-2-ICE"
    with pytest.raises(ValidationError, match="may not be listed"):
        phone.full_clean()


def test_what_staff_add_is_refused_from_then_on():
    refused = RefusedNumber(number="(213) 555-0123", why="A private line.")
    refused.full_clean()
    refused.save()
    with pytest.raises(ValidationError, match="A private line"):
        Phone(service=make_service(phone=False), number="1-213-555-0123").full_clean()


def test_a_number_that_is_not_listed_there_is_accepted():
    service = make_service(summary="Call (213) 555-0100.", phone=False)
    service.full_clean()
    Phone(service=service, number="(213) 555-0100").full_clean()
