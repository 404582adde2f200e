"""Atom feeds: what changed, once each, the newest record first."""

from datetime import UTC, date, datetime
from uuid import UUID
from xml.etree import ElementTree

import pytest

from directives.findings import record_nothing_found
from directives.models import Assignment, Correction, Event, EventTranslation, Finding
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
URL = "/en/feeds/all.atom"


def feed(client, url: str = URL) -> ElementTree.Element:
    """The feed, and what every feed must have (RFC 4287)."""
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314, our own feed
    assert root.tag == f"{ATOM}feed"
    for parent in [root, *root.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1, name
        moment = datetime.fromisoformat(parent.find(f"{ATOM}updated").text)
        assert moment.tzinfo is not None
        assert moment <= datetime.now(UTC)
    assert root.find(f"{ATOM}author/{ATOM}name").text
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{url}"
    assert links["alternate"].startswith("http://testserver/")
    ids = [entry.find(f"{ATOM}id").text for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    assert all(UUID(one) for one in ids)
    return root


def titles(client, url: str = URL) -> list[str]:
    return [entry.find(f"{ATOM}title").text for entry in feed(client, url).iter(f"{ATOM}entry")]


def make_event(**fields) -> Event:
    values = {"slug": "vote", "kind": "body_motion", "on": date(2026, 3, 3), "title": "A vote", **fields}
    values.setdefault("source", make_source())
    if values["kind"].startswith("body_"):
        values.setdefault("body", make_body())
    return Event.objects.create(**values)


def test_an_event_is_told_with_its_day_its_source_and_its_place(client):
    make_event(text="Ten to two.", source=make_source(publisher="The Clerk", url="https://example.org/vote"))
    (entry,) = feed(client).iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "March 3, 2026: A vote"
    assert entry.find(f"{ATOM}link").get("href").endswith("/en/timeline/?until=2026-03#vote")
    html = entry.find(f"{ATOM}summary").text
    assert "Ten to two." in html
    assert 'href="https://example.org/vote"' in html
    assert "The Clerk" in html


def test_what_we_learned_last_comes_first(client):
    make_event(slug="later", title="Known first", on=date(2026, 5, 1))
    make_event(slug="early", title="Known last", on=date(2025, 1, 1))
    assert [title.partition(": ")[2] for title in titles(client)] == ["Known last", "Known first"]


def test_a_day_ahead_is_news_today(client):
    make_event(slug="ahead", on=date(2031, 1, 1), title="A hearing to come")
    assert titles(client) == ["Jan. 1, 2031: A hearing to come"]


def test_one_search_of_many_departments_is_one_entry(client):
    duty = make_obligation(make_provision(make_directive(number="12")), action="Deliver a plan")
    made = [make_assignment(duty) for _ in range(44)]
    record_nothing_found(made, by=make_user(), on=date(2026, 6, 1), where_looked="City pages.")
    assert titles(client) == ["Executive Directive 12, 44 departments: Deliver a plan"]


def test_a_finding_says_what_was_found_and_where(client):
    duty = make_obligation(make_provision(make_directive(number="12")), slug="plan", action="Deliver a plan")
    make_finding(make_assignment(duty, make_body(name="Parks")), "reported", summary="A letter says so.")
    (entry,) = feed(client, "/en/feeds/checks.atom").iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "Executive Directive 12, Parks: Deliver a plan"
    assert "The department says it is done" in entry.find(f"{ATOM}summary").text
    assert "A letter says so." in entry.find(f"{ATOM}summary").text
    assert entry.find(f"{ATOM}link").get("href").endswith("#plan")


def test_a_finding_taken_back_is_news_too(client):
    make_finding(make_assignment(), retracted_on=date(2026, 6, 2), retraction_reason="A wrong document.")
    found = list(feed(client, "/en/feeds/checks.atom").iter(f"{ATOM}entry"))
    assert len(found) == 2
    (back,) = [entry for entry in found if "We took back" in entry.find(f"{ATOM}title").text]
    assert "A wrong document." in back.find(f"{ATOM}summary").text


def test_a_correction_says_what_was_and_what_is(client):
    Correction.objects.create(
        made_on=date(2026, 5, 1), path="/en/method/", was="In June.", now="In July.", reason="A slip."
    )
    (entry,) = feed(client, "/en/feeds/corrections.atom").iter(f"{ATOM}entry")
    html = entry.find(f"{ATOM}summary").text
    assert "In June." in html
    assert "In July." in html
    assert "A slip." in html
    assert titles(client) == titles(client, "/en/feeds/corrections.atom")


def test_a_feed_of_one_kind_holds_no_other(client):
    make_event()
    make_event(slug="strike", kind="body_action", title="A federal action")
    make_finding()
    assert titles(client, "/en/feeds/meetings.atom") == ["March 3, 2026: A vote"]
    assert titles(client, "/en/feeds/federal.atom") == ["March 3, 2026: A federal action"]
    assert len(titles(client, "/en/feeds/checks.atom")) == 1
    assert client.get("/en/feeds/weather.atom").status_code == 404


def test_the_feed_of_an_order_tells_of_that_order_only(client):
    one, other = make_directive(slug="one"), make_directive(slug="other")
    for directive in (one, other):
        make_event(
            slug=f"{directive.slug}-signed",
            kind="directive_signed",
            title=f"{directive.slug} signed",
            directive=directive,
        )
        make_finding(make_assignment(make_obligation(make_provision(directive), action=f"Do {directive.slug}")))
        Correction.objects.create(
            made_on=date(2026, 5, 1), path=f"/es/directives/{directive.slug}/", was="A", now="B", reason="C"
        )
    found = titles(client, "/en/feeds/directives/one.atom")
    assert len(found) == 3
    assert not any("other" in title for title in found)


def test_the_feed_of_a_department_tells_of_that_department_only(client):
    parks = make_body(slug="parks")
    make_event(title="Parks reports", kind="body_report", body=parks)
    make_event(slug="else", title="Somebody else reports", kind="body_report")
    make_finding(make_assignment(make_obligation(action="Lock the gates"), parks))
    make_finding(make_assignment(make_obligation(action="Something else")))
    found = " ".join(titles(client, "/en/feeds/departments/parks.atom"))
    assert "Parks reports" in found
    assert "Lock the gates" in found
    assert "else" not in found


def test_a_draft_is_in_no_feed(client):
    draft = make_directive(slug="secret", status="draft")
    make_event(slug="signed", kind="directive_signed", title="Signed in secret", directive=draft)
    make_finding(make_assignment(make_obligation(make_provision(draft))))
    assert titles(client) == []
    assert client.get("/en/feeds/directives/secret.atom").status_code == 404


def test_the_spanish_feed_is_in_spanish_and_its_entries_are_others(client):
    EventTranslation.objects.create(event=make_event(), language="es", title="Una votación")
    (spanish,) = feed(client, "/es/feeds/all.atom").iter(f"{ATOM}entry")
    (english,) = feed(client).iter(f"{ATOM}entry")
    assert "Una votación" in spanish.find(f"{ATOM}title").text
    assert spanish.find(f"{ATOM}id").text != english.find(f"{ATOM}id").text
    assert feed(client, "/es/feeds/all.atom").get("{http://www.w3.org/XML/1998/namespace}lang") == "es"


def test_signs_that_mean_something_in_a_feed_are_escaped(client):
    make_event(title="<b>A & B</b>\x0b", text="<script>alert(1)</script>")
    (entry,) = feed(client).iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "March 3, 2026: <b>A & B</b>"
    assert "<script>" not in entry.find(f"{ATOM}summary").text


def test_an_empty_feed_does_not_change(client):
    assert titles(client) == []
    first = client.get(URL)
    assert not first.cookies
    assert first["Access-Control-Allow-Origin"] == "*"
    assert client.get(URL, headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("size", [10, 1000])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_feed_asks_the_database_as_seldom_with_a_thousand_changes(
    client, django_assert_max_num_queries, size, language
):
    event, duty = make_event(), make_obligation()
    Event.objects.bulk_create(
        Event(slug=f"e-{n}", kind="body_meeting", on=event.on, title="T", body=event.body, source=event.source)
        for n in range(size)
    )
    made = Assignment.objects.bulk_create(
        Assignment(obligation=duty, body=body) for body in [make_body() for _ in range(size)]
    )
    Finding.objects.bulk_create(
        Finding(assignment=one, verdict="nothing_found", checked_on=date(2026, 6, 1), where_looked=f"Place {n}.")
        for n, one in enumerate(made)
    )
    for topic in ("meetings", "checks"):
        with django_assert_max_num_queries(8):
            assert len(list(feed(client, f"/{language}/feeds/{topic}.atom").iter(f"{ATOM}entry"))) <= 100
