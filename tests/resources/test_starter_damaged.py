"""`manage.py load_starter` with damaged facts: it names file, record and field, and loads nothing."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError

from tests.resources.starter_folder import DATA, SERVICE, load, make_small_folder, read, row_counts, write

pytestmark = pytest.mark.django_db
TIP_LINE = "866-347-2423"


@pytest.fixture
def small(tmp_path, settings) -> Path:
    make_small_folder(tmp_path)
    settings.STARTER_DATA = tmp_path
    return tmp_path


def changed(**fields) -> list[dict]:
    return [{**SERVICE, **fields}]


def phone(**fields) -> list[dict]:
    return changed(phones=[{**SERVICE["phones"][0], **fields}])


def lacking(name: str) -> list[dict]:
    return [{key: value for key, value in SERVICE.items() if key != name}]


DAMAGE = {
    "a field is missing": ("services.json", lacking("summary"), "food-on-first", "summary", "missing"),
    "a field is not known": ("services.json", changed(sumary="x"), "food-on-first", "sumary", "no such field"),
    "a status is given": ("services.json", changed(status="published"), "food-on-first", "status", "no such field"),
    "a choice is not known": ("services.json", changed(cost="cheap"), "food-on-first", "cost", "cheap"),
    "a need is not known": (
        "services.json", changed(needs=["groceries", "foood"]), "food-on-first", "needs", "'foood'",
    ),
    "the main need is not among the needs": (
        "services.json", changed(main_need="food"), "food-on-first", "main_need", "one of",
    ),
    "an organization is not known": (
        "services.json", changed(organization="x"), "food-on-first", "organization", "'x'",
    ),
    "an area of a place is not known": (
        "services.json", changed(at_locations=[{"location": {"area": "moon"}}]),
        "food-on-first, place 1", "area", "'moon'",
    ),
    "a language is not known": ("services.json", changed(languages=["xx"]), "food-on-first, language xx", "code", "xx"),
    "a language stands there twice": (
        "services.json", changed(languages=["es", "es"]), "food-on-first, language es", "__all__", "already exists",
    ),
    "a number cannot exist": (
        "services.json", phone(number="+12131550100"), "food-on-first, phone 213-555-0100", "number", "No such number",
    ),
    "a number must never be listed": (
        "services.json", phone(number=TIP_LINE), "food-on-first, phone 213-555-0100", "number", "reporting people",
    ),
    "a text holds a number that must never be listed": (
        "services.json", changed(how_to_get=f"Call {TIP_LINE}."), "food-on-first", "how_to_get", "may not be listed",
    ),
    "hours claim to be confirmed": (
        "services.json", changed(hours=[{**SERVICE["hours"][0], "confidence": "confirmed"}]), "food-on-first, hours",
        "confidence", "only a person",
    ),
    "hours have no times": (
        "services.json", changed(hours=[{"weekdays": "MO", "kind": "regular"}]),
        "food-on-first, hours", "__all__", "the time",
    ),
    "a weekday is misspelled": (
        "services.json", changed(hours=[{**SERVICE["hours"][0], "weekdays": "mon"}]),
        "food-on-first, hours", "weekdays", "MO",
    ),
    "a point is in another state": (
        "services.json",
        changed(at_locations=[{"location": {"latitude": 40.7, "longitude": -74.0, "point_source": "listing"}}]),
        "food-on-first, place 1", "__all__", "Southern California",
    ),
    "a service stands there twice": ("services.json", [SERVICE, SERVICE], "food-on-first", "slug", "two records"),
    "the numbers are no list": ("services.json", changed(phones="213"), "food-on-first", "-", "wrong shape"),
    "the file is broken": ("services.json", "[{", "-", "-", "cannot be read"),
    "the file is no list": ("services.json", {}, "-", "-", "list of records"),
    "a kind of organization is not known": (
        "organizations.json", [{"slug": "pantry", "name": "Pantry", "kind": "shop"}], "pantry", "kind", "shop",
    ),
    "a child need has the slug of its parent": (
        "needs.json", [{"slug": "food", "name": "Food", "children": [{"slug": "food", "name": "Food"}]}],
        "food", "slug", "two records",
    ),
    "a translation is of no service": ("es/services.json", {"food": {"name": "Comida"}}, "food", "-", "no record"),
    "a translation is of no number": (
        "es/phones.json", {"food-on-first": {"213": {"note": "Pregunte"}}}, "213", "-", "no record",
    ),
    "a translation has no English": (
        "es/services.json", {"food-on-first": {"caution": "Cuidado"}}, "food-on-first", "caution", "no English text",
    ),
    "a translation is of a field that has none": (
        "es/services.json", {"food-on-first": {"email": "x"}}, "food-on-first", "email", "not translated",
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_data_is_named_and_nothing_is_loaded(small, damage):
    file, content, record, field, reason = DAMAGE[damage]
    write(small, file, content)
    before = row_counts()
    with pytest.raises(CommandError) as error:
        load()
    assert f"{file}, record {record}, field {field}:" in str(error.value)
    assert reason in str(error.value)
    assert row_counts() == before


def test_a_missing_file_is_named(small):
    (small / "needs.json").unlink()
    with pytest.raises(CommandError, match=r"needs\.json, .*the file is missing"):
        load()


def test_damage_found_last_takes_everything_back(tmp_path, settings):
    settings.STARTER_DATA = tmp_path / "data"
    shutil.copytree(DATA, settings.STARTER_DATA)
    records = read("services.json")
    records[-1]["phones"] = [{"number": "123", "kind": "office", "as_printed": "123", "tier": "C"}]
    write(settings.STARTER_DATA, "services.json", records)
    before = row_counts()
    with pytest.raises(CommandError, match=f"record {records[-1]['slug']}, phone 123, field number"):
        load()
    assert row_counts() == before
