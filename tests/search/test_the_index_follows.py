"""Every change of a service is found at once, and taken back with its transaction."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from zeal import zeal_context

from publishing.models import Status
from publishing.workflow import move
from resources.models import NeedTranslation, OrganizationTranslation, Service, ServiceTranslation
from resources.search_documents import changes_collected, refresh
from search.index import query
from search.models import IndexedDocument
from tests.making import make_area, make_location, make_need, make_organization, make_phone, make_service, make_user

pytestmark = pytest.mark.django_db


def listed(ids):
    return dict.fromkeys(Service.objects.listed().filter(pk__in=ids).values_list("pk", flat=True), 0)


def found(text, **wishes):
    return query(text, shown=listed, **wishes).ids


def test_a_published_service_is_found_and_a_draft_is_not():
    service = make_service(name="Diaper bank")
    make_service(name="Diaper draft", status=Status.DRAFT)
    assert found("diaper") == [service.pk]
    assert IndexedDocument.objects.count() == 1


def test_publishing_and_withdrawing_are_followed_at_once():
    service, approver = make_service(name="Diaper bank", status=Status.DRAFT), make_user("approver")
    assert query("diaper").ids == []
    move(service, "publish", approver)
    assert query("diaper").ids == [service.pk]
    move(service, "withdraw", approver)
    assert query("diaper").ids == []


def test_what_is_taken_back_was_never_found():
    make_service(name="Food")
    with pytest.raises(RuntimeError), transaction.atomic():
        make_service(name="Diaper bank")
        assert query("diaper").ids
        raise RuntimeError
    assert query("diaper").ids == []
    assert query("food").ids


def test_a_new_name_is_found_and_the_old_one_no_longer():
    service = make_service(name="Diaper bank")
    service.name = "Stroller bank"
    service.save()
    assert query("stroller").ids == [service.pk]
    assert query("diaper").ids == []


def test_a_translation_is_found_changed_and_deleted():
    service = make_service(name="Diapers")
    translation = ServiceTranslation.objects.create(service=service, language="ko", name="기저귀 은행")
    assert query("기저귀").ids == [service.pk]
    translation.name = "분유"
    translation.save()
    assert query("기저귀").ids == []
    assert query("분유").ids == [service.pk]
    translation.delete()
    assert query("분유").ids == []


def test_the_clock_alone_begins_and_ends_a_listing():
    soon = timezone.now() + timedelta(hours=1)
    make_service(name="Diaper bank", publish_at=soon)
    make_service(name="Diaper fair", expire_at=timezone.now() - timedelta(hours=1))
    assert found("diaper") == []
    Service.objects.filter(name="Diaper bank").update(publish_at=timezone.now() - timedelta(hours=1))
    assert len(found("diaper")) == 1


def test_a_deleted_service_is_gone():
    service = make_service(name="Diaper bank")
    service.delete()
    assert query("diaper").ids == []
    assert not IndexedDocument.objects.exists()


def test_a_number_is_found_until_it_is_hidden_or_deleted():
    service = make_service(name="Line", phone=False)
    phone = make_phone(service, number="+12135550167")
    assert query("555-0167").ids == [service.pk]
    phone.hidden_since = timezone.now()
    phone.save()
    assert query("555-0167").ids == []
    make_phone(service, number="+12135550168").delete()
    assert query("555-0168").ids == []


def test_the_name_of_the_organization_and_of_a_need_are_followed():
    organization, need = make_organization(name="Casa Azul"), make_need(name="Diapers", slug="diapers")
    service = make_service(name="Line", organization=organization, needs=[need])
    assert query("casa azul").ids == [service.pk]
    organization.name = "Casa Verde"
    organization.save()
    assert query("azul").ids == []
    assert query("casa verde").ids == [service.pk]
    OrganizationTranslation.objects.create(organization=organization, language="es", description="x")
    NeedTranslation.objects.create(need=need, language="es", name="Pañales", resident_words="huggies")
    assert query("panales", language="es").ids == [service.pk]
    assert query("huggies").ids == [service.pk]


def test_needs_areas_and_languages_of_a_service_are_filters():
    food, rent, north = make_need(slug="food"), make_need(slug="rent"), make_area(slug="north")
    service = make_service(name="Line", needs=[food], languages=["es"])
    assert query("line", filters=["need:food", "language:es", "speaks:es"]).ids == [service.pk]
    service.needs.set([rent])
    service.areas.add(north)
    assert query("line", filters=["need:rent", "area:north"]).ids == [service.pk]
    service.areas.remove(north)
    assert query("line", filters=["area:north"]).ids == []


def test_an_area_is_served_by_those_who_serve_a_wider_one():
    make_area(slug="north", reach="neighborhood")
    county = make_area(slug="county", reach="county")
    service = make_service(name="Line", areas=[county])
    assert query("line", filters=["area:north"]).ids == [service.pk]


def test_not_known_is_never_not_asked():
    asked = make_service(name="Line", asks_income="not_asked")
    make_service(name="Line", asks_income="unknown")
    assert query("line", filters=["not-asked:asks_income"]).ids == [asked.pk]


def test_a_hidden_place_is_nowhere_in_the_index():
    shelter = make_service(name="Safe house", place_visibility="hidden")
    place = make_location(
        organization=shelter.organization, city="Palmdale", latitude=34.58, longitude=-118.12, point_source="staff"
    )
    shelter.at_locations.create(location=place)
    assert query("palmdale").ids == []
    row = IndexedDocument.objects.get(document=shelter.pk)
    assert "palmdal" not in row.tokens
    assert row.points == ""
    assert "g-nowhere" in row.tokens
    shelter.place_visibility = "full"
    shelter.save()
    assert query("palmdale").ids == [shelter.pk]


def test_staff_notes_are_not_in_the_index():
    make_service(name="Line", staff_notes="zebra", verify_reasons="giraffe")
    assert query("zebra").ids == query("giraffe").ids == []


def test_many_changes_are_indexed_once_at_the_end():
    services = [make_service(name="Line") for _ in range(10)]
    with CaptureQueriesContext(connection) as queries, changes_collected():
        for service in services:
            service.name = "Diapers"
            service.save()
    assert sum('INSERT INTO "search_indexeddocument"' in query["sql"] for query in queries) == 1
    assert len(query("diapers").ids) == 10


def test_a_bulk_write_is_followed_when_it_says_so(django_assert_max_num_queries):
    pks = [make_service(name="Line").pk for _ in range(10)]
    Service.objects.update(name="Diapers")
    assert query("diapers").ids == []
    with django_assert_max_num_queries(35):
        refresh(pks)
    assert query("diapers").ids == pks


def test_saving_several_services_in_one_request_asks_nothing_row_by_row():
    services = [make_service(name="Line", languages=["es", "ko"], areas=[make_area(), make_area()]) for _ in range(4)]
    with zeal_context():
        for service in services:
            service.name = "Diapers"
            service.save()
        refresh(service.pk for service in services)
    assert len(query("diapers").ids) == 4
