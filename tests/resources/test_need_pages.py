"""The kinds of help, and the services for each."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from publishing.models import Status
from resources.models import CheckInterval
from resources.titles import is_neutral
from tests.making import make_check, make_need, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def food():
    food = make_need(slug="food", name="Food", position=1)
    food.translations.create(language="es", name="Comida")
    for position, word in enumerate(["pantry", "meals", "nothing"]):
        make_need(slug=word, name=word.title(), parent=food, position=position)
    return food


def counts(text: str) -> dict[str, int]:
    """Return {address word: number beside it} of the links to needs."""
    links = re.findall(r'href="/\w+/needs/([^/]+)/">(?:(?!</li>|</h2>).)*?_count">(\d+)<', text, re.S)
    return {slug: int(count) for slug, count in links}


def test_each_need_shows_how_many_listed_services_it_and_its_children_have(client, food):
    CheckInterval.objects.create(kind="other", days=10)
    pantry, meals, _ = food.children.all()
    make_service(needs=[pantry, meals])
    make_service(needs=[food])
    make_service(needs=[pantry], status=Status.DRAFT)
    make_check(make_service(needs=[pantry]), on=timezone.localdate() - timedelta(days=21))
    assert counts(client.get("/en/needs/").text) == {"food": 2, "pantry": 1, "meals": 1, "nothing": 0}


def test_a_need_shows_the_services_of_its_children_too_and_links_them(client, food):
    make_service(name="Bread", needs=[food.children.first()])
    make_service(name="Law")
    text = client.get("/en/needs/food/").text
    assert "Bread" in text
    assert "Law" not in text
    assert counts(text) == {"pantry": 1, "meals": 0, "nothing": 0}


def test_a_child_leads_back_to_its_parent(client, food):
    assert '<a class="back__link" href="/en/needs/food/">' in client.get("/en/needs/pantry/").text


def test_a_need_without_services_says_so_and_says_what_to_do(client, food):
    make_service(needs=[food])
    text = client.get("/en/needs/nothing/").text
    assert "We know no service for this yet" in text
    assert "Call 211" in text
    assert 'href="/en/needs/food/"' in text


def test_needs_have_their_names_in_the_readers_language(client, food):
    make_service(needs=[food])
    assert "Comida" in client.get("/es/needs/").text
    assert "<h1>Comida</h1>" in client.get("/es/needs/food/").text


def test_a_need_has_pages_of_twenty(client, food):
    for _ in range(21):
        make_service(needs=[food])
    assert client.get("/en/needs/food/").text.count("<article") == 20
    assert client.get("/en/needs/food/?page=2").text.count("<article") == 1
    assert client.get("/en/needs/food/?page=99999").text.count("<article") == 1
    assert client.get("/en/needs/food/?page=x%00").text.count("<article") == 20


@pytest.mark.parametrize("slug", ["nowhere", "food-", "1"])
def test_an_unknown_need_is_not_found(client, food, slug):
    assert client.get(f"/en/needs/{slug}/").status_code == 404


@pytest.mark.parametrize("name", ["ICE, raids, or someone was detained", "Violence at home"])
def test_the_title_of_a_need_alarms_nobody_who_sees_the_history(client, name):
    need = make_need(slug="quiet", name=name)
    title = re.search("<title>(.*?)</title>", client.get("/en/needs/quiet/").text)[1]
    assert is_neutral(title)
    assert title == f"Kinds of help, {need.pk} | LA Family Resources"


@pytest.mark.parametrize("path", ["/en/needs/", "/en/needs/food/", "/es/needs/food/"])
def test_the_pages_are_the_same_for_everybody(client, food, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Cache-Control"] == "public, max-age=60"
