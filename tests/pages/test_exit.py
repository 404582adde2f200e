"""Leave this site: a plain link that works without a script."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_way_out_leads_to_the_neutral_page_and_asks_the_browser_to_forget(client, settings):
    response = client.get("/exit/")
    assert response.status_code == 303
    assert response["Location"] == settings.EXIT_URL
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.parametrize("path", ["/en/", "/es/privacy/", "/en/about/", "/en/no-such-page/"])
def test_every_page_has_the_way_out_and_its_caveat(client, path):
    page = client.get(path).text
    assert 'href="/exit/"' in page
    assert 'class="exit__note"' in page


def test_the_way_out_cannot_be_posted_to(client):
    assert client.post("/exit/").status_code == 405
