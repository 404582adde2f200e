"""The page of one service: what comes first, what is known and how, and what is never shown."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from publishing.models import Status
from resources.models import CheckInterval, Location, Phone, Service
from tests.making import (
    make_check,
    make_location,
    make_need,
    make_organization,
    make_phone,
    make_provision_service,
    make_service,
    make_user,
)

pytestmark = pytest.mark.django_db
URL = "/en/services/line/"


def page(client, language: str = "en") -> str:
    """Return the words of the page with single spaces."""
    return " ".join(client.get(f"/{language}/services/line/").text.split())


def in_order(text: str, *parts: str) -> bool:
    places = [text.index(part) for part in parts]
    return places == sorted(places)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN])
def test_what_is_not_published_has_no_page(client, status):
    make_service(slug="line", status=status)
    assert client.get(URL).status_code == 404


def test_what_has_expired_has_no_page(client):
    make_service(slug="line", expire_at=timezone.now() - timedelta(minutes=1))
    assert client.get(URL).status_code == 404


def test_a_lapsed_listing_keeps_its_address_and_says_that_it_left_the_lists(client):
    CheckInterval.objects.create(kind="other", days=10)
    make_check(make_service(slug="line", name="Lapsed"), on=timezone.localdate() - timedelta(days=21))
    text = page(client)
    assert in_order(text, "This listing is no longer in our lists.", "<h1>Lapsed</h1>", "Not confirmed since")
    assert '<meta name="robots" content="noindex">' in text
    assert "Lapsed" not in client.get("/en/services/").text


def test_the_page_is_the_same_for_everybody_and_can_be_revalidated(client):
    make_service(slug="line")
    first = client.get(URL)
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert client.get(URL, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_everything_has_its_place_in_the_order_a_person_in_trouble_needs(client):
    service = make_service(
        slug="line", name="Example line", summary="You get advice.", description="They listen.",
        how_to_get="Call.\nSay your language.", documents="A letter\nA pen", caution="Do not give your address.",
        eligibility="Everyone in the county.", phone="+12135550142", url="https://www.example.org/help",
        needs=[make_need(name="Advice", slug="advice")],
    )  # fmt: skip
    service.at_locations.create(location=make_location(organization=service.organization))
    assert in_order(
        page(client),
        '<a class="back__link" href="/en/needs/advice/">',
        "<h1>Example line</h1>", "You get advice.", "Do not give your address.", "(213) 555-0142",
        "Hours not known: call", "Not yet confirmed by staff",
        "What happens", "How to get it", "Say your language.", "What to bring", "A letter",
        "What they ask, and what they do not ask", "Cost", "Everyone in the county.", "Where it is",
        "1 Example Street, Los Angeles, CA 90012", "Website: example.org", "How we know this", "Checks by our staff",
    )  # fmt: skip


def test_a_service_without_steps_or_papers_has_no_empty_headings(client):
    make_service(slug="line")
    text = page(client)
    for heading in ("What happens", "How to get it", "What to bring", "Where it is", "When it is open"):
        assert heading not in text


def test_every_caution_stands_before_its_number_and_a_federal_one_before_everything(client):
    organization = make_organization(name="Federal office", federal=True)
    service = make_service(
        slug="line", name="Court line", organization=organization, caution="This is the court.", phone="+12135550142"
    )
    make_phone(service, number="+12135550143")
    text = page(client)
    assert in_order(text, "This is an office of the federal government.", "<h1>Court line</h1>")
    box = text.partition('<div class="call">')[2]
    assert in_order(box, "This is the court.", "(213) 555-0142", "(213) 555-0143")
    assert "<details" not in text


def test_each_line_is_dialled_as_it_is_shown(client):
    service = make_service(slug="line", phone=False)
    make_phone(
        service, number="+12135550142", extension="500", kind="hotline", language_codes="ko,en", note="Legal help"
    )
    make_phone(service, number="+18005550143", vanity="800-555-HELP")
    make_phone(service, number="741741", kind="text", note="Text the word HOME")
    make_phone(service, number="+12135550144", kind="fax")
    text = page(client)
    links = re.findall(r'class="call__link" href="([^"]+)"><span class="call__number"><bdi[^>]*>([^<]+)</bdi>', text)
    assert links == [
        ("tel:+12135550142;ext=500", "(213) 555-0142"),
        ("tel:+18005550143", "1-800-555-0143"),
        ("sms:741741", "741741"),
    ]
    assert "extension 500" in text
    assert "Help line: Korean, English" in text
    assert "Legal help" in text
    assert 'In letters: <bdi dir="ltr" translate="no">800-555-HELP</bdi>' in text
    assert "(213) 555-0144" in text


def test_a_hidden_number_is_nowhere_on_the_page(client):
    phone = make_phone(make_service(slug="line", phone=False), number="+12135550149", hidden_since=timezone.now())
    phone.sightings.create(source_name="A list")
    assert "555-0149" not in page(client)


def test_hours_nobody_confirmed_are_shown_as_that(client):
    service = make_service(slug="line", phone=False)
    make_phone(service, hours_note="Weekdays 9 to 5")
    assert "Hours not confirmed, call first: Weekdays 9 to 5" in page(client)


def test_when_nothing_is_known_of_what_they_ask_one_line_says_so_and_names_all_five(client):
    make_service(slug="line")
    text = page(client)
    assert text.count("We do not know yet: ask before you answer") == 1
    assert "immigration status, photo ID, proof of address, Social Security number, income." in text


def test_each_question_has_its_answer_and_not_known_is_never_no(client):
    make_service(
        slug="line", asks_immigration_status="not_asked", asks_immigration_status_note="Their page says so.",
        asks_photo_id="asked", asks_proof_of_address="some", asks_note="Bring what you have.", records_note="They keep names.",
    )  # fmt: skip
    text = page(client)
    answers = re.findall(r'facts__term">([^<]+)</dt><dd class="facts__value">([^<]+?)\s*<', text)
    assert answers[:5] == [
        ("Immigration status", "Not asked"),
        ("Photo ID", "Asked"),
        ("Proof of address", "Asked only for some services"),
        ("Social Security number", "We do not know yet: ask before you answer"),
        ("Income", "We do not know yet: ask before you answer"),
    ]
    for note in ("Their page says so.", "Bring what you have.", "They keep names."):
        assert note in text


@pytest.fixture
def shelter():
    """A service at one place, which has its own line and an exact point."""
    service = make_service(slug="line", phone=False)
    location = make_location(
        organization=service.organization, name="Casa Secreta", street="77 Hidden Lane", latitude="34.050000",
        longitude="-118.250000", point_source="listing", accessibility="Ramp at the back",
    )  # fmt: skip
    place = service.at_locations.create(location=location)
    make_phone(service_at_location=place, number="+13235550177")
    return service


@pytest.mark.parametrize("visibility", ["hidden", "area_only"])
def test_a_private_place_is_shown_nowhere_but_its_line_is(client, shelter, visibility):
    Service.objects.update(place_visibility=visibility)
    for path in (URL, "/es/services/line/", "/en/services/", "/en/services/?q=hidden+lane"):
        text = client.get(path).text
        for secret in ("Casa Secreta", "77 ", "90012", "34.05", "118.25", "Ramp", "geo:"):
            assert secret not in text, (path, secret)
    assert "The address is private. Ask when you call." in page(client)
    assert "(323) 555-0177" in page(client)


def test_only_a_place_with_an_exact_point_has_a_map(client, shelter):
    text = page(client, "es")
    assert 'href="geo:34.050000,-118.250000?q=34.050000,-118.250000" rel="noreferrer noopener"' in text
    assert 'translate="no">77 Hidden Lane, Los Angeles, CA 90012<' in text
    Location.objects.update(point_source="zip_centroid")
    assert "geo:" not in page(client)


def test_links_out_say_where_they_lead_and_take_nothing_along(client):
    make_service(slug="line", url="https://www.example.org/help?a=1", source_url="https://news.example.com/1")
    text = page(client)
    assert "Website: example.org" in text
    outside = re.findall(r"<a [^>]*href=\"https?://(?!testserver)[^>]*>", text)
    assert len(outside) == 2
    assert all('rel="noreferrer noopener"' in link for link in outside)


def test_every_sighting_is_named_in_words_and_the_tier_letter_is_not_shown(client):
    service = make_service(slug="line", phone=False, source_name="Example list", source_date="2024-11 copy")
    phone = make_phone(service, tier="B")
    phone.sightings.create(source_name="First News", source_date="2025-01", source_kind="news")
    phone.sightings.create(source_name="County page", source_date="undated", source_kind="gov")
    side = page(client).partition("<aside")[2]
    assert "Example list, copy of November 2024" in side
    assert "First News, January 2025, news" in side
    assert "County page, undated, a government list" in side
    assert "Seen in one good source, or in two others." in side
    assert not re.search(r"\b[Tt]ier\b", side)


def test_the_checks_are_listed_without_the_names_of_staff_and_their_notes(client):
    service = make_service(slug="line")
    make_check(service, by=make_user("editor", username="maria"), outcome="no_answer", note="Rang twice.")
    text = page(client)
    assert "by phone: No answer" in text
    assert "maria" not in text
    assert "Rang twice." not in text


def test_what_only_staff_may_read_is_not_on_the_page(client):
    make_service(slug="line", staff_notes="zebra", verify_reasons="giraffe", source_note="lion", capacity="unknown")
    text = page(client)
    assert not any(word in text for word in ("zebra", "giraffe", "lion"))


def translated(service: Service, **fields):
    translation = service.translations.create(language="es", **{"name": "Línea", "summary": "Le ayudan.", **fields})
    translation.mark_current()
    translation.save()
    return translation


def test_a_machine_translation_is_announced_before_it_with_the_english_one_tap_away(client):
    translated(make_service(slug="line"), state="machine")
    assert in_order(
        page(client, "es"), 'class="notice"', 'class="more" href="/en/services/line/" hreflang="en"', "<h1>Línea</h1>"
    )
    assert 'class="notice"' not in page(client, "en")


def test_a_reviewed_translation_needs_no_notice_until_its_english_changes(client):
    service = make_service(slug="line")
    translated(service, state="reviewed", reviewer=make_user(), reviewed_on=timezone.localdate())
    assert 'class="notice"' not in page(client, "es")
    service.summary = "Other help now."
    service.save()
    assert 'class="notice"' in page(client, "es")


def test_a_machine_translated_note_on_a_line_is_announced_too(client):
    service = make_service(slug="line", phone=False)
    phone = make_phone(service, note="Appointments")
    said = phone.translations.create(language="es", note="Citas", state="machine")
    said.mark_current()
    said.save()
    assert in_order(page(client, "es"), 'class="notice"', "Citas")


def test_steps_without_a_translation_are_tagged_as_english(client):
    make_service(slug="line", how_to_get="Call.\nCome.")
    assert '<li class="steps__step"><span lang="en" dir="ltr">Call.</span></li>' in page(client, "es")


def test_the_page_says_which_order_of_the_city_it_carries_out(client):
    service = make_service(slug="line")
    assert "Why this exists" not in page(client)
    make_provision_service(service=service, how="The City names this line.")
    assert "Why this exists" in page(client)


def test_a_listing_without_any_number_says_so(client):
    Phone.objects.all().delete()
    make_service(slug="line", phone=False, url="https://example.org")
    text = page(client)
    assert "We know no number. There is a website, further down." in text
    assert "number seen on" not in text
