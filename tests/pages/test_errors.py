"""When something goes wrong the page says so kindly, repeats nothing, and carries the hotlines."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/en/secret-words/", "/es/services/secret-words/", "/secret-words"])
def test_an_unknown_address_is_never_repeated(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "secret-words" not in response.text
    assert "tel:211" in response.text


def test_an_unknown_address_under_es_is_answered_in_spanish(client):
    assert '<html lang="es"' in client.get("/es/no-such-page/").text


def test_a_language_whose_words_are_not_complete_has_no_address(client):
    assert client.get("/tl/").status_code == 404


def test_a_view_that_breaks_answers_with_the_hotlines_and_without_the_database(client, monkeypatch):
    client.raise_request_exception = False

    def breaks(*args, **kwargs):
        raise RuntimeError("secret-words")

    monkeypatch.setattr("pages.views.render", breaks)
    response = client.get("/en/about/?q=secret-words")
    assert response.status_code == 500
    assert "tel:211" in response.text and "secret-words" not in response.text


def test_a_host_name_that_is_not_ours_is_refused_without_repeating_it(client):
    response = client.get("/en/", headers={"host": "secret-words.example"})
    assert response.status_code == 400
    assert "secret-words" not in response.text
