"""The pages about requests for records: announced apart from sent, and the clock with every step."""

import re

import pytest
import time_machine

from directives.models import EventTranslation
from tests.directives.happenings import make_event, make_request
from tests.directives.reading import read
from tests.making import make_body, make_directive, make_provision, make_source

pytestmark = pytest.mark.django_db
LIST = "/en/records/"


@pytest.fixture(autouse=True)
def _in_autumn():
    with time_machine.travel("2025-10-01 12:00-07:00", tick=False):
        yield


def page_of(client, request, language="en") -> str:
    return read(client, f"/{language}/records/{request.slug}/")


def test_an_announcement_is_not_shown_as_sent(client):
    make_event(make_request(title="Only announced"), "announced", "2025-07-11")
    make_event(make_request(title="Really sent"), "filed", "2025-07-11")
    page = read(client, LIST)
    sent, announced = page.index("Sent: a public record shows it"), page.index("Announced: no record of sending found")
    assert sent < page.index("Really sent") < announced < page.index("Only announced")
    assert "Announced on July 11, 2025; we found no record that it was sent." in page


def test_without_a_filing_there_is_no_clock(client):
    request = make_request()
    make_event(request, "announced", "2025-07-11")
    page = page_of(client, request)
    assert "No clock: we found an announcement, no public record of filing." in page
    assert "Last day" not in page and "Put the last day" not in page


def test_a_receipt_starts_the_clock_and_each_step_is_told(client):
    make_directive(reviewed_on="2025-09-30")
    request = make_request()
    make_event(request, "received", "2025-07-11")
    make_event(request, "clarification_asked", "2025-07-18")
    make_event(request, "clarification_answered", "2025-07-28")
    make_event(request, "extension_claimed", "2025-08-11")
    page = page_of(client, request)
    assert "The law's working days ended Sept. 2, 2025. We found no public answer as of Sept. 30, 2025." in page
    assert (
        "Received July 11, 2025. The law gives 20 working days from there. Last day for an answer: Aug. 8, 2025" in page
    )
    assert "Paused from July 18, 2025 to July 28, 2025, while the agency waited for an answer: 6 working days." in page
    assert "Last day for an answer: Aug. 18, 2025" in page
    assert "More time: 10 working days, by the agency's notice of Aug. 11, 2025." in page
    assert "Holidays left out: Sept. 1, 2025" in page
    assert "the law lets whoever asked go to court" in page


def test_a_request_only_sent_shows_a_range(client):
    request = make_request()
    make_event(request, "filed", "2025-07-11")
    page = page_of(client, request)
    assert "The law's working days ended between Aug. 8, 2025 and Aug. 22, 2025." in page
    assert "We do not know when the right office received it." in page
    assert "No holiday fell in this time." in page


def test_a_running_clock_names_its_last_day_and_a_paused_one_says_so(client):
    running, paused = make_request(), make_request()
    make_event(running, "received", "2025-09-26")
    make_event(paused, "received", "2025-09-22")
    make_event(paused, "fee_asked", "2025-09-24")
    assert "The law's last day for an answer is Oct. 27, 2025." in page_of(client, running)
    page = page_of(client, paused)
    assert "The clock is paused: the agency waits for an answer of the one who asked." in page
    assert "If the answer came today, the last day would be Oct. 28, 2025." in page


def test_a_refusal_is_told_with_the_last_day_to_appeal_at_the_homeland_department(client):
    agency = make_body(slug="agency", parent=make_body(slug="dhs"))
    request, elsewhere = make_request(agency=agency), make_request()
    for one in (request, elsewhere):
        make_event(one, "received", "2025-07-11")
        make_event(one, "determination_refused", "2025-08-01")
    page = page_of(client, request)
    assert "Answered: Aug. 1, 2025. The law's last day for an answer was Aug. 8, 2025." in page
    assert "What came of it Refused" in page
    assert "Whoever asked can appeal to the agency until Dec. 11, 2025: 90 working days after the decision." in page
    assert "90 working days" not in page_of(client, elsewhere)


def test_the_page_says_who_asks_whom_for_what_under_which_order(client):
    order = make_directive(number="12", reviewed_on="2025-09-01")
    point = make_provision(order, number="6")
    request = make_request(
        requester=make_body(name="An office"), agency=make_body(name="An agency"), provision=point,
        asks_for="Where people are held.", tracking_number="2025-X-1", source=make_source(publisher="A newspaper"),
    )  # fmt: skip
    page = page_of(client, request)
    for words in ("An office", "An agency", "Where people are held.", "Executive Directive 12, point 6", "2025-X-1",
                  "Source: A newspaper", "This page is complete to Sept. 1, 2025."):  # fmt: skip
        assert words in page


def test_a_request_under_a_draft_is_nowhere(client):
    request = make_request(title="Not yet", provision=make_provision(make_directive(status="draft")))
    make_event(request, "announced", "2025-07-11")
    assert "Not yet" not in read(client, LIST)
    assert client.get(f"/en/records/{request.slug}/").status_code == 404


def test_an_event_is_told_in_spanish_and_the_rest_is_marked_as_english(client):
    request = make_request(asks_for="Where people are held.")
    event = make_event(request, "announced", "2025-07-11", title="It is announced")
    EventTranslation.objects.create(event=event, language="es", title="Se anuncia")
    html = client.get(f"/es/records/{request.slug}/").content.decode()
    assert "Se anuncia" in html and "It is announced" not in html
    assert '<span lang="en" dir="ltr">Where people are held.</span>' in html


def test_the_last_day_comes_as_a_calendar_file_once_a_clock_runs(client):
    request = make_request(title="Ask, and wait; then see")
    make_event(request, "announced", "2025-07-11")
    address = f"/en/records/{request.slug}/last-day.ics"
    assert client.get(address).status_code == 404
    make_event(request, "received", "2025-09-26")
    response = client.get(address)
    assert response["Content-Type"].startswith("text/calendar")
    body = response.content.decode()
    assert "DTSTART;VALUE=DATE:20251027\r\n" in body
    assert "Ask\\, and wait\\; then see" in body.replace("\r\n ", "")
    assert address in client.get(f"/en/records/{request.slug}/").content.decode()


@pytest.mark.parametrize("size", [2, 200])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_ask_the_database_as_seldom_with_many_rows(client, django_assert_max_num_queries, size, language):
    source, agency = make_source(), make_body()
    for n in range(size // 2):
        request = make_request(slug=f"r-{n}", requester=agency, agency=make_body(parent=agency), source=source)
        make_event(request, "filed", "2025-07-11", source=source).more_sources.add(source)
        make_event(request, "extension_claimed", "2025-07-12", source=source)
    with django_assert_max_num_queries(7):
        assert client.get(f"/{language}/records/").status_code == 200
    with django_assert_max_num_queries(8):
        assert client.get(f"/{language}/records/r-0/").status_code == 200


def test_no_word_blames(client):
    request = make_request()
    make_event(request, "received", "2025-07-11")
    assert not re.search(r"overdue|failed|ignored|missed|%", page_of(client, request), re.IGNORECASE)
