"""Findings and events: nobody changes or deletes them; what was wrong is taken back, and stays readable."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from directives.findings import retract
from directives.models import Event, Finding
from tests.accounts.test_admin_pages import keeps_the_policy
from tests.directives.happenings import make_case, make_event
from tests.directives.reading import read
from tests.making import make_directive, make_finding, make_source, make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/directives/event/add/"


def an_event(**fields) -> Event:
    return make_event(make_case(slug="suit"), "filed", "2026-01-05", **{"title": "A suit was filed", **fields})


def page_of(row, page: str = "change") -> str:
    return reverse(f"admin:directives_{row._meta.model_name}_{page}", args=[row.pk])


def filled_in(**changes) -> dict:
    fields = {
        "title": "Signed at City Hall", "slug": "signed-there", "kind": "directive_signed", "on": "2025-07-11",
        "precision": "day", "directive": make_directive().pk, "source": make_source(publisher="The clerk").pk,
    }  # fmt: skip
    return fields | changes


@pytest.mark.parametrize(("make", "fact"), [(an_event, "title"), (make_finding, "summary")])
def test_what_is_written_is_neither_changed_nor_deleted(make, fact):
    row = make()
    setattr(row, fact, "Something else")
    with pytest.raises(ValidationError, match="never changed"):
        row.save()
    with pytest.raises(ValidationError, match="never deleted"):
        row.delete()
    rows = type(row).objects.filter(pk=row.pk)
    with pytest.raises(TypeError, match="never changed"):
        rows.update(**{fact: "Something else"})
    with pytest.raises(TypeError, match="never deleted"):
        rows.delete()
    row.refresh_from_db()
    assert getattr(row, fact) != "Something else"


@pytest.mark.parametrize("make", [an_event, make_finding])
@pytest.mark.parametrize("fields", [{"retracted_on": date(2026, 1, 1)}, {"retraction_reason": "A slip."}])
def test_a_retraction_without_its_day_or_its_reason_is_refused(make, fields):
    row = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**fields)
    for name, value in fields.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError, match="A retraction has a day and a reason"):
        row.validate_constraints()


def test_before_an_event_is_written_its_public_words_are_shown(client):
    client.force_login(make_user("editor"))
    more = [make_source().pk, make_source().pk]
    data = filled_in(more_sources=more)
    preview = client.post(ADD, data)
    assert not Event.objects.exists(), "a preview writes nothing"
    assert "Signed at City Hall" in preview.text and "The clerk" in preview.text
    keeps_the_policy(preview, ADD)
    again = client.post(ADD, data | {"_edit": "yes"}).text
    assert 'value="Signed at City Hall"' in again and again.count("checked") == 2, "what was typed is not lost"
    client.post(ADD, data | {"_write": "yes"})
    event = Event.objects.get()
    assert sorted(source.pk for source in event.more_sources.all()) == more


def test_nobody_changes_or_deletes_an_event_in_the_admin(client):
    client.force_login(make_user("administrator"))
    event = an_event()
    assert 'name="title"' not in client.get(page_of(event)).text
    assert client.post(page_of(event), filled_in(title="Other")).status_code == 403
    assert client.post(page_of(event, "delete"), {"post": "yes"}).status_code == 403
    event.refresh_from_db()
    assert event.title == "A suit was filed"


def test_a_directive_is_saved_with_its_events_untouched(client):
    client.force_login(make_user("administrator"))
    directive = make_directive()
    make_event(directive, "signed", "2025-07-11", title="Signed here")
    page = client.get(page_of(directive)).text
    assert "Signed here" in page and 'name="events-0-title"' not in page


def test_an_approver_takes_an_event_back_and_pages_say_so(client):
    event = an_event()
    client.force_login(make_user("editor"))
    assert "Retract with a reason" not in client.get(page_of(event)).text
    client.post(page_of(event, "retract"), {"reason": "I think so."})
    event.refresh_from_db()
    assert event.retracted_on is None
    approver = make_user("approver")
    client.force_login(approver)
    assert "Retract with a reason" in client.get(page_of(event)).text
    assert "Say why" in client.post(page_of(event, "retract"), {"reason": " "}, follow=True).text
    client.post(page_of(event, "retract"), {"reason": "It was another suit."})
    event.refresh_from_db()
    assert (event.retracted_by, event.retracted_on) == (approver, timezone.localdate())
    for path in ("/en/timeline/", "/en/court/suit/", "/en/corrections/", "/en/feeds/court.atom"):
        words = client.get(path).text
        assert "A suit was filed" in words and "It was another suit." in words, path
    assert "A suit was filed" not in client.get("/en/calendar.ics").text


def test_an_event_taken_back_leads_a_case_nowhere(client):
    event = an_event()
    before = read(client, "/en/court/suit/")
    retract(event, by=make_user("approver"), on=timezone.localdate(), reason="It was another suit.")
    after = read(client, "/en/court/suit/")
    assert "We took this back on" in after and "We took this back on" not in before
    assert before.partition("What is in effect")[0] != after.partition("What is in effect")[0]


def test_a_finding_taken_back_is_told_where_it_stood(client):
    finding = make_finding(summary="We saw a plan.")
    retract(finding, by=make_user("approver"), on=timezone.localdate(), reason="Another department's.")
    point = finding.assignment.obligation.provision
    page = read(client, point.get_absolute_url())
    assert "We saw a plan." in page and "Another department's." in page
    assert Finding.objects.standing().count() == 0
