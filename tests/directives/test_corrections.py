"""What staff correct in published facts appears by itself: was, now, why, when."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command

from directives.findings import retract
from directives.models import Correction, Directive, Event, Obligation, Provision, Statistic
from tests.directives.happenings import make_case, make_event, make_request
from tests.directives.reading import read
from tests.making import (
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db
PATH = "/en/corrections/"
NONE = "We have corrected nothing yet."


def change(row, reason="", **fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row._change_reason = reason
    row.save()


def test_a_new_published_order_is_no_correction(client):
    make_provision(make_directive())
    assert NONE in read(client, PATH)


def test_a_change_of_a_published_order_shows_was_now_why_and_when(client):
    with time_machine.travel("2026-03-01 12:00-08:00"):
        order = make_directive(number="12", signed_on=date(2025, 7, 10))
    with time_machine.travel("2026-03-05 23:30-08:00"):
        change(order, "The text gives the 11th.", signed_on=date(2025, 7, 11))
    page = read(client, PATH)
    assert "Executive Directive 12 March 5, 2026 · signed on" in page
    assert "Was July 10, 2025 Now July 11, 2025 Why The text gives the 11th." in page
    assert f'href="/en/directives/{order.slug}/"' in client.get(PATH).content.decode()


@pytest.mark.parametrize(
    ("make", "fields", "address"),
    [
        (lambda: make_provision(make_directive(slug="order"), eid="point_1"), {"summary": "Now so."}, "/en/directives/order/point_1/"),
        (
            lambda: make_obligation(make_provision(make_directive(slug="order"), eid="point_1"), slug="duty"),
            {"action": "Now so."}, "/en/directives/order/point_1/#duty",
        ),
        (lambda: make_request(slug="ask"), {"asks_for": "Now so."}, "/en/records/ask/"),
        (lambda: make_case(slug="suit"), {"about": "Now so."}, "/en/court/suit/"),
        (
            lambda: Statistic.objects.create(
                slug="s1", label="Held", value="1", unit="people", as_of=date(2025, 1, 1), source=make_source()
            ),
            {"caveat": "Now so."}, "/en/statistics/#s1",
        ),
    ],
)  # fmt: skip
def test_every_kind_of_fact_leads_to_its_place(client, make, fields, address):
    change(make(), "Read again.", **fields)
    html = client.get(PATH).content.decode()
    assert "Now so." in html and "Read again." in html
    assert f'href="{address}"' in html
    path, _, fragment = address.partition("#")
    there = client.get(path)
    assert there.status_code == 200 and (not fragment or f'id="{fragment}"' in there.content.decode())


def test_a_change_without_a_reason_says_that_none_was_written_down(client):
    change(make_directive(), title="Another title")
    assert "Why No reason was written down." in read(client, PATH)


def test_a_fact_that_was_empty_and_a_choice_and_a_document_are_told_in_words(client):
    point = make_provision(make_directive(), source=make_source(title="Old document"))
    change(point, modality="orders")
    change(point, source=make_source(title="New document"))
    page = read(client, PATH)
    assert "Was Nothing was stated Now Orders" in page
    assert "Was Old document Now New document" in page


def test_work_on_a_draft_and_its_publication_are_no_corrections(client):
    draft = make_directive(status="draft")
    change(draft, title="A better title")
    change(draft, status="published")
    assert NONE in read(client, PATH)
    change(draft, title="A third title")
    page = read(client, PATH)
    assert "Was A better title Now A third title" in page and "published" not in page


def test_a_draft_shows_nothing_of_itself(client):
    point = make_provision(make_directive(status="draft"))
    change(point, summary="Secret words")
    change(make_request(provision=point), title="Secret request")
    assert "Secret" not in read(client, PATH)


def test_looking_again_and_a_save_that_changes_nothing_are_no_corrections(client):
    order = make_directive()
    change(order)
    change(order, reviewed_on=date(2026, 9, 1), position=7)
    assert NONE in read(client, PATH)


def test_a_finding_that_was_taken_back_is_told_with_its_reason(client):
    finding = make_finding(summary="We saw a plan.")
    retract(finding, by=make_user("editor"), on=date(2026, 7, 1), reason="It was another department's.")
    page = read(client, PATH)
    assert "Was We saw a plan. Now Taken back Why It was another department's." in page


def test_an_event_that_was_taken_back_is_told_here_and_where_it_stands(client):
    case = make_case()
    event = make_event(case, "stayed", "2025-09-08", slug="stay", title="The order is stayed")
    event.retracted_on, event.retraction_reason = date(2025, 9, 9), "Another case."
    event.save()
    assert 'href="/en/timeline/?until=2025-09#stay"' in client.get(PATH).content.decode()
    assert "Was The order is stayed Now Taken back Why Another case." in read(client, PATH)
    there = read(client, f"/en/court/{case.slug}/")
    assert "We took this back on Sept. 9, 2025: Another case." in there and "The order is stayed since" not in there


def test_a_correction_that_staff_wrote_stands_among_them(client):
    Correction.objects.create(made_on=date(2026, 1, 1), path="/en/method/", was="Old", now="New", reason="Because.")
    html = client.get(PATH).content.decode()
    assert 'href="/en/method/"' in html
    assert "Was Old Now New Why Because." in read(client, PATH)


def test_the_newest_comes_first(client):
    with time_machine.travel("2026-02-01 12:00-08:00"):
        order = make_directive()
    for day, title in (("2026-03-01", "Second"), ("2026-04-01", "Third")):
        with time_machine.travel(f"{day} 12:00-07:00"):
            change(order, title=title)
    page = read(client, PATH)
    assert page.index("Now Third") < page.index("Now Second")


def test_the_starter_facts_are_no_corrections_and_a_change_of_them_is_one(client):
    call_command("load_starter", verbosity=0)
    call_command("load_starter", verbosity=0)
    assert NONE in read(client, PATH)
    change(Directive.objects.get(slug="bass-ed-12"), "Seen in the text.", meaning="It says more.")
    page = read(client, PATH)
    assert page.count("Why ") == 1 and "Now It says more. Why Seen in the text." in page


@pytest.mark.parametrize("size", [2, 60])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_asks_the_database_as_seldom_with_many_changes(client, django_assert_max_num_queries, size, language):
    source = make_source()
    for n in range(size):
        point = make_provision(make_directive(source=source))
        change(point, summary=f"Now {n}", source=make_source())
        change(make_obligation(point), action=f"Do {n}")
        change(point.directive, title=f"Title {n}")
        retract(make_finding(summary="Seen."), by=make_user(), on=date(2026, 7, 1), reason="No.")
    with django_assert_max_num_queries(24):
        assert client.get(f"/{language}/corrections/").status_code == 200


def test_histories_are_read_for_all_facts_that_pages_show():
    for model in (Directive, Provision, Obligation, Event, Statistic):
        assert hasattr(model, "history")
