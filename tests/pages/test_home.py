"""The first page: three things to do, every need, and nothing kept about who opened it."""

import pytest

from tests.making import make_need, make_service

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wish", "address"),
    [
        ("es-MX,es;q=0.9,en;q=0.5", "/es/"),
        ("ko,en;q=0.5", "/en/"),
        ("", "/en/"),
        ("*", "/en/"),
        ("en;q=0.1,es;q=0.8", "/es/"),
        ("x" * 5000, "/en/"),
    ],
)
def test_the_bare_address_sends_the_reader_on_by_the_browsers_language(client, wish, address):
    response = client.get("/", headers={"accept-language": wish})
    assert response.status_code == 302 and response["Location"] == address
    assert not response.cookies


def test_home_shows_each_need_with_the_number_of_its_listings(client):
    food = make_need(name="Food", slug="food")
    make_service(needs=[food])
    make_service(needs=[food])
    make_service(needs=[food], status="draft")
    page = client.get("/en/").text
    assert 'href="/en/needs/food/"' in page
    assert '<span class="need__count">2</span>' in page


def test_home_is_in_spanish_under_its_own_address(client):
    page = client.get("/es/").text
    assert '<html lang="es" dir="ltr">' in page
    assert "Encuentre ayuda" in page


def test_home_offers_the_three_actions_without_a_script(client):
    page = client.get("/en/").text
    assert 'action="/en/services/"' in page and 'name="q"' in page
    assert 'href="/en/directives/"' in page
    assert "Agents are here, or someone was taken" in page


def test_home_needs_few_queries_however_many_services(client, django_assert_max_num_queries):
    for _ in range(12):
        make_service(needs=[make_need(), make_need()])
    with django_assert_max_num_queries(8):
        client.get("/en/")
