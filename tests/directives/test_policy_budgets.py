"""Queries stay as few with a thousand rows as with ten, and the style sheets stay light."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from directives.models import (
    Assignment,
    Body,
    Claim,
    Discrepancy,
    Finding,
    Obligation,
    ObligationTranslation,
    ProvisionService,
    ProvisionTranslation,
    Relation,
)
from resources.models import Organization, Service
from tests.making import make_directive, make_provision, make_source

pytestmark = pytest.mark.django_db
CSS = [
    Path(settings.BASE_DIR, "static", "css", f"{name}.css")
    for name in ("tokens", "base", "layout", "components", "print")
]
KB = 1024


def crowd(size: int):
    """An order with a point that `size` bodies owe, `size` findings, `size` services and disagreements."""
    source, directive = make_source(), make_directive(slug="crowded", reviewed_on=date(2026, 6, 1))
    part = make_provision(directive, eid="part_1", number="1")
    point = make_provision(directive, eid="point_1", number="1", parent=part)
    ProvisionTranslation.objects.create(provision=point, language="es", heading="Un plan", summary="Resumen.")
    Relation.objects.create(
        from_directive=directive, to_directive=make_directive(kind="state_law", number=""), kind="cites", source=source
    )
    duties = [
        Obligation.objects.create(
            slug=f"duty-{n}", provision=point, action=f"Do {n}", due_kind="unstated", every_department=True
        )
        for n in range(2)
    ]
    ObligationTranslation.objects.create(obligation=duties[0], language="es", action="Hacer algo")
    bodies = Body.objects.bulk_create(Body(slug=f"bureau-{n}", name=f"Bureau {n}") for n in range(size))
    assignments = Assignment.objects.bulk_create(
        Assignment(obligation=duties[n % 2], body=b) for n, b in enumerate(bodies)
    )
    Finding.objects.bulk_create(
        Finding(assignment=a, checked_on=date(2026, 6, 1), **(
            {"verdict": "nothing_found", "where_looked": "City pages."} if n % 3 else {"verdict": "partial", "source": source}
        ))
        for n, a in enumerate(assignments)
    )  # fmt: skip
    organization = Organization.objects.create(slug="o", name="An organization")
    services = Service.objects.bulk_create(
        Service(slug=f"s-{n}", name=f"Service {n}", organization=organization, summary="Help.", status="published")
        for n in range(size)
    )
    ProvisionService.objects.bulk_create(
        ProvisionService(provision=point, service=s, how="It helps.", basis="run_by_city", source=source)
        for s in services
    )
    for n in range(3):
        discrepancy = Discrepancy.objects.create(slug=f"d-{n}", question="Which?", provision=point)
        Claim.objects.bulk_create(Claim(discrepancy=discrepancy, says="This.", source=source) for _ in range(size // 5))


BUDGETS = {
    "directives/": 5,
    "directives/crowded/": 12,
    "directives/crowded/point_1/": 10,
    "departments/": 5,
    "departments/bureau-1/": 10,
    "progress/": 10,
    "method/": 7,
    "sources/": 5,
    "discrepancies/": 5,
}


@pytest.mark.parametrize("size", [10, 1000])
@pytest.mark.parametrize("language", ["en", "es"])
def test_pages_ask_the_database_as_seldom_with_a_thousand_rows(client, django_assert_max_num_queries, size, language):
    crowd(size)
    for path, budget in BUDGETS.items():
        with django_assert_max_num_queries(budget, info=path):
            assert client.get(f"/{language}/{path}").status_code == 200


def test_all_css_together_is_at_most_25_kilobytes():
    assert sum(path.stat().st_size for path in CSS) <= 25 * KB
