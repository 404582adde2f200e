"""The twenty minutes of docs/editing.md, done in the admin as written there; each step is public at once."""

import pytest
from zeal import zeal_ignore

from directives.models import Directive, Finding, Obligation, Provision
from tests.directives.happenings import make_case, make_event, make_request
from tests.directives.reading import read
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_obligation,
    make_provision,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db
ADMIN = "/admin/directives/"


@pytest.fixture
def approver(client):
    client.force_login(make_user("approver"))
    return client


def press(client, address: str, data: dict) -> str:
    with zeal_ignore():  # each line of a form looks up the rows it names
        answer = client.post(ADMIN + address, data, follow=True)
    assert answer.status_code == 200
    assert "Please correct the error" not in answer.text, answer.text[answer.text.find("errorlist") :][:400]
    return answer.text


def lines(prefix: str, rows: list[dict]) -> dict:
    counts = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    return counts | {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}


def test_a_new_directive_with_three_points(approver):
    source = make_source()
    points = [
        {"position": n, "number": n, "eid": f"point_{n}", "modality": "orders", "heading": f"Point of note {n}",
         "summary": "What it says.", "source": source.pk}
        for n in (1, 2, 3)
    ]  # fmt: skip
    press(approver, "directive/add/", {
        "kind": "executive_directive", "signatory": "Mayor Example", "number": "99", "revision": 0, "title": "A new order",
        "slug": "new-order", "position": 99, "signed_precision": "day", "signed_on": "2026-06-01", "source": source.pk,
        **lines("provisions", points), **lines("relations", []), **lines("events", []),
    })  # fmt: skip
    order = Directive.objects.get(slug="new-order")
    assert order.provisions.count() == 3
    press(approver, f"directive/{order.pk}/move/publish/", {})
    assert "Point of note 3" in read(approver, "/en/directives/new-order/")
    duty = {"action": "Deliver a plan", "slug": "plan-99", "due_kind": "days", "due_n": 14, "due_anchor": "signed"}
    point = Provision.objects.get(directive=order, eid="point_1")
    fields = {"directive": order.pk, "source": source.pk, **points[0]}
    press(approver, f"provision/{point.pk}/change/", fields | lines("obligations", [duty]) | lines("service_links", []))
    assert "due June 15, 2026 (14 days after signing)" in read(approver, "/en/directives/new-order/point_1/")


def test_a_search_for_forty_four_departments(approver):
    obligation = make_obligation(every_department=True)
    owed = [make_assignment(obligation, make_body()) for _ in range(44)]
    press(approver, "assignment/", {
        "action": "nothing_found", "_selected_action": [row.pk for row in owed], "apply": "yes",
        "where_looked": "The Mayor's website and each department's.", "on": "2026-06-01",
    })  # fmt: skip
    assert Finding.objects.count() == 44
    page = read(approver, obligation.provision.get_absolute_url())
    assert "No public evidence found as of June 1, 2026 (44 departments)" in page


def test_a_court_order_is_stayed(approver):
    case = make_case(slug="suit")
    make_event(case, "order", "2026-05-01")
    data = {"title": "The order is put on hold", "slug": "on-hold", "kind": "case_stayed", "on": "2026-06-01",
            "precision": "day", "case": case.pk, "source": make_source().pk}  # fmt: skip
    assert "This is what readers will see" in press(approver, "event/add/", data)
    press(approver, "event/add/", data | {"_write": "yes"})
    assert "One order is stayed since June 1, 2026." in read(approver, "/en/court/suit/")


def test_a_filing_is_received(approver):
    request = make_request(slug="ask")
    data = {"title": "The agency has the request", "slug": "has-it", "kind": "request_received", "on": "2025-07-11",
            "precision": "day", "request": request.pk, "source": make_source().pk, "_write": "yes"}  # fmt: skip
    assert "No clock" in read(approver, "/en/records/ask/")
    press(approver, "event/add/", data)
    assert "August 8, 2025" in read(approver, "/en/records/ask/").replace("Aug. 8", "August 8")


def test_a_correction(approver):
    point = make_provision(make_directive(slug="order"), eid="point_1", summary="Within a month.")
    fields = {"directive": point.directive_id, "source": point.source_id, "eid": "point_1", "position": point.position,
              "heading": point.heading, "summary": "Within two weeks."}  # fmt: skip
    press(approver, f"provision/{point.pk}/change/", fields | lines("obligations", []) | lines("service_links", []))
    assert "Was Within a month. Now Within two weeks." in read(approver, "/en/corrections/")
    assert not Obligation.objects.exists()
