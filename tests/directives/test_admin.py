"""One screen per directive, findings that are never changed, and a search noted for many at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from directives.findings import record_nothing_found, retract
from directives.models import Finding, ProvisionService, Verdict
from publishing.models import Status
from publishing.version import content_version
from tests.accounts.test_admin_pages import keeps_the_policy
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
    make_user,
)

ASSIGNMENTS, ADD_FINDING = "/admin/directives/assignment/", "/admin/directives/finding/add/"


@pytest.fixture
def editor(client, db):
    person = make_user("editor")
    client.force_login(person)
    client.person = person
    return client


def page_of(row) -> str:
    return reverse(f"admin:directives_{row._meta.model_name}_change", args=[row.pk])


def test_a_directive_is_one_screen_with_points_relations_and_events(editor):
    directive = make_directive()
    provision = make_provision(directive, heading="Wider help for families")
    page = editor.get(page_of(directive)).text
    for heading in ("Points", "What it does to other instruments", "What happened", "Wider help for families"):
        assert heading in page
    assert page_of(provision) in page, "a point leads to its own page"


def test_a_point_has_its_duties_and_services_on_its_page(editor):
    provision = make_provision()
    obligation = make_obligation(provision, action="Deliver a plan")
    make_provision_service(provision, make_service(name="Food line"))
    page = editor.get(page_of(provision)).text
    assert "Deliver a plan" in page
    assert "Food line" in page
    assert page_of(obligation) in page


def test_a_duty_shows_who_owes_it(editor):
    assignment = make_assignment(make_obligation(), make_body(name="Department of Kites"))
    assert "Department of Kites" in editor.get(page_of(assignment.obligation)).text


def test_a_large_directive_and_a_large_point_open_within_the_budget(editor, django_assert_max_num_queries):
    directive = make_directive()
    points = [make_provision(directive) for _ in range(12)]
    for _ in range(12):
        make_provision_service(points[0])
        make_obligation(points[0])
    for page in (page_of(directive), page_of(points[0])):
        with django_assert_max_num_queries(40):
            assert editor.get(page).status_code == 200


def test_a_duty_of_forty_departments_opens_within_the_budget(editor, django_assert_max_num_queries):
    obligation = make_obligation()
    for _ in range(40):
        make_finding(make_assignment(obligation))
    with django_assert_max_num_queries(40):
        assert editor.get(page_of(obligation)).status_code == 200
    with django_assert_max_num_queries(15):
        assert editor.get(ASSIGNMENTS).status_code == 200


def test_a_city_link_without_a_source_is_refused_with_a_sentence(editor):
    provision, service = make_provision(), make_service()
    data = {
        "provision": provision.pk,
        "service": service.pk,
        "how": "It does.",
        "basis": "named_by_city",
        "position": 0,
    }
    assert "Say where the City names it" in editor.post("/admin/directives/provisionservice/add/", data).text
    assert not ProvisionService.objects.exists()


def test_a_finding_is_written_once_with_the_name_of_who_wrote_it(editor):
    assignment, source = make_assignment(), make_source()
    data = {"assignment": assignment.pk, "verdict": "shown", "checked_on": "2026-06-01", "source": source.pk}
    assert editor.post(ADD_FINDING, data | {"_write": "yes"}).status_code == 302
    finding = Finding.objects.get()
    assert finding.recorded_by == editor.person
    assert 'name="verdict"' not in editor.get(page_of(finding)).text
    assert editor.post(page_of(finding), data | {"verdict": "partial"}).status_code == 403


def test_before_a_finding_is_written_its_public_words_are_shown(editor):
    assignment, source = make_assignment(), make_source()
    data = {"assignment": assignment.pk, "verdict": "shown", "checked_on": "2026-06-01", "source": source.pk,
            "summary": "The plan is on the website."}  # fmt: skip
    preview = editor.post(ADD_FINDING, data)
    assert not Finding.objects.exists(), "a preview writes nothing"
    for words in ("Shown: the document or act itself is public", "The plan is on the website.", "Example office"):
        assert words in preview.text
    keeps_the_policy(preview, ADD_FINDING)
    again = editor.post(ADD_FINDING, data | {"_edit": "yes"})
    assert "The plan is on the website.</textarea>" in again.text, "what was typed is not lost"
    assert not Finding.objects.exists()
    editor.post(ADD_FINDING, data | {"_write": "yes"})
    assert Finding.objects.get().summary == "The plan is on the website."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"verdict": "shown"}, "every other finding has a source"),
        ({"verdict": "nothing_found", "where_looked": ""}, "names the places searched"),
        ({"verdict": "nothing_found", "where_looked": "The website.", "checked_on": "2999-01-01"}, "lies in the past"),
    ],
)
def test_a_finding_that_rests_on_nothing_is_refused(editor, changes, sentence):
    data = {"assignment": make_assignment().pk, "checked_on": "2026-06-01"} | changes
    assert sentence in editor.post(ADD_FINDING, data).text
    assert not Finding.objects.exists()


def test_nobody_changes_or_deletes_a_finding_not_even_a_superuser(client, db):
    client.force_login(make_user("administrator"))
    finding = make_finding()
    assert client.post(page_of(finding), {"verdict": "partial"}).status_code == 403
    assert (
        client.post(reverse("admin:directives_finding_delete", args=[finding.pk]), {"post": "yes"}).status_code == 403
    )
    finding.refresh_from_db()
    assert finding.verdict == Verdict.SHOWN


def test_an_approver_retracts_a_finding_with_a_reason_and_it_stays_readable(client, db):
    approver = make_user("approver")
    client.force_login(approver)
    finding = make_finding(summary="A plan was published.")
    assert "Retract with a reason" in client.get(page_of(finding)).text
    url = reverse("admin:directives_finding_retract", args=[finding.pk])
    assert "Say why it no longer counts" in client.post(url, {"reason": " "}, follow=True).text
    page = client.post(url, {"reason": "It was another plan."}, follow=True).text
    assert "A plan was published." in page
    assert "It was another plan." in page
    finding.refresh_from_db()
    assert (finding.retracted_by, finding.retracted_on) == (approver, timezone.localdate())
    assert "was retracted already" in client.post(url, {"reason": "Again."}, follow=True).text


def test_searched_and_found_nothing_writes_one_finding_per_department(editor):
    obligation = make_obligation()
    rows = [make_assignment(obligation) for _ in range(5)]
    other = make_assignment(obligation)
    data = {"action": "nothing_found", "_selected_action": [row.pk for row in rows]}
    asked = editor.post(ASSIGNMENTS, data)
    assert "Where did you look?" in asked.text
    assert "<h1>Searched, found nothing</h1>" in asked.text
    assert not Finding.objects.exists(), "asking writes nothing"
    answer = data | {"apply": "yes", "where_looked": "The Mayor's website.", "on": "2026-06-01"}
    assert "5 findings written." in editor.post(ASSIGNMENTS, answer, follow=True).text
    findings = Finding.objects.all()
    assert {finding.assignment_id for finding in findings} == {row.pk for row in rows}
    assert {(f.verdict, f.checked_on, f.where_looked, f.recorded_by_id) for f in findings} == {
        ("nothing_found", date(2026, 6, 1), "The Mayor's website.", editor.person.pk)
    }
    never = editor.get(ASSIGNMENTS, {"looked": "never"}).text
    assert str(other.body) in never
    assert str(rows[0].body) not in never.split('id="result_list"')[1].split("</table>")[0]


def test_a_search_without_places_or_in_the_future_is_asked_again(editor):
    row = make_assignment()
    data = {
        "action": "nothing_found",
        "_selected_action": [row.pk],
        "apply": "yes",
        "where_looked": "",
        "on": "2026-06-01",
    }
    assert "This field is required" in editor.post(ASSIGNMENTS, data).text
    data |= {"where_looked": "The website.", "on": "2999-01-01"}
    assert "A search lies in the past" in editor.post(ASSIGNMENTS, data).text
    assert not Finding.objects.exists()


def test_a_translator_is_not_offered_to_write_findings(client, db):
    client.force_login(make_user("translator"))
    row = make_assignment()
    assert "nothing_found" not in client.get(ASSIGNMENTS).text
    client.post(
        ASSIGNMENTS,
        {
            "action": "nothing_found",
            "_selected_action": [row.pk],
            "apply": "yes",
            "where_looked": "x",
            "on": "2026-06-01",
        },
    )
    assert not Finding.objects.exists()


def test_writing_many_findings_raises_the_content_version(db):
    rows, person = [make_assignment() for _ in range(3)], make_user("editor")
    before = content_version()
    assert record_nothing_found(rows, by=person, on=date(2026, 6, 1), where_looked="The website.") == 3
    assert content_version() > before


def test_a_search_names_its_places_and_lies_in_the_past_whoever_writes_it(db):
    row, person, today = make_assignment(), make_user("editor"), timezone.localdate()
    with pytest.raises(ValidationError, match="Name the places"):
        record_nothing_found([row], by=person, on=today, where_looked="  ")
    with pytest.raises(ValidationError, match="lies in the past"):
        record_nothing_found([row], by=person, on=today + timedelta(days=1), where_looked="The website.")
    with pytest.raises(ValidationError, match="Say why"):
        retract(make_finding(row), by=person, on=today, reason="")


def test_a_point_of_a_published_directive_is_not_deleted_but_one_of_a_draft_is(client, db):
    client.force_login(make_user("administrator"))
    kept, dropped = make_provision(), make_provision(make_directive(status=Status.DRAFT))
    url = "admin:directives_provision_delete"
    assert client.post(reverse(url, args=[kept.pk]), {"post": "yes"}).status_code == 403
    assert client.post(reverse(url, args=[dropped.pk]), {"post": "yes"}).status_code == 302


def test_translators_find_the_points_and_their_english(client, db):
    client.force_login(make_user("translator"))
    provision = make_provision(heading="Wider help", summary="More help for families.")
    url = f"/admin/directives/provisiontranslation/add/?provision={provision.pk}&language=fa"
    assert url.replace("&", "&amp;") in client.get(page_of(provision)).text
    page = client.get(url).text
    assert "More help for families." in page
    assert 'dir="rtl"' in page
