"""Words to services: what somebody types finds what they mean, in their own spelling."""

import re

import pytest
from django.utils import timezone

from publishing.models import Status
from tests.making import make_location, make_need, make_organization, make_phone, make_service

pytestmark = pytest.mark.django_db


def found(client, words: str, language: str = "en") -> set[str]:
    """Return the address words of the services that a search finds."""
    text = client.get(f"/{language}/services/", {"q": words}).text
    assert "We found no service" not in text or "card__link" not in text
    return set(re.findall(rf'class="card__link" href="/{language}/services/([^/]+)/"', text))


@pytest.fixture
def clinic():
    need = make_need(name="Doctor", resident_words="hospital\nme duele", parent=make_need(name="Health"))
    need.translations.create(language="es", name="Médico", resident_words="curandero")
    service = make_service(
        slug="clinic",
        name="Clínica Ejemplo",
        summary="A doctor sees you, with no papers.",
        organization=make_organization(name="Casa del Árbol"),
        needs=[need],
        phone=False,
    )
    service.translations.create(language="es", name="Clínica", summary="Un médico le atiende sin cita, niños también.")
    make_phone(service, number="+12135550142", vanity="213-555-HELP")
    make_service(slug="other", name="Office of notices", summary="Something else.")
    return service


@pytest.mark.parametrize(
    "words",
    [
        "clinica",
        "CLÍNICA",
        "clinics",
        "doctor",
        "Doctor  papers",
        "i need a doctor",
        "arbol",
        "hospital",
        "me duele",
        "health",
        "curandero",
        "medico",
        "NIÑOS",
        "sin cita",
        "necesito un médico",
        "(213) 555-0142",
        "213-555-0142",
        "+1 213 555 0142",
        "5550142",
        "help doctor",
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_any_spelling_in_either_language_finds_it_on_every_page(client, clinic, words, language):
    assert found(client, words, language) == {"clinic"}


def test_the_letters_of_a_number_find_it(client, clinic):
    assert found(client, "213-555-help") == {"clinic"}


@pytest.mark.parametrize("words", ["ice", "octor", "doctor dentist", "555-0143", "_linica", "' UNION SELECT"])
def test_each_word_must_begin_a_word_of_the_listing(client, clinic, words):
    assert found(client, words) == set()


def test_words_without_meaning_alone_still_search(client):
    make_service(slug="need", name="For you and me")
    assert found(client, "for and") == {"need"}


@pytest.mark.parametrize("words", ["%", "...", "' --", "\u200f"])
def test_signs_alone_are_no_words_and_leave_the_whole_list(client, clinic, words):
    assert found(client, words) == {"clinic", "other"}
    assert "current__remove" not in client.get("/en/services/", {"q": words}).text


def test_a_hidden_number_finds_nothing(client, clinic):
    clinic.phones.update(hidden_since=timezone.now())
    assert found(client, "2135550142") == set()


def test_the_number_of_one_place_finds_the_service(client, clinic):
    place = clinic.at_locations.create(location=make_location(organization=clinic.organization))
    make_phone(service_at_location=place, number="+13235550177")
    assert found(client, "323 555 0177") == {"clinic"}


def test_an_address_finds_nothing_so_that_a_hidden_one_cannot_be_guessed(client, clinic):
    clinic.at_locations.create(location=make_location(organization=clinic.organization, street="77 Elm Street"))
    assert found(client, "elm") == set()


def test_what_only_staff_may_read_finds_nothing(client, clinic):
    clinic.staff_notes, clinic.verify_reasons = "zebra", "giraffe"
    clinic.save()
    assert found(client, "zebra") == found(client, "giraffe") == set()


def test_a_draft_is_not_found(client, clinic):
    clinic.status = Status.DRAFT
    clinic.save()
    assert found(client, "clinica") == set()


@pytest.mark.parametrize(("words", "slug"), [("상담", "korean"), ("法律", "chinese")])
def test_scripts_without_spaces_are_found_inside_a_text(client, words, slug):
    make_service(slug="korean", name="Help line", summary="무료상담 전화")
    make_service(slug="chinese", name="Help line", summary="免費法律諮詢")
    assert found(client, words) == {slug}
