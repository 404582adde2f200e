"""A check is one action, dated, by a named person, and kept for good."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from publishing.version import content_version
from resources.models import Check, Service
from resources.verification import record_check
from tests.making import make_check, make_service, make_user

LIST = "/admin/resources/service/"


@pytest.fixture
def verifier(client, db):
    person = make_user("verifier")
    client.force_login(person)
    client.person = person
    return client


def test_confirmed_by_phone_today_is_one_action_for_many(verifier):
    services = [make_service() for _ in range(3)]
    rows = [service.pk for service in services]
    page = verifier.post(LIST, {"action": "confirmed_by_phone_today", "_selected_action": rows}, follow=True)
    assert "3 listings confirmed by phone today." in page.text
    checks = Check.objects.values_list("by", "on", "how", "outcome")
    assert set(checks) == {(verifier.person.pk, timezone.localdate(), "call", "confirmed")}
    assert Service.objects.with_checked_on().filter(checked_on=timezone.localdate()).count() == 3


def test_a_check_is_recorded_on_the_page_of_the_service(verifier):
    service = make_service()
    assert "Record a check" in verifier.get(reverse("admin:resources_service_change", args=[service.pk])).text
    url = reverse("admin:resources_service_check", args=[service.pk])
    page = verifier.post(url, {"how": "visit", "outcome": "no_answer", "note": "Door closed."}, follow=True)
    assert "The check is recorded" in page.text
    check = service.checks.get()
    assert (check.how, check.outcome, check.note, check.by) == ("visit", "no_answer", "Door closed.", verifier.person)


def test_a_check_without_an_outcome_is_refused_with_a_sentence(verifier):
    service = make_service()
    page = verifier.post(reverse("admin:resources_service_check", args=[service.pk]), {"how": "call"}, follow=True)
    assert "Nothing was recorded: choose how" in page.text
    assert not service.checks.exists()


def test_who_is_no_verifier_records_no_check(client, db):
    client.force_login(make_user("editor"))
    service = make_service()
    assert "Record a check" not in client.get(reverse("admin:resources_service_change", args=[service.pk])).text
    page = client.post(
        reverse("admin:resources_service_check", args=[service.pk]),
        {"how": "call", "outcome": "confirmed"},
        follow=True,
    )
    assert "Only a verifier records checks" in page.text
    client.post(LIST, {"action": "confirmed_by_phone_today", "_selected_action": [service.pk]})
    assert not Check.objects.exists()


def test_a_check_cannot_be_changed_or_deleted_even_by_a_superuser(client, db):
    client.force_login(make_user("administrator"))
    check = make_check(make_service())
    url = reverse("admin:resources_check_change", args=[check.pk])
    assert client.post(url, {"outcome": "closed"}).status_code == 403
    assert client.post(reverse("admin:resources_check_delete", args=[check.pk]), {"post": "yes"}).status_code == 403
    page = client.get(url).text
    assert 'name="outcome"' not in page
    check.refresh_from_db()
    assert check.outcome == "confirmed"


def test_a_recorded_check_raises_the_content_version(db):
    service, person = make_service(), make_user("verifier")
    before = content_version()
    assert record_check([service, service], by=person, on=timezone.localdate()) == 1
    assert content_version() > before


def test_a_check_is_never_dated_in_the_future(db):
    service, person = make_service(), make_user("verifier")
    with pytest.raises(ValidationError, match="lies in the past"):
        record_check([service], by=person, on=timezone.localdate() + timedelta(days=1))
    assert not Check.objects.exists()


def test_recording_costs_the_same_for_one_and_for_fifty(db, django_assert_max_num_queries):
    services, person = [make_service() for _ in range(50)], make_user("verifier")
    with django_assert_max_num_queries(5):
        assert record_check(services, by=person, on=timezone.localdate()) == 50
