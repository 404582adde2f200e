"""An alert stands over every page until its moment to be taken down, in the reader's language."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pages.models import Alert
from tests.making import make_area

pytestmark = pytest.mark.django_db
PAGES = ["/en/", "/en/services/", "/en/directives/", "/en/privacy/"]


def make_alert(**fields):
    soon = timezone.now() + timedelta(days=1)
    return Alert.objects.create(
        **{"text": "The help line is busy.", "status": "published", "expire_at": soon, **fields}
    )


@pytest.mark.parametrize("path", PAGES)
def test_a_published_alert_stands_over_every_page(client, path):
    make_alert()
    assert "The help line is busy." in client.get(path).text


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"status": "withdrawn"},
        {"expire_at": timezone.now() - timedelta(minutes=1)},
        {"publish_at": timezone.now() + timedelta(hours=1)},
    ],
)
def test_an_alert_that_is_not_in_force_is_not_shown(client, fields):
    make_alert(**fields)
    assert "The help line is busy." not in client.get("/en/").text


def test_an_alert_for_one_area_names_it(client):
    make_alert(area=make_area(name="Boyle Heights"))
    assert "Boyle Heights: The help line is busy." in client.get("/en/").text


def test_an_alert_without_a_translation_is_shown_in_english_and_says_so(client):
    alert = make_alert()
    assert '<span lang="en" dir="ltr">The help line is busy.</span>' in client.get("/es/").text
    alert.translations.create(language="es", text="La línea está ocupada.")
    assert "La línea está ocupada." in client.get("/es/").text


def test_an_alert_without_an_end_is_not_ready_to_be_published():
    assert Alert(text="Forever").reasons_not_to_publish()
