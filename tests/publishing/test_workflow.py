"""How a row becomes public: step by step, by who may, with a sentence for every refusal."""

import pytest
from django.urls import reverse
from django.utils import timezone

from publishing import workflow
from publishing.models import Status
from publishing.version import content_version
from resources.models import Service
from tests.making import make_directive, make_organization, make_service, make_user

LIST = "/admin/resources/service/"


def signed_in(client, role, **fields):
    person = make_user(role, **fields)
    client.force_login(person)
    return person


def press(client, row, transition):
    url = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_move", args=[row.pk, transition])
    page = client.post(url, follow=True)
    row.refresh_from_db()
    return page


def test_a_draft_is_submitted_published_withdrawn_and_reopened(client, db):
    service = make_service(status=Status.DRAFT)
    signed_in(client, "editor")
    press(client, service, "submit")
    assert service.status == Status.IN_REVIEW
    signed_in(client, "approver")
    for transition, status in [
        ("publish", Status.PUBLISHED),
        ("withdraw", Status.WITHDRAWN),
        ("reopen", Status.DRAFT),
        ("publish", Status.PUBLISHED),
    ]:
        press(client, service, transition)
        assert service.status == status


def test_what_is_in_review_can_be_sent_back(client, db):
    service = make_service(status=Status.IN_REVIEW)
    signed_in(client, "editor")
    press(client, service, "send_back")
    assert service.status == Status.DRAFT


def test_an_editor_cannot_publish_and_reads_what_to_do(client, db):
    service = make_service(status=Status.DRAFT)
    signed_in(client, "editor")
    assert "Only an approver publishes" in press(client, service, "publish").text
    assert service.status == Status.DRAFT
    page = client.get(reverse("admin:resources_service_change", args=[service.pk])).text
    assert "Submit for review" in page
    assert "/move/publish/" not in page


def test_a_reader_cannot_submit(client, db):
    service = make_service(status=Status.DRAFT)
    signed_in(client, "translator")
    assert "Ask an administrator for the role of editor" in press(client, service, "submit").text
    assert service.status == Status.DRAFT


def test_an_unfinished_service_is_not_published_and_the_page_says_what_is_missing(client, db):
    federal = make_organization(federal=True)
    service = make_service(status=Status.DRAFT, asks_income="", organization=federal)
    signed_in(client, "approver")
    assert "Say for each question" in client.get(reverse("admin:resources_service_change", args=[service.pk])).text
    page = press(client, service, "publish")
    assert "write the caution" in page.text
    assert service.status == Status.DRAFT


def test_a_withdrawn_row_is_published_only_after_it_was_reopened(client, db):
    service = make_service(status=Status.WITHDRAWN)
    signed_in(client, "approver")
    assert "Reopen it as a draft first" in press(client, service, "publish").text
    assert service.status == Status.WITHDRAWN


def test_pressing_a_button_twice_does_nothing_the_second_time(client, db):
    service = make_service(status=Status.DRAFT)
    signed_in(client, "approver")
    press(client, service, "publish")
    assert "It is there already" in press(client, service, "publish").text


def test_a_step_is_taken_by_a_press_only_never_by_a_link(client, db):
    service = make_service(status=Status.DRAFT)
    signed_in(client, "approver")
    url = reverse("admin:resources_service_move", args=[service.pk, "publish"])
    assert client.get(url).status_code == 405
    assert client.post(url.replace("publish", "explode")).status_code == 405
    service.refresh_from_db()
    assert service.status == Status.DRAFT


def test_each_step_is_in_the_history_and_raises_the_content_version(client, db):
    service = make_service(status=Status.DRAFT)
    approver = signed_in(client, "approver")
    before = content_version()
    press(client, service, "publish")
    newest = service.history.first()
    assert (newest.history_change_reason, newest.history_user, newest.status) == ("Published", approver, "published")
    assert content_version() > before
    assert workflow.status_since(service) == timezone.localdate()
    page = client.get(reverse("admin:resources_service_history", args=[service.pk])).text
    assert "Published" in page


def test_only_the_status_is_saved(db):
    service, approver = make_service(name="Stored", status=Status.DRAFT), make_user("approver")
    service.name = "In memory only"
    workflow.move(service, "publish", approver)
    assert Service.objects.get().name == "Stored"


def test_many_rows_are_published_at_once_and_each_refusal_is_told(client, db):
    ready = make_service(status=Status.DRAFT)
    unready = make_service(name="Half done", status=Status.DRAFT, asks_income="")
    signed_in(client, "approver")
    data = {"action": "move_publish", "_selected_action": [ready.pk, unready.pk]}
    page = client.post(LIST, data, follow=True).text
    assert "1 entry: published." in page
    assert "Half done: Say for each question" in page
    assert list(Service.objects.published()) == [ready]


def test_an_editor_is_not_offered_to_publish_many(client, db):
    service = make_service(status=Status.DRAFT)
    signed_in(client, "editor")
    assert "move_publish" not in client.get(LIST).text
    client.post(LIST, {"action": "move_publish", "_selected_action": [service.pk]})
    assert not Service.objects.published().exists()


def test_the_form_shows_the_status_in_words_and_never_sets_it(client, db):
    service = make_service()
    signed_in(client, "approver")
    page = client.get(reverse("admin:resources_service_change", args=[service.pk])).text
    assert "Published, since" in page
    assert 'name="status"' not in page


def test_a_directive_takes_the_same_steps(client, db):
    directive = make_directive(status=Status.DRAFT, source=None)
    signed_in(client, "approver")
    assert "Name the document" in press(client, directive, "publish").text
    assert directive.status == Status.DRAFT


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.WITHDRAWN, Status.IN_REVIEW])
def test_nobody_deletes_what_was_published_not_even_a_superuser(client, db, status):
    service = make_service(status=status)
    signed_in(client, "administrator")
    assert "Delete" not in client.get(reverse("admin:resources_service_change", args=[service.pk])).text
    assert client.post(reverse("admin:resources_service_delete", args=[service.pk]), {"post": "yes"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": [service.pk], "post": "yes"})
    assert Service.objects.count() == 1


def test_restoring_an_earlier_version_keeps_the_status_of_today(client, db):
    service = make_service(name="First name", status=Status.DRAFT)
    service.save()
    draft_version = service.history.first()
    approver = signed_in(client, "approver")
    workflow.move(service, "publish", approver)
    url = reverse("admin:resources_service_simple_history", args=[service.pk, draft_version.pk])
    form = client.get(url).context["adminform"].form
    data = {k: v for k, v in form.initial.items() if v not in (None, False)} | {
        "name": "Restored",
        "needs": [service.main_need_id],
    }
    assert client.post(url, data).status_code == 302
    service.refresh_from_db()
    assert (service.name, service.status) == ("Restored", Status.PUBLISHED)


def test_who_may_only_read_restores_nothing(client, db):
    service = make_service(name="Now")
    service.save()
    signed_in(client, "translator")
    url = reverse("admin:resources_service_simple_history", args=[service.pk, service.history.first().pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"name": "Changed by a reader"}).status_code == 403
