"""The starter facts about the City's policy: what a first start puts into the database."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction

from directives import models, starter
from directives.models import (
    Assignment,
    Body,
    Directive,
    Discrepancy,
    Event,
    Finding,
    Obligation,
    Provision,
    ProvisionService,
    Statistic,
)
from publishing.models import Translatable, TranslationState
from publishing.starter import Damaged, StarterFolder
from publishing.version import content_version
from resources.models import Service
from tests.making import make_assignment, make_body, make_organization

DATA = Path(__file__).resolve().parents[2] / "data"
PLAIN = {
    "sources.json": models.Source, "directives.json": models.Directive, "relations.json": models.Relation,
    "provisions.json": models.Provision, "obligations.json": models.Obligation, "events.json": models.Event,
    "records_requests.json": models.RecordsRequest, "legal_actions.json": models.LegalAction,
    "discrepancies.json": models.Discrepancy, "statistics.json": models.Statistic, "quotations.json": models.Quotation,
    "gaps.json": models.Gap, "questions.json": models.Question, "provision_services.json": models.ProvisionService,
}  # fmt: skip
BANNED = re.compile(r"\b(failed|ignored|overdue|missed|complied|on track)\b|%", re.IGNORECASE)
MAYORS_OFFICES = {"office-of-the-mayor", "office-of-immigrant-affairs"}


def read(name: str):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def make_linked_services() -> None:
    organization = make_organization()
    slugs = {link["service"] for link in read("provision_services.json")}
    Service.objects.bulk_create(
        Service(slug=slug, name=slug, summary="Help.", organization=organization) for slug in sorted(slugs)
    )


def load(folder: Path = DATA) -> StarterFolder:
    starter_folder = StarterFolder(folder)
    with transaction.atomic():
        starter.load(starter_folder)
    return starter_folder


@pytest.fixture
def loaded(db) -> StarterFolder:
    make_linked_services()
    return load()


@pytest.fixture
def damaged(db, tmp_path):
    """Return a function that loads a copy of the data in which `change` has altered one file."""
    make_linked_services()
    folder = tmp_path / "data"
    (folder / "es").mkdir(parents=True)
    for path in (*DATA.glob("*.json"), *DATA.glob("es/*.json")):
        shutil.copy(path, folder / path.relative_to(DATA))

    def load_with(file: str, change):
        records = json.loads((folder / file).read_text(encoding="utf-8"))
        changed = change(records)
        (folder / file).write_text(json.dumps(records if changed is None else changed), encoding="utf-8")
        return load(folder)

    return load_with


def test_every_record_becomes_one_row(loaded):
    for file, model in PLAIN.items():
        assert model.objects.count() == len(read(file)), file
    assert Body.objects.count() == len(read("departments.json")) + len(read("bodies.json"))
    assert models.Claim.objects.count() == sum(len(record["claims"]) for record in read("discrepancies.json"))


def test_each_body_that_owes_a_duty_has_an_assignment_with_one_finding(loaded):
    duties = read("obligations.json")
    departments = len(read("departments.json")) - len(MAYORS_OFFICES)
    expected = sum(departments if duty["every_department"] else len(duty["bodies"]) for duty in duties)
    assert Assignment.objects.count() == Finding.objects.count() == expected
    assert not Assignment.objects.filter(findings=None).exists()


def test_44_departments_owe_the_plan_and_the_mayors_offices_do_not(loaded):
    owing = set(Body.objects.filter(assignments__obligation__slug="o12-1").values_list("slug", flat=True))
    assert len(owing) == 44
    assert not owing & MAYORS_OFFICES


def test_due_dates_are_those_of_the_sources(loaded):
    due = {}
    for duty in Obligation.objects.filter(due_kind="days").select_related("provision__directive"):
        assert duty.due_anchor == "signed"
        due[duty.slug] = duty.provision.directive.signed_on + timedelta(days=duty.due_n)
    assert due == {"o12-1": date(2025, 7, 25), "o17-1": date(2026, 2, 25)}


def test_a_finding_of_nothing_says_where_was_looked_and_the_others_name_a_source(loaded):
    for finding in Finding.objects.all():
        assert bool(finding.where_looked) == (finding.verdict == "nothing_found") == (finding.source_id is None)
        assert finding.summary


def test_only_the_library_has_partial_evidence_of_wider_services(loaded):
    findings = Finding.objects.filter(assignment__obligation__slug="o12-4")
    partial = findings.filter(verdict="partial")
    assert [finding.assignment.body.slug for finding in partial] == ["public-library"]
    assert findings.exclude(verdict="nothing_found").count() == 1


def test_directive_12_has_four_parts_and_six_points_under_them(loaded):
    parts = Provision.objects.filter(directive__slug="bass-ed-12", parent=None).order_by("position")
    joined = {part.eid: [point.eid for point in part.points.order_by("position")] for part in parts}
    assert joined == {
        "part_1": ["point_1", "point_2", "point_3"],
        "part_2": ["point_4"],
        "part_3": ["point_5"],
        "part_4": ["point_6"],
    }
    assert not Provision.objects.exclude(text="").exists()  # the official text has not been read


def test_a_point_has_services_or_says_why_not(loaded):
    for point in Provision.objects.points():
        assert bool(point.no_service_note) != point.service_links.exists(), point


def test_every_service_of_the_city_names_the_source_that_shows_it(loaded):
    links = ProvisionService.objects.exclude(basis="same_need")
    assert links.count() == 10
    assert not links.filter(source=None).exists()


def test_the_services_that_points_name_are_among_the_starter_services():
    known = {service["slug"] for service in read("services.json")}
    assert {link["service"] for link in read("provision_services.json")} <= known


def test_an_instrument_whose_end_or_text_we_cannot_show_stays_a_draft(loaded):
    drafts = set(Directive.objects.drafts().values_list("slug", flat=True))
    assert drafts == {"garcetti-hollywood-sign", "city-attorney-guidance-2025"}
    assert Directive.objects.published().count() == 15


def test_a_signing_day_that_is_only_believed_is_not_shown(loaded):
    undated = Directive.objects.filter(signed_on=None, kind="executive_directive").values_list("slug", flat=True)
    assert set(undated) == {"bass-ed-1", "bass-ed-9", "bass-ed-15"}


def test_a_computed_day_of_an_event_says_so_in_words(loaded):
    computed = Event.objects.filter(computed=True)
    assert computed.count() == 4
    assert all("computation" in event.note or "computed" in event.note for event in computed)


def test_the_records_request_is_announced_and_nothing_more(loaded):
    request = models.RecordsRequest.objects.get(slug="ice-2025")
    assert [event.kind for event in request.events.all()] == ["request_announced"]
    assert request.provision.eid == "point_6"


def test_the_restraining_order_is_shown_as_stayed(loaded):
    case = models.LegalAction.objects.get(slug="vasquez-perdomo-v-noem")
    assert case.events.get(kind="case_stayed").on == date(2025, 9, 8)
    assert "not in effect" in case.current_effect


def test_only_what_somebody_looked_into_is_called_in_force(loaded):
    reviewed = Directive.objects.exclude(reviewed_on=None)
    assert set(reviewed.values_list("slug", flat=True)) == {"bass-ed-12", "bass-ed-17", "ordinance-188441"}
    assert set(reviewed.values_list("reviewed_on", flat=True)) == {date(2026, 6, 22)}


def test_the_errors_of_the_first_article_stand_beside_what_is_right(loaded):
    assert Discrepancy.objects.shown().count() == 23
    assert Discrepancy.objects.filter(from_first_article=True).count() == 14
    records = Discrepancy.objects.get(slug="first-article-records")
    assert records.our_reading.startswith("It seeks them")
    assert {claim.source.slug for claim in records.claims.all()} >= {"ed12-release", "seed-near-original"}
    retold = models.Claim.objects.filter(discrepancy__from_first_article=True, position=1)
    assert all(claim.retold for claim in retold)
    assert Discrepancy.objects.order_by("position").last().slug == "first-article-name"


def test_a_quotation_about_the_county_is_not_hung_on_a_directive(loaded):
    assert models.Quotation.objects.get(slug="essayli-county").directive is None


def test_all_our_words_exist_in_spanish_and_say_that_a_machine_made_them(loaded):
    translated = [
        model for model in vars(models).values() if isinstance(model, type) and issubclass(model, Translatable)
    ]
    assert len(translated) == 7
    for model in translated:
        for row in model.objects.prefetch_related("translations"):
            (spanish,) = row.translations.all()
            assert (spanish.language, spanish.state, spanish.behind) == ("es", TranslationState.MACHINE, False)
            for field in model.TRANSLATED:
                assert bool(getattr(spanish, field)) == bool(getattr(row, field)), (row, field)


def test_our_own_words_never_judge():
    ours = {*PLAIN, "departments.json", "bodies.json", "findings.json"} - {"quotations.json", "statistics.json"}
    for file in (*ours, *(f"es/{name}" for name in ours if (DATA / "es" / name).exists())):
        found = BANNED.search(without_addresses(read(file)))
        assert not found, (file, found)


def without_addresses(records) -> str:
    return re.sub(r'"url": "[^"]*"|https?://\S+', "", json.dumps(records, ensure_ascii=False))


def test_a_second_load_changes_nothing(loaded):
    before = everything()
    second = load()
    assert everything() == before
    assert not +second.made


def everything() -> dict:
    tables = {model: model.objects.count() for model in vars(models).values() if hasattr(model, "_meta")}
    history = {model: model.history.count() for model in tables if hasattr(model, "history")}
    return {"rows": tables, "history": history, "version": content_version()}


def test_what_staff_changed_stays_as_they_left_it(loaded):
    directive = Directive.objects.get(slug="bass-ed-12")
    directive.title, directive.slug = "Another title", "bass-ed-12-of-2025"
    directive.save()
    load()
    directive.refresh_from_db()
    assert directive.title == "Another title"
    assert Directive.objects.count() == 17
    assert Provision.objects.filter(directive=directive).count() == 10


def test_what_staff_deleted_does_not_come_back(loaded):
    Statistic.objects.get(slug="s1").delete()
    Service.objects.get(slug="carecen-legal").delete()
    load()
    assert not Statistic.objects.filter(slug="s1").exists()
    assert ProvisionService.objects.count() == 29


def test_a_department_that_staff_added_gets_no_finding_nobody_made(loaded):
    assignment = make_assignment(Obligation.objects.get(slug="o12-1"), make_body(name="New department"))
    load()
    assert not assignment.findings.exists()


def drop(record: dict, field: str) -> None:
    del record[field]


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("sources.json", lambda rows: rows[3].update(kind="rumor"), ["sources.json", "lacity-rules", "kind"]),
        ("sources.json", lambda rows: drop(rows[3], "slug"), ["sources.json", "number 4", "slug"]),
        ("sources.json", lambda rows: rows.append(rows[0]), ["sources.json", "ed12-release", "two records"]),
        ("sources.json", lambda rows: {"a": 1}, ["sources.json", "list of records"]),
        ("departments.json", lambda rows: rows[2].update(nmae="LAPD"), ["departments.json", "lapd", "nmae"]),
        ("directives.json", lambda rows: rows[0].update(source="nowhere"), ["directives.json", "bass-ed-12", "source", "nowhere"]),
        ("directives.json", lambda rows: rows[0].update(signed_on="July 11"), ["directives.json", "bass-ed-12", "signed_on"]),
        ("directives.json", lambda rows: drop(rows[0], "source"), ["directives.json", "bass-ed-12"]),
        ("provisions.json", lambda rows: rows[1].update(parent="part_9"), ["provisions.json", "bass-ed-12/point_1", "parent", "part_9"]),
        ("relations.json", lambda rows: rows[0].update(to_directive="bass-ed-12"), ["relations.json", "bass-ed-12 implements bass-ed-12"]),
        ("obligations.json", lambda rows: drop(rows[0], "due_n"), ["obligations.json", "o12-1"]),
        ("obligations.json", lambda rows: drop(rows[5], "bodies"), ["obligations.json", "o12-5", "bodies"]),
        ("findings.json", lambda rows: rows[0].update(verdict="guess"), ["findings.json", "o12-1", "verdict"]),
        ("findings.json", lambda rows: drop(rows[0], "where_looked"), ["findings.json", "o12-1"]),
        ("findings.json", lambda rows: rows[0].update(body="office-of-the-mayor"), ["findings.json", "o12-1/office-of-the-mayor", "body"]),
        ("events.json", lambda rows: rows[0].update(directive="bass-ed-12"), ["events.json", "policy-statement"]),
        ("discrepancies.json", lambda rows: drop(rows[0]["claims"][1], "source"), ["discrepancies.json", "liaisons, claim 2", "source"]),
        ("provision_services.json", lambda rows: rows[0].update(service="no-such"), ["provision_services.json", "no-such", "service"]),
        ("es/events.json", lambda texts: texts.update(nothing={}), ["es/events.json", "nothing"]),
        ("es/findings.json", lambda texts: texts["o12-1"].update(sumary="x"), ["es/findings.json", "o12-1", "sumary"]),
    ],
)  # fmt: skip
def test_damaged_data_names_file_record_and_field_and_leaves_nothing_behind(damaged, file, change, words):
    with pytest.raises(Damaged) as refused:
        damaged(file, change)
    assert all(word in str(refused.value) for word in words), str(refused.value)
    assert not models.Source.objects.exists()
