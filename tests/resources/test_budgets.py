"""What a page may cost: queries, however many rows there are, and bytes."""

import gzip
from datetime import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from resources.models import (
    CheckInterval,
    Hours,
    Location,
    Phone,
    Service,
    ServiceAtLocation,
    ServiceTranslation,
    Sighting,
)
from tests.making import make_area, make_check, make_need, make_organization, make_service

pytestmark = pytest.mark.django_db
# The frame of every page asks once: is anything unconfirmed, is there an alert, to which day is the policy complete.
FRAME = 1
SETTINGS = ("SAVEPOINT", "RELEASE", "SET ")


def shelve(count: int) -> None:
    """Make `count` services with everything a card can show."""
    organization, need, area = make_organization(), make_need(slug="food"), make_area(slug="watts")
    CheckInterval.objects.get_or_create(kind="other", defaults={"days": 90})
    services = Service.objects.bulk_create(
        Service(
            name=f"Pantry {number}", slug=f"help-{number}", summary="What you get.", organization=organization,
            status="published", source_name="Example list", main_need=need, cost="free",
            **dict.fromkeys(Service.ASKS, "not_asked"),
        )
        for number in range(count)
    )  # fmt: skip
    through = Service.needs.through
    through.objects.bulk_create(through(service=service, need=need) for service in services)
    Service.areas.through.objects.bulk_create(Service.areas.through(service=service, area=area) for service in services)
    model = Service._meta.get_field("languages").related_model
    model.objects.bulk_create(model(service=service, code="es") for service in services)
    ServiceTranslation.objects.bulk_create(
        ServiceTranslation(service=service, language="es", name="Despensa", summary="Lo que recibe.")
        for service in services
    )
    phones = Phone.objects.bulk_create(Phone(service=service, number="+12135550142") for service in services)
    Sighting.objects.bulk_create(Sighting(phone=phone, source_name="Example", source_date="2025") for phone in phones)
    places = Location.objects.bulk_create(
        Location(organization=organization, latitude=34 + number / 10_000, longitude=-118.2, point_source="staff")
        for number in range(count)
    )
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(service=service, location=place) for service, place in zip(services, places, strict=True)
    )
    call_command("rebuild_search", stderr=StringIO())


def queries(client, path: str) -> int:
    """How often a page asks for rows. PostgreSQL is told besides how to plan one of them: that reads nothing."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return sum(not query["sql"].startswith(SETTINGS) for query in captured)


@pytest.mark.parametrize("rows", [10, 1000])
@pytest.mark.parametrize(
    ("path", "budget"),
    [
        ("/en/services/", 5),
        ("/es/services/", 5),
        ("/en/services/?near=90033", 5),
        ("/en/services/?q=pantry", 7),
        ("/en/services/?q=pantry&near=90033", 7),
        ("/es/services/?q=despensa&near=90033", 7),
        ("/es/services/?q=despensa&need=food&language=es&cost=free&area=watts&not_asked=income&page=2", 10),
        ("/es/needs/", 3),
        ("/en/needs/food/", 6),
        ("/es/needs/food/", 6),
    ],
)
def test_a_list_costs_the_same_queries_at_ten_and_at_a_thousand_rows(client, rows, path, budget):
    shelve(rows)
    client.get(path)  # after an edit each worker reads the vocabulary of the search once
    assert queries(client, path) <= FRAME + budget


def test_confirmed_hours_cost_two_queries_more_for_the_whole_list(client):
    shelve(30)
    plain = queries(client, "/en/services/")
    for service in Service.objects.all():
        Hours.objects.create(service=service, weekdays="MO,TU", opens=time(9), closes=time(17), confidence="confirmed")
        make_check(service, on=timezone.localdate())
    # The band about unconfirmed numbers is still one of the queries, though it no longer shows.
    assert queries(client, "/en/services/") == plain + 2


def test_finding_nothing_costs_one_query_for_each_filter(client):
    shelve(10)
    assert queries(client, "/en/services/?q=zzzz&need=food&cost=free") <= FRAME + 6 + 2 * 3 + 5


def test_a_service_page_costs_the_same_for_one_place_as_for_twenty(client):
    from tests.making import make_location, make_phone

    service = make_service(slug="places")
    costs = []
    for count in (1, 19):
        for _ in range(count):
            place = service.at_locations.create(location=make_location(organization=service.organization))
            make_phone(service_at_location=place).sightings.create(source_name="Example")
        costs.append(queries(client, "/es/services/places/"))
    assert costs[0] == costs[1] <= FRAME + 24


def test_the_first_view_of_the_list_is_at_most_14_kilobytes_compressed(client):
    shelve(40)
    page = client.get("/es/services/").content
    folder = Path(settings.BASE_DIR) / "static" / "css"
    styles = [(folder / f"{name}.css").read_bytes() for name in ("tokens", "base", "layout", "components", "print")]
    assert sum(map(len, styles)) <= 25 * 1024
    assert len(gzip.compress(page)) + sum(len(gzip.compress(style)) for style in styles) <= 14 * 1024
