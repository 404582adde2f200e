"""What a page is called in the list of pages a phone has shown."""

import re

import pytest

from resources.titles import is_neutral
from tests.making import make_organization, make_service

pytestmark = pytest.mark.django_db


def page(client) -> str:
    return " ".join(client.get("/en/services/line/").text.split())


@pytest.mark.parametrize(
    ("name", "organization", "title"),
    [
        ("Free legal aid", "Example Aid", "Free legal aid"),
        ("ICE Los Angeles office", "Example Aid", "Example Aid"),
        ("Help after a raid", "Immigration office", "Help listing"),
        ("Hotline for detained people", "Peace Over Violence", "Help listing"),
        ("Línea para detenidos", "Defensa contra la deportación", "Help listing"),
        ("Office of rice and ices", "Example Aid", "Office of rice and ices"),
        ("Ayuda en una redada", "Casa de abuso", "Help listing"),
    ],
)
def test_the_title_alarms_nobody_who_sees_the_history(client, name, organization, title):
    service = make_service(slug="line", name=name, organization=make_organization(name=organization))
    shown = re.search("<title>(.*?)</title>", page(client))[1]
    # A number tells two such pages apart in a row of tabs.
    number = f", {service.pk}" if title == "Help listing" else ""
    assert shown == f"{title}{number} | LA Family Resources"
    assert is_neutral(shown)
    # The page itself says plainly what it is.
    assert f"<h1>{name}</h1>" in page(client)
