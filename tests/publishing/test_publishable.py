"""When a row is public: published, begun, not ended. No job has to run."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from publishing.models import Status
from resources.models import Service
from tests.making import make_organization, make_service

pytestmark = pytest.mark.django_db


def is_listed(service: Service) -> bool:
    """Ask the database and the row itself: lists and pages must agree."""
    in_query = Service.objects.published().filter(pk=service.pk).exists()
    assert in_query == service.is_public
    return in_query


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN])
def test_only_published_rows_are_public(status):
    assert is_listed(make_service(status=Status.PUBLISHED))
    assert not is_listed(make_service(status=status))


def test_a_row_becomes_public_at_its_moment_without_any_job(time_machine):
    moment = timezone.now() + timedelta(days=1)
    service = make_service(publish_at=moment)
    time_machine.move_to(moment - timedelta(seconds=1), tick=False)
    assert not is_listed(service)
    time_machine.move_to(moment, tick=False)
    assert is_listed(service)


def test_a_row_is_taken_down_at_its_moment_without_any_job(time_machine):
    moment = timezone.now() + timedelta(days=1)
    service = make_service(expire_at=moment)
    time_machine.move_to(moment - timedelta(seconds=1), tick=False)
    assert is_listed(service)
    time_machine.move_to(moment, tick=False)
    assert not is_listed(service)


def test_the_public_rows_of_another_day_can_be_asked_for():
    tomorrow = timezone.now() + timedelta(days=1)
    service = make_service(publish_at=tomorrow - timedelta(hours=1))
    assert service not in Service.objects.published()
    assert service in Service.objects.published(at=tomorrow)


def test_the_database_refuses_an_end_before_the_beginning():
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_service(publish_at=now, expire_at=now)


def test_a_service_is_not_published_before_what_it_asks_is_answered():
    service = make_service(asks_photo_id="")
    with pytest.raises(ValidationError, match="We do not know yet"):
        service.full_clean()
    service.asks_photo_id = "unknown"
    service.full_clean()


def test_a_service_is_not_published_before_it_can_be_reached():
    service = make_service(phone=False, organization=make_organization(url=""))
    with pytest.raises(ValidationError, match="at least one way to reach it"):
        service.full_clean()


def test_a_federal_line_is_not_published_without_its_caution():
    service = make_service(organization=make_organization(federal=True))
    with pytest.raises(ValidationError, match="federal line"):
        service.full_clean()
    service.caution = "This is the federal government."
    service.full_clean()
