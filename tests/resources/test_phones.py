"""One number in any spelling is kept in one form, shown and dialled alike, or refused with a reason."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from resources import phones
from resources.models import Phone
from tests.making import make_organization, make_service

SPELLINGS = [
    ("(213) 555-0100", "+12135550100", ""),
    ("213-555-0100", "+12135550100", ""),
    ("213.555.0100", "+12135550100", ""),
    ("2135550100", "+12135550100", ""),
    ("1 213 555 0100", "+12135550100", ""),
    ("+1 213 555 0100", "+12135550100", ""),
    ("tel:+12135550100", "+12135550100", ""),
    ("213–555–0100", "+12135550100", ""),
    ("  213-555-0100  ", "+12135550100", ""),
    ("213-555-0100 x 500", "+12135550100", "500"),
    ("213-555-0100 ext. 7", "+12135550100", "7"),
    ("213-555-0100 extension 12", "+12135550100", "12"),
    ("+12135550100;ext=31", "+12135550100", "31"),
    ("1-800-555-0100", "+18005550100", ""),
    ("213-555-FOOD", "+12135553663", ""),
    ("211", "211", ""),
    ("(311)    -", "311", ""),
    ("988", "988", ""),
    ("711", "711", ""),
]
REFUSALS = [
    ("", "not a telephone number"),
    ("none?", "not a telephone number"),
    ("call us", "ten digits"),
    ("555-0100", "ten digits"),
    ("213-555-01000", "ten digits"),
    ("333", "ten digits"),
    ("88788", "ten digits"),
    ("213-155-0100", "No such number"),
    ("+1 111 555 0100", "No such number"),
    ("900-555-0100", "premium"),
    ("+1 876 555 0100", "another country (JM)"),
    ("809-555-0100", "another country (DO)"),
    ("+52 55 5555 0100", "another country (MX)"),
    ("٢١٣٥٥٥٠١٠٠", "digits 0 to 9"),
    ("２１３５５５０１００", "digits 0 to 9"),
    ("213\u202e555-0100", "invisible direction marks"),
    ("\u200e213-555-0100", "invisible direction marks"),
    ("213-555-0100 or 213-555-0101", "two numbers"),
    ("213-555-0100 / 213-555-0101", "two numbers"),
    ("213-555-0100, 555-0101", "two numbers"),
    ("213-555-0100 2135550101", "two numbers"),
]


@pytest.mark.parametrize(("text", "number", "extension"), SPELLINGS)
def test_any_spelling_is_kept_in_one_form(text, number, extension):
    assert phones.parse(text) == (number, extension)


@pytest.mark.parametrize(("text", "reason"), REFUSALS)
def test_what_cannot_be_listed_is_refused_with_its_reason(text, reason):
    with pytest.raises(phones.Refused, match=reason.replace("(", r"\(").replace(")", r"\)")):
        phones.parse(text)


@pytest.mark.parametrize("text", ["88788", "741741"])
def test_a_text_code_is_a_number_for_text_messages_only(text):
    assert phones.parse(text, short=True) == (text, "")
    with pytest.raises(phones.Refused):
        phones.parse(text)


@pytest.mark.parametrize(("text", "number", "extension"), SPELLINGS)
def test_what_is_shown_is_what_is_dialled(text, number, extension):
    phone = Phone(number=number, extension=extension)
    dialled = phone.uri.removeprefix("tel:").partition(";ext=")
    assert phones.normal_form(phone.display) == dialled[0] == number
    assert dialled[2] == extension


@given(st.integers(200, 999), st.integers(200, 999), st.integers(0, 9999))
def test_every_ten_digits_read_back_as_they_are_shown(area, exchange, line):
    number = f"+1{area}{exchange}{line:04}"
    assert phones.normal_form(phones.display(number)) == number


def test_a_number_for_text_messages_opens_a_message():
    assert Phone(number="741741", kind="text").uri == "sms:741741"


@pytest.mark.django_db
def test_an_editor_reads_the_reason_at_the_field():
    service = make_service(organization=make_organization(), phone=False)
    phone = Phone(service=service, number="900-555-0100")
    with pytest.raises(ValidationError) as refusal:
        phone.full_clean()
    assert "premium" in refusal.value.message_dict["number"][0]


@pytest.mark.django_db
def test_a_number_with_its_extension_in_one_field_is_taken_apart():
    phone = Phone(service=make_service(phone=False), number="213-555-0100x500")
    phone.full_clean()
    phone.save()
    assert (phone.number, phone.extension, phone.uri) == ("+12135550100", "500", "tel:+12135550100;ext=500")
