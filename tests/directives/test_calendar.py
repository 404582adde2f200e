"""Calendar files: every day that counts, once, as RFC 5545 writes it."""

import re
from datetime import date

import pytest

from directives.models import Event, EventTranslation, Obligation
from tests.making import make_body, make_directive, make_obligation, make_provision, make_source

pytestmark = pytest.mark.django_db
URL = "/en/calendar.ics"
NAME = re.compile(r"^[A-Z][A-Z0-9-]*$")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "CATEGORIES"}


def read_calendar(content: bytes) -> list[dict[str, str]]:
    """Read strictly: line ends, line lengths, nesting, required properties, escapes, kinds of values."""
    assert content.endswith(b"\r\n")
    assert not re.search(rb"[^\r]\n|\r[^\n]", content), "a line end that is not CR LF"
    physical = content[:-2].split(b"\r\n")
    assert max(map(len, physical)) <= 75, max(physical, key=len)
    for line in physical:
        line.decode()  # no character is cut in two
        assert not re.search(rb"[\x00-\x1f\x7f]", line), line
    lines = content.decode()[:-2].replace("\r\n ", "").split("\r\n")
    open_parts, events, calendar = [], [], {}
    for line in lines:
        head, colon, value = line.partition(":")
        name, *parameters = head.split(";")
        assert colon, line
        assert NAME.match(name), line
        if name == "BEGIN":
            open_parts.append(value)
            events += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts == ["VCALENDAR"]:
            calendar[name] = value
        elif open_parts[-1] == "VEVENT":
            assert name in ONCE, line
            assert name not in events[-1], f"{name} twice"
            events[-1][name] = unescaped(value) if name in ("SUMMARY", "DESCRIPTION", "CATEGORIES") else value
            assert parameters == (["VALUE=DATE"] if name in ("DTSTART", "DTEND") else []), line
    assert open_parts == []
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert lines.count("BEGIN:VTIMEZONE") == 1
    for one in events:
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(one)
        assert re.match(r"^\d{8}T\d{6}Z$", one["DTSTAMP"]), one
        assert day(one["DTSTART"]) < day(one["DTEND"])
    uids = [one["UID"] for one in events]
    assert len(uids) == len(set(uids))
    return events


def unescaped(value: str) -> str:
    assert not re.search(r"(?<!\\)(\\\\)*[,;]", value), f"not escaped: {value}"
    assert all(character in "\\;,nN" for character in ESCAPED.findall(value)), value
    return ESCAPED.sub(lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)


def day(value: str) -> date:
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))


def calendar(client, url: str = URL) -> list[dict[str, str]]:
    response = client.get(url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return read_calendar(response.content)


def make_event(**fields) -> Event:
    values = {"slug": "hearing", "kind": "body_meeting", "on": date(2026, 3, 3), "title": "A hearing", **fields}
    values.setdefault("source", make_source())
    if values["kind"].startswith("body_"):
        values.setdefault("body", make_body())
    return Event.objects.create(**values)


def test_an_empty_calendar_can_be_read(client):
    assert calendar(client) == []


def test_an_event_takes_one_whole_day(client):
    make_event()
    (one,) = calendar(client)
    assert (one["SUMMARY"], one["DTSTART"], one["DTEND"]) == ("A hearing", "20260303", "20260304")
    assert one["URL"].endswith("#hearing")


def test_a_month_stays_a_month(client):
    make_event(on=date(2026, 2, 1), precision="month")
    (one,) = calendar(client)
    assert (one["DTSTART"], one["DTEND"]) == ("20260201", "20260301")
    assert one["SUMMARY"] == "A hearing (February 2026; the day is not known)"


def test_a_december_ends_with_the_year(client):
    make_event(on=date(2025, 12, 1), precision="month")
    (one,) = calendar(client)
    assert (one["DTSTART"], one["DTEND"]) == ("20251201", "20260101")


def test_signs_that_mean_something_in_a_calendar_are_escaped(client):
    title = "Vote; 12, not 13\nEND:VEVENT \\ " + "ñandú 言葉 " * 20
    make_event(title=title)
    (one,) = calendar(client)
    assert one["SUMMARY"].split() == title.split()


def test_a_duty_stands_on_the_day_it_is_due(client):
    make_obligation(
        make_provision(), slug="plan", action="Deliver a plan", due_kind="days", due_n=14, due_anchor="signed"
    )
    (due,) = [one for one in calendar(client) if "Deliver" in one["SUMMARY"]]
    assert due["DTSTART"] == "20250725"
    assert due["SUMMARY"].startswith("Due: Deliver a plan (Executive Directive ")
    assert due["DESCRIPTION"] == "due July 25, 2025 (14 days after signing)"


def test_a_day_counted_another_way_stands_beside_it(client):
    point = make_provision(make_directive(effective_on=date(2025, 7, 26)))
    make_obligation(point, action="Deliver a plan", due_kind="days", due_n=14, due_anchor="signed")
    found = [one for one in calendar(client) if "Deliver" in one["SUMMARY"]]
    assert [one["DTSTART"] for one in found] == ["20250725", "20250809"]
    assert found[1]["SUMMARY"].startswith("Due, counted another way: Deliver a plan")


def test_a_deadline_that_a_duty_names_already_stands_once(client):
    directive = make_directive()
    make_obligation(make_provision(directive), due_kind="days", due_n=14, due_anchor="signed")
    make_event(slug="due", kind="directive_deadline", on=date(2025, 7, 25), title="Plans are due", directive=directive)
    assert [one["SUMMARY"][:4] for one in calendar(client) if one["DTSTART"] == "20250725"] == ["Due:"]


def test_a_signing_day_stands_once(client):
    directive = make_directive(number="12")
    assert [one["SUMMARY"] for one in calendar(client)] == ["Executive Directive 12: signed"]
    make_event(
        slug="signed", kind="directive_signed", on=date(2025, 7, 11), title="The Mayor signs", directive=directive
    )
    assert [one["SUMMARY"] for one in calendar(client)] == ["The Mayor signs"]


def test_a_draft_has_no_date(client):
    directive = make_directive(status="draft")
    make_obligation(make_provision(directive), due_kind="days", due_n=14, due_anchor="signed")
    make_event(slug="signed", kind="directive_signed", title="The Mayor signs", directive=directive)
    assert calendar(client) == []


def test_a_calendar_of_one_kind_holds_no_other(client):
    make_directive()
    make_event(slug="vote", kind="body_motion", title="A vote")
    make_event(slug="strike", kind="body_action", title="A federal action")
    assert [one["SUMMARY"] for one in calendar(client, "/en/calendar/meetings.ics")] == ["A vote"]
    assert [one["SUMMARY"] for one in calendar(client, "/en/calendar/federal.ics")] == ["A federal action"]
    assert client.get("/en/calendar/weather.ics").status_code == 404


def test_an_entry_keeps_its_name_when_its_words_change(client):
    words = EventTranslation.objects.create(event=make_event(), language="es", title="Una audiencia")
    (before,) = calendar(client, "/es/calendar.ics")
    words.title = "Otra audiencia"
    words.save()
    (after,) = calendar(client, "/es/calendar.ics")
    assert (before["SUMMARY"], after["SUMMARY"]) == ("Una audiencia", "Otra audiencia")
    assert after["UID"] == before["UID"]
    assert after["DTSTAMP"] >= before["DTSTAMP"]


def test_the_spanish_calendar_is_in_spanish(client):
    event = make_event()
    EventTranslation.objects.create(event=event, language="es", title="Una audiencia")
    (one,) = calendar(client, "/es/calendar.ics")
    assert one["SUMMARY"] == "Una audiencia"


def test_a_calendar_is_the_same_for_everybody_and_can_be_asked_for_again(client):
    make_event()
    first = client.get(URL)
    assert not first.cookies
    assert first["Access-Control-Allow-Origin"] == "*"
    assert client.get(URL, headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("size", [10, 1000])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_calendar_asks_the_database_as_seldom_with_a_thousand_days(
    client, django_assert_max_num_queries, size, language
):
    point = make_provision()
    Obligation.objects.bulk_create(
        Obligation(slug=f"d-{n}", provision=point, action="Do it", due_kind="date", due_date=date(2026, 1, 1))
        for n in range(size)
    )
    event = make_event()
    Event.objects.bulk_create(
        Event(slug=f"e-{n}", kind="body_meeting", on=event.on, title="T", body=event.body, source=event.source)
        for n in range(size)
    )
    with django_assert_max_num_queries(8):
        assert client.get(f"/{language}/calendar.ics").status_code == 200
