"""The language of what a card says: the reader's, or English that says so."""

import pytest
from django.utils import timezone

from tests.making import make_organization, make_service, make_user

pytestmark = pytest.mark.django_db
URL = "/en/services/"


def test_a_machine_translation_is_announced_before_it_with_the_english_one_tap_away(client):
    service = make_service(name="Bread")
    translation = service.translations.create(language="es", name="Pan", summary="Pan gratis.", state="machine")
    translation.mark_current()
    translation.save()
    text = client.get("/es/services/?cost=unknown").text
    assert text.index('href="/en/services/?cost=unknown" hreflang="en"') < text.index("Pan gratis.")
    assert 'class="notice"' in text
    translation.state, translation.reviewer, translation.reviewed_on = "reviewed", make_user(), timezone.localdate()
    translation.save()
    assert 'class="notice"' not in client.get("/es/services/?cost=unknown").text


def test_english_text_on_a_spanish_page_says_that_it_is_english(client):
    make_service(name="Untranslated")
    assert '<span lang="en" dir="ltr">Untranslated</span>' in client.get("/es/services/").text


def test_the_names_of_organizations_are_not_translated(client):
    make_service(organization=make_organization(name="Casa Example"))
    assert '<p class="card__by" translate="no">Casa Example</p>' in client.get(URL).text
