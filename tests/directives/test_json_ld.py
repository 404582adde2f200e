"""Orders for machines: schema.org's Legislation on each order's page, as data that nothing runs."""

import json
import re
from datetime import date

import pytest

from directives.models import DirectiveTranslation, ProvisionTranslation, Relation
from tests.making import make_body, make_directive, make_provision, make_source

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# What schema.org defines for a Legislation (with CreativeWork and Thing), as far as it is used here.
TEXT, ADDRESS, DAY, ROW, ROWS = str, "address", "day", dict, list
PROPERTIES = {
    "name": TEXT, "alternateName": TEXT, "abstract": TEXT, "inLanguage": TEXT, "url": ADDRESS, "isBasedOn": ADDRESS,
    "legislationIdentifier": TEXT, "legislationType": TEXT, "legislationJurisdiction": ROW,
    "legislationPassedBy": ROW, "legislationResponsible": ROW, "legislationDate": DAY,
    "legislationDateOfApplicability": DAY, "datePublished": DAY, "legislationLegalForce": ADDRESS, "hasPart": ROWS,
    "isPartOf": ROW, "legislationAmends": ROWS, "legislationRepeals": ROWS, "legislationChanges": ROWS,
    "legislationEnsuresImplementationOf": ROWS, "citation": ROWS,
}  # fmt: skip
OTHERS = {"AdministrativeArea": {"name"}, "Organization": {"name"}, "Person": {"name"}}


def legislation(client, slug: str, language: str = "en") -> dict:
    (block,) = BLOCK.findall(client.get(f"/{language}/directives/{slug}/").content.decode())
    data = json.loads(block)
    assert data.pop("@context") == "https://schema.org"
    check(data)
    return data


def check(data: dict) -> None:
    """Each property is one that schema.org gives to this type, with a value of its kind."""
    if set(data) == {"@id"}:
        assert data["@id"].startswith("http://testserver/")
        return
    kind = data.get("@type")
    if kind in OTHERS:
        assert set(data) == {"@type", *OTHERS[kind]}
        return
    assert kind == "Legislation"
    assert data["@id"] == data["url"]
    for name, value in data.items():
        if name in ("@type", "@id"):
            continue
        wanted = PROPERTIES[name]
        if wanted == ADDRESS:
            assert re.match(r"https?://\S+$", value), name
        elif wanted == DAY:
            date.fromisoformat(value)
        else:
            assert isinstance(value, wanted), name
        for inner in [value] if isinstance(value, dict) else value if isinstance(value, list) else []:
            check(inner)


def test_an_order_says_who_passed_it_and_when(client):
    make_directive(slug="order", number="12", title="Supporting families", issuer=make_body(name="Office of the Mayor"),
                   effective_on=date(2025, 7, 26), published_on=date(2025, 7, 12))  # fmt: skip
    data = legislation(client, "order")
    assert data["@id"] == "http://testserver/en/directives/order/"
    assert data["legislationIdentifier"] == "Executive Directive 12"
    assert data["alternateName"] == "Supporting families"
    assert data["legislationType"] == "Executive directive of the Mayor"
    assert data["legislationPassedBy"] == {"@type": "Organization", "name": "Office of the Mayor"}
    assert data["legislationResponsible"]["name"] == "Example Mayor"
    assert data["legislationDate"] == "2025-07-11"
    assert data["legislationDateOfApplicability"] == "2025-07-26"
    assert data["datePublished"] == "2025-07-12"


def test_a_day_that_is_not_known_is_left_out(client):
    make_directive(slug="old", signed_on=date(1979, 1, 1), signed_precision="year")
    assert "legislationDate" not in legislation(client, "old")


def test_force_is_left_out_until_somebody_looked(client):
    make_directive(slug="unread", reviewed_on=None)
    make_directive(slug="read", reviewed_on=date(2026, 6, 1))
    assert "legislationLegalForce" not in legislation(client, "unread")
    assert legislation(client, "read")["legislationLegalForce"] == "https://schema.org/InForce"


def test_an_order_that_lost_a_point_is_in_force_in_part(client):
    order = make_directive(slug="order", reviewed_on=date(2026, 6, 1))
    kept, lost = make_provision(order, eid="point_1"), make_provision(order, eid="point_2")
    new = make_directive(slug="new", signed_on=date(2026, 1, 1), reviewed_on=date(2026, 6, 1))
    Relation.objects.create(
        from_directive=new, to_directive=order, kind="rescinds", target_provision=lost, source=new.source
    )
    data = legislation(client, "order")
    assert data["legislationLegalForce"] == "https://schema.org/PartiallyInForce"
    forces = {part["legislationIdentifier"]: part["legislationLegalForce"] for part in data["hasPart"]}
    assert forces == {kept.eid: "https://schema.org/InForce", lost.eid: "https://schema.org/NotInForce"}


def test_points_lie_in_their_parts_and_parts_in_the_order(client):
    order = make_directive(slug="order")
    part = make_provision(order, eid="part_1", number="1")
    make_provision(order, eid="point_1", parent=part)
    make_provision(order, eid="point_2")
    data = legislation(client, "order")
    first, alone = data["hasPart"]
    assert first["isPartOf"] == alone["isPartOf"] == {"@id": data["@id"]}
    (point,) = first["hasPart"]
    assert point["isPartOf"] == {"@id": first["@id"]}
    assert point["url"] == "http://testserver/en/directives/order/point_1/"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("amends", "legislationAmends"),
        ("rescinds", "legislationRepeals"),
        ("replaces", "legislationChanges"),
        ("implements", "legislationEnsuresImplementationOf"),
        ("builds_on", "citation"),
        ("cites", "citation"),
    ],
)
def test_what_it_acts_on_has_the_name_that_schema_org_gives(client, kind, name):
    order, law = make_directive(slug="order"), make_directive(slug="law", kind="ordinance", number="7")
    Relation.objects.create(from_directive=order, to_directive=law, kind=kind, source=order.source)
    (target,) = legislation(client, "order")[name]
    assert target["url"] == "http://testserver/en/directives/law/"
    assert target["name"] == "Ordinance 7"
    assert not {"legislationAmends", "citation", name} & set(legislation(client, "law"))


def test_a_draft_is_named_nowhere(client):
    order, draft = make_directive(slug="order"), make_directive(slug="secret", status="draft")
    Relation.objects.create(from_directive=order, to_directive=draft, kind="amends", source=order.source)
    assert "legislationAmends" not in legislation(client, "order")


def test_the_layer_says_whose_law_it_is(client):
    for kind, area in [
        ("state_law", "California"),
        ("federal_law", "United States"),
        ("ordinance", "City of Los Angeles"),
    ]:
        make_directive(slug=kind, kind=kind)
        assert legislation(client, kind)["legislationJurisdiction"]["name"] == area


def test_no_word_can_end_the_block(client):
    order = make_directive(slug="order", number="12", title="</script><script>alert(1)</script><!-- & \u2028")
    make_provision(order, heading="<!--<script>")
    content = client.get("/en/directives/order/").content.decode()
    head = content.partition("<body>")[0]
    assert "alert(1)</script>" not in head
    assert "\\u003c/script\\u003e" in head
    assert legislation(client, "order")["alternateName"] == order.title


def test_the_spanish_page_describes_it_in_spanish(client):
    order = make_directive(slug="order", number="12", meaning="It helps.")
    point = make_provision(order)
    DirectiveTranslation.objects.create(directive=order, language="es", title="Ayuda", meaning="Ayuda a familias.")
    ProvisionTranslation.objects.create(provision=point, language="es", heading="Un plan")
    data = legislation(client, "order", "es")
    assert (data["inLanguage"], data["abstract"]) == ("es", "Ayuda a familias.")
    assert data["hasPart"][0]["name"] == "Un plan"


def test_the_source_is_named_by_its_address(client):
    make_directive(slug="order", source=make_source(url="https://example.org/order"))
    assert legislation(client, "order")["isBasedOn"] == "https://example.org/order"


def test_a_page_says_how_to_cite_it(client):
    order = make_directive(slug="order", number="12", title="Supporting families")
    make_provision(order, eid="point_1", heading="A plan")
    page = client.get("/en/directives/order/").content.decode()
    assert "Cite this page" in page
    assert "<cite>Executive Directive 12: Supporting families</cite>, http://testserver/en/directives/order/," in page
    point = client.get("/en/directives/order/point_1/").content.decode()
    assert (
        "<cite>Executive Directive 12, point 1: A plan</cite>, http://testserver/en/directives/order/point_1/," in point
    )
