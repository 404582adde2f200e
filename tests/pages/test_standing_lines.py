"""Pages made without the database carry numbers of their own: they must be those of the starter facts."""

import json
import re

import pytest
from django.conf import settings
from django.template import loader

STATUSES = (400, 403, 404, 500)


def numbers_on(page: str) -> set[str]:
    return set(re.findall(r'href="tel:([+\d]+)"', page))


def known_numbers() -> set[str]:
    records = json.loads((settings.BASE_DIR / "data" / "services.json").read_text())
    return {phone["number"] for record in records for phone in record.get("phones", [])}


@pytest.mark.parametrize("status", STATUSES)
def test_an_error_page_needs_no_database_and_carries_the_hotlines(status):
    page = loader.render_to_string(f"{status}.html")
    assert {"211", "+18886244752"} <= numbers_on(page)


@pytest.mark.parametrize("status", STATUSES)
def test_every_number_on_an_error_page_is_one_of_the_starter_facts(status):
    assert numbers_on(loader.render_to_string(f"{status}.html")) <= known_numbers()
