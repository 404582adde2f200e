"""Words on the list: what somebody types finds what they mean, the best first, and never seems to find nothing."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from publishing.models import Status
from resources import finding
from resources.models import CheckInterval, RefusedNumber
from resources.search_documents import changes_collected
from search.backend import backend
from search.index import Results
from search.models import IndexedWord, IndexState
from tests.making import make_check, make_location, make_need, make_organization, make_phone, make_service

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
    make_service(slug="other", name="Office of notices", summary="Something else.", needs=[])
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


@pytest.mark.parametrize("words", ["ice", "555-0143", "' UNION SELECT", "qqqq"])
def test_what_no_listing_says_finds_none(client, clinic, words):
    assert found(client, words) == set()


@pytest.mark.parametrize("words", ["doctr", "clinca", "docter", "kurandero", "hospitl"])
def test_a_misspelled_word_is_understood(client, clinic, words):
    assert found(client, words) == {"clinic"}


def test_a_word_that_no_listing_holds_does_not_hide_those_that_hold_the_others(client, clinic):
    assert found(client, "doctor dentist") == {"clinic"}
    text = client.get("/en/services/", {"q": "clinica dentist"}).text
    assert "No listing says all of your words. These come nearest." in text
    assert "all of your words" not in client.get("/en/services/", {"q": "clinica"}).text


@pytest.mark.parametrize("words", ["%", "...", "' --", "\u200f"])
def test_signs_alone_are_no_words_and_leave_the_whole_list(client, clinic, words):
    assert found(client, words) == {"clinic", "other"}
    assert "current__remove" not in client.get("/en/services/", {"q": words}).text


def test_a_hidden_number_finds_nothing(client, clinic):
    phone = clinic.phones.get()
    phone.hidden_since = timezone.now()
    phone.save()
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


def test_words_and_filters_all_hold_and_each_link_finds_as_many_as_it_promises(client):
    food, law = make_need(slug="food", name="Food"), make_need(slug="law", name="Lawyers")
    for number in range(30):
        make_service(
            name=f"Pantry {number}",
            needs=[food if number % 2 else law],
            cost=["free", "low_cost", "unknown"][number % 3],
        )
    make_service(name="Something else", needs=[food], cost="free")
    text = client.get("/en/services/?q=pantry").text
    assert "30 services" in text
    links = re.findall(r'<a class="filters__link" href="\?([^"]*)">[^<]*</a> <span class="filters__count">(\d+)<', text)
    assert len(links) == 5
    for query, count in links:
        assert f"{count} services" in client.get(f"/en/services/?{query.replace('&amp;', '&')}").text
    second = client.get("/en/services/?q=pantry&page=2").text
    assert second.count("<article") == 10
    assert client.get("/en/services/?q=pantry&page=99999").text.count("<article") == 10


def test_with_more_answers_than_the_index_hands_out_a_filter_still_finds_its_own(client):
    organization, need = make_organization(), make_need(slug="food")
    with changes_collected():
        for number in range(230):
            make_service(
                slug=f"s{number}", name="Pantry", needs=[need], organization=organization, phone=False,
                url="https://example.org/", cost="free" if number == 229 else "unknown",
            )  # fmt: skip
    assert "There may be more." in client.get("/en/services/?q=pantry").text
    text = client.get("/en/services/?q=pantry&cost=free").text
    assert 'href="/en/services/s229/"' in text
    assert "1 service<" in text


def test_the_best_answer_comes_first_then_fresh_checks_and_federal_offices_last(client):
    need = make_need(slug="food")
    weak = make_service(slug="weak", name="Neighbors", summary="They also know a pantry.", needs=[need])
    make_check(weak)
    make_service(slug="plain", name="Pantry one", needs=[need])
    make_check(make_service(slug="fresh", name="Pantry two", needs=[need]))
    make_service(
        slug="federal", name="Pantry three", needs=[need], organization=make_organization(federal=True), caution="Care."
    )
    text = client.get("/en/services/?q=pantry").text
    assert re.findall(r'card__link" href="/en/services/([^/]+)/', text) == ["fresh", "plain", "weak", "federal"]
    assert "The best answers come first." in text


def test_a_lapsed_listing_is_not_found(client):
    CheckInterval.objects.create(kind="other", days=90)
    make_check(make_service(slug="lapsed", name="Pantry"), on=timezone.localdate() - timedelta(days=181))
    assert found(client, "pantry") == set()


def test_the_language_of_the_page_decides_what_a_word_of_two_languages_means(client, monkeypatch):
    asked = []
    monkeypatch.setattr(finding, "query", lambda words, **wishes: asked.append(wishes["language"]) or Results())
    client.get("/es/services/?q=once")
    client.get("/en/services/?q=once")
    assert asked == ["es", "en"]


@pytest.fixture
def tip_line():
    make_service(slug="other", name="Other", needs=[])
    RefusedNumber.objects.create(number="+12135550199", why="A line for reporting people.")


@pytest.mark.parametrize("words", ["213-555-0199", "call (213) 555 0199", "2135550199", "+1 213 555 0199"])
@pytest.mark.parametrize(("language", "sentence"), [("en", "Do not call (213) 555-0199"), ("es", "No llame al (213)")])
def test_a_number_that_must_never_be_called_says_what_it_is_and_whom_to_call(
    client, tip_line, words, language, sentence
):
    text = client.get(f"/{language}/services/", {"q": words}).text
    assert sentence in text
    assert "A line for reporting people." in text
    assert 'href="tel:+18886244752"' in text
    assert "tel:+12135550199" not in text


def test_other_numbers_warn_of_nothing(client, tip_line):
    assert "Do not call" not in client.get("/en/services/?q=213-555-0142").text
    assert "Do not call" not in client.get("/en/services/?q=other").text


def test_a_guessed_word_offers_the_needs_it_may_mean(client):
    make_service(slug="clinic", needs=[make_need(slug="doctor", name="Doctor", resident_words="pediatrician")])
    text = client.get("/en/services/?q=pediatricain").text
    assert "Did you mean:" in text
    assert '<a class="more" href="/en/needs/doctor/">Doctor</a>' in text
    assert "Did you mean:" not in client.get("/en/services/?q=help").text


def test_finding_nothing_with_filters_shows_what_comes_nearest(client, clinic):
    text = client.get("/en/services/?q=doctor&cost=free&language=ko").text
    assert "We found no service for all of this" in text
    nearest = text.partition("This comes nearest to it:")[2]
    assert 'href="/en/services/clinic/"' in nearest


def break_the_table():
    backend().drop()


def break_the_state():
    IndexState.objects.all().delete()


def empty_the_words():
    IndexedWord.objects.all().delete()
    IndexState.objects.update(vocabulary=1)


@pytest.mark.parametrize("breaks", [break_the_table, break_the_state, empty_the_words])
@pytest.mark.parametrize(("language", "sentence"), [("en", "The search is not working"), ("es", "La búsqueda no")])
def test_a_broken_index_is_an_outage_with_the_hotlines_and_never_an_empty_list(
    client, clinic, breaks, language, sentence
):
    breaks()
    response = client.get(f"/{language}/services/?q=doctor+secretword&near=90033")
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert sentence in response.text
    assert "tel:211" in response.text
    assert "tel:+18886244752" in response.text
    assert "secretword" not in response.text
    assert "We found no service" not in response.text


def test_the_list_without_words_needs_no_index(client, clinic):
    break_the_table()
    assert "2 services" in client.get("/en/services/?near=90033").text


@pytest.mark.parametrize(
    "words", ["x" * 10_000, "\x00\x08", "food " * 3000, "(((((", '"OR" NEAR(*)', "🙂🙂", "1" * 5000, "ก" * 9000]
)
def test_absurd_words_give_a_normal_page_fast(client, clinic, words):
    began = time.monotonic()
    assert client.get("/en/services/", {"q": words, "page": "99999"}).status_code == 200
    assert time.monotonic() - began < 2


def test_somebody_who_was_taken_leads_to_the_urgent_page_before_the_list(client):
    need = make_need(slug="find-detained-person", name="Find a person", resident_words="they took him")
    make_service(name="Search line", needs=[need])
    text = client.get("/en/services/?q=they+took+him").text
    assert text.index('href="/en/urgent/"') < text.index("Search line")
    assert 'href="/en/urgent/"' not in client.get("/en/services/").text


def test_a_federal_office_comes_after_every_other_answer(client):
    need = make_need(slug="court", name="Hearing date", resident_words="hearing date")
    make_service(name="Hearing date", needs=[need], organization=make_organization(federal=True))
    make_service(name="Lawyer", summary="Asks about your hearing date.", needs=[need])
    text = client.get("/en/services/?q=hearing+date").text
    assert text.index(">Lawyer<") < text.index(">Hearing date<")
