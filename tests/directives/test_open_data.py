"""The lists as files: the same rows and words as the pages, safe in a spreadsheet, the same for everybody."""

import csv
import json
import re
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from directives.models import Claim, Correction, Discrepancy, Event, Relation, Statistic
from directives.open_data.lists import LISTS
from tests.directives.reading import read
from tests.directives.test_policy_budgets import crowd
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
    make_provision_service,
    make_service,
    make_source,
)

pytestmark = pytest.mark.django_db


def rows(client, slug: str) -> list[dict]:
    return json.loads(client.get(f"/data/{slug}.json").content)["rows"]


def table(client, slug: str) -> list[dict]:
    content = client.get(f"/data/{slug}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(content, newline="")))


def everything():
    """At least one row of every list; returns the order and its draft twin."""
    source = make_source(title="The order", file="")
    order = make_directive(slug="order", number="12", reviewed_on=date(2026, 6, 1), source=source)
    draft = make_directive(slug="secret", number="13", title="Secret", status="draft", source=source)
    for one in (order, draft):
        point = make_provision(one, eid="point_1", summary=f"What {one.slug} says.")
        duty = make_obligation(point, slug=f"duty-{one.slug}", due_kind="days", due_n=14, due_anchor="signed")
        make_finding(make_assignment(duty, make_body(slug=f"body-{one.slug}")), "nothing_found")
        make_provision_service(point, make_service(slug=f"service-{one.slug}"))
        Event.objects.create(slug=f"event-{one.slug}", kind="directive_signed", on=date(2026, 2, 1), precision="month",
                             title=f"{one.slug} was signed", directive=one, source=source)  # fmt: skip
        question = Discrepancy.objects.create(slug=f"question-{one.slug}", question="When?", provision=point)
        for says in ("In June.", "In July."):
            Claim.objects.create(discrepancy=question, says=says, source=source)
    Relation.objects.create(from_directive=order, to_directive=make_directive(slug="law", kind="ordinance", number="7"),
                            kind="implements", source=source)  # fmt: skip
    Statistic.objects.create(slug="held", label="Held", value="55,000", unit="people", low=1, as_of=date(2025, 6, 1),
                             as_of_precision="month", source=source)  # fmt: skip
    Correction.objects.create(made_on=date(2026, 5, 1), path="/en/method/", was="Old.", now="New.", reason="A slip.")
    return order, draft


@pytest.mark.parametrize("slug", LISTS)
def test_each_list_has_every_field_it_documents_and_no_other(client, slug):
    everything()
    found = rows(client, slug)
    assert found
    for row in found:
        assert list(row) == [field.name for field in LISTS[slug].fields]


@pytest.mark.parametrize("slug", LISTS)
def test_each_list_is_what_the_schema_says(client, slug):
    everything()
    schema = json.loads(client.get("/data/schema.json").content)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    content = json.loads(client.get(f"/data/{slug}.json").content)
    check(content, schema["$defs"][f"{slug}_file"], schema, slug)
    assert content["count"] == len(content["rows"]) > 0


def check(value, schema: dict, whole: dict, where: str) -> None:
    """As much of JSON Schema as our own uses; an unknown word in it is an error."""
    known = {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "pattern", "format",
             "description", "title", "$comment", "$ref", "minimum"}  # fmt: skip
    assert set(schema) <= known, where
    if ref := schema.get("$ref"):
        schema = whole["$defs"][ref.removeprefix("#/$defs/")]
    kinds = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "object": dict, "array": list,
             "null": type(None)}  # fmt: skip
    if wanted := schema.get("type"):
        wanted = wanted if isinstance(wanted, list) else [wanted]
        fitting = [kind for kind in wanted if isinstance(value, kinds[kind])]
        assert fitting, (where, value)
        assert not isinstance(value, bool) or "boolean" in fitting, (where, value)
    assert "const" not in schema or value == schema["const"], where
    assert "enum" not in schema or value in schema["enum"], (where, value)
    if isinstance(value, str):
        assert re.search(schema.get("pattern", ""), value), (where, value)
        if schema.get("format") == "date":
            date.fromisoformat(value)
        if schema.get("format") == "uri":
            assert re.match(r"https?://[^\s]+$", value), (where, value)
    if isinstance(value, dict) and "properties" in schema:
        assert set(schema["required"]) <= set(value) <= set(schema["properties"]), where
        for name, inner in value.items():
            check(inner, schema["properties"][name], whole, f"{where}.{name}")
    if isinstance(value, list):
        for inner in value:
            check(inner, schema["items"], whole, f"{where}[]")


@pytest.mark.parametrize("slug", LISTS)
@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_draft_is_in_no_file(client, slug, ending):
    everything()
    content = client.get(f"/data/{slug}.{ending}").content.decode()
    assert "secret" not in content.lower()
    assert "13" not in {row.get("number") for row in rows(client, slug)}


@pytest.mark.parametrize("slug", LISTS)
@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_file_is_open_to_every_site_and_can_be_asked_for_again(client, slug, ending):
    everything()
    first = client.get(f"/data/{slug}.{ending}")
    assert first.status_code == 200
    assert first["Access-Control-Allow-Origin"] == "*"
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    assert client.get(f"/data/{slug}.{ending}", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_a_change_makes_a_new_etag(client):
    order, _ = everything()
    before = client.get("/data/directives.json")["ETag"]
    order.meaning = "Something else."
    order.save()
    assert client.get("/data/directives.json")["ETag"] != before


def test_a_list_that_does_not_exist_is_not_found(client):
    assert client.get("/data/visitors.json").status_code == 404
    assert client.get("/data/visitors.csv").status_code == 404
    assert client.post("/data/duties.json").status_code == 405


def test_both_axes_are_said_in_the_words_of_the_page(client):
    everything()
    (duty,) = rows(client, "duties")
    page = read(client, "/en/directives/order/point_1/")
    assert duty["evidence"] == "no_public_evidence"
    assert duty["evidence_words"] == "No public evidence found as of June 1, 2026"
    assert duty["evidence_words"] in page
    assert duty["time_words"].startswith("due July 25, 2025 (14 days after signing) · ")
    assert duty["time_words"] in page
    assert duty["due_on"] == "2025-07-25"


def test_when_it_was_done_is_said_against_the_due_date(client):
    duty = make_obligation(make_provision(), due_kind="days", due_n=14, due_anchor="signed")
    make_finding(make_assignment(duty), "shown", happened_on=date(2025, 7, 24))
    (row,) = rows(client, "duties")
    assert row["done_words"] == "On July 24, 2025, 1 day before the due date"
    assert row["happened_on"] == "2025-07-24"


def test_each_department_that_owes_a_duty_has_a_row(client):
    duty = make_obligation(slug="plan")
    for slug in ("parks", "police"):
        make_assignment(duty, make_body(slug=slug))
    make_obligation(slug="nobody", actor_words="the contractors")
    assert [row["id"] for row in rows(client, "duties")] == ["plan.parks", "plan.police", "nobody"]


def test_a_date_is_given_no_further_than_it_is_known(client):
    everything()
    assert rows(client, "events")[0]["on"] == "2026-02"
    assert rows(client, "statistics")[0]["as_of"] == "2025-06"


def test_an_order_nobody_has_looked_after_is_not_said_to_be_in_force(client):
    make_directive(slug="unread", reviewed_on=None)
    (row,) = rows(client, "directives")
    assert (row["force"], row["legal_force"]) == ("not_checked", None)
    assert row["force_words"] == "We have not checked whether this is still in force."


def test_force_is_said_as_schema_org_says_it(client):
    old = make_directive(slug="old", reviewed_on=date(2026, 6, 1))
    new = make_directive(slug="new", reviewed_on=date(2026, 6, 1), signed_on=date(2026, 1, 1))
    Relation.objects.create(from_directive=new, to_directive=old, kind="replaces", source=new.source)
    found = {row["id"]: row["legal_force"] for row in rows(client, "directives")}
    assert found == {"old": "https://schema.org/NotInForce", "new": "https://schema.org/InForce"}
    assert rows(client, "relations")[0]["words"] == f"{new.citation} replaces {old.citation}."
    assert rows(client, "relations")[0]["property"] == "schema:legislationChanges"


def test_a_retracted_finding_stays_with_its_reason(client):
    make_finding(make_assignment(), retracted_on=date(2026, 6, 2), retraction_reason="A wrong document.")
    (row,) = rows(client, "findings")
    assert (row["retracted_on"], row["retraction_reason"]) == ("2026-06-02", "A wrong document.")


def test_what_the_city_runs_stands_apart_from_what_others_run(client):
    point = make_provision()
    make_provision_service(point, make_service(slug="city-line"), basis="run_by_city")
    make_provision_service(point, make_service(slug="food-bank"), basis="same_need")
    make_provision_service(point, make_service(slug="hidden", status="draft"))
    (row,) = rows(client, "provisions")
    assert (row["services"], row["services_of_others"]) == (["city-line"], ["food-bank"])


def test_one_claim_is_no_disagreement(client):
    Claim.objects.create(
        discrepancy=Discrepancy.objects.create(slug="q", question="?"), says="So.", source=make_source()
    )
    assert rows(client, "discrepancies") == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(client, start):
    make_directive(title=f"{start}cmd|' /C calc'!A0")
    (row,) = table(client, "directives")
    assert row["title"].startswith(f"'{start}cmd")
    assert rows(client, "directives")[0]["title"].startswith(f"{start}cmd")


def test_a_csv_file_begins_with_the_mark_that_spreadsheets_need(client):
    make_directive(title="Año")
    content = client.get("/data/directives.csv").content
    assert content.startswith("\ufeff".encode())
    assert "Año".encode() in content
    assert content.count(b"\r\n") == content.count(b"\n") == 2


def test_claims_stand_in_lines_of_their_own_in_csv(client):
    everything()
    found = table(client, "discrepancies")
    assert [(row["id"], row["claims_says"]) for row in found] == [
        ("question-order", "In June."),
        ("question-order", "In July."),
    ]


@pytest.mark.parametrize("slug", LISTS)
def test_json_and_csv_hold_the_same_rows(client, slug):
    everything()
    assert {row["id"] for row in table(client, slug)} == {row["id"] for row in rows(client, slug)}


def test_every_mapped_name_belongs_to_a_known_vocabulary(client):
    everything()
    for slug in LISTS:
        context = json.loads(client.get(f"/data/{slug}.json").content)["@context"]
        terms = [value["@id"] if isinstance(value, dict) else value for value in context.values()]
        assert all(term.startswith(("schema:", "eli:", "@", "http")) for term in terms), terms
        assert context["rows"] == "@graph"


@pytest.mark.parametrize("size", [10, 1000])
@pytest.mark.parametrize("slug", [slug for slug in LISTS if slug != "corrections"])
def test_a_list_asks_the_database_as_seldom_with_a_thousand_rows(client, django_assert_max_num_queries, size, slug):
    crowd(size)
    source, acting = make_source(), make_body(slug="acting")
    Event.objects.bulk_create(
        Event(slug=f"e-{n}", kind="body_action", on=date(2026, 1, 1), title="An act", body=acting, source=source)
        for n in range(size)
    )
    with django_assert_max_num_queries(8):
        assert client.get(f"/data/{slug}.json").status_code == 200


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_documents_every_field_and_links_every_file(client, language):
    html = client.get(f"/{language}/data/").content.decode()
    for slug, data in LISTS.items():
        assert f'href="{reverse("data-json", args=[slug])}"' in html
        assert f'href="{reverse("data-csv", args=[slug])}"' in html
        for field in data.fields:
            assert f">{field.name}</code>" in html
    assert ">claims_says</code>" in html
    assert 'href="/data/schema.json"' in html
