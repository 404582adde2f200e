"""Every answer carries the same protection, and a public page is the same for everybody."""

import pytest
from django.test import Client

from tests.making import PASSWORD, make_user

pytestmark = pytest.mark.django_db

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PLAIN_PAGES = ["/en/", "/es/", "/en/about/", "/es/privacy/"]


@pytest.fixture
def broken(monkeypatch):
    """The site with a home page that breaks."""

    def break_down(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("pages.views.render", break_down)
    return Client(raise_request_exception=False)


def answers() -> list[tuple[str, int, dict]]:
    return [
        ("get", 200, {"path": "/en/"}),
        ("get", 302, {"path": "/"}),
        ("get", 303, {"path": "/exit/"}),
        ("get", 301, {"path": "/en/about"}),
        ("get", 400, {"path": "/en/", "headers": {"host": "elsewhere.example.org"}}),
        ("post", 403, {"path": "/admin/login/"}),
        ("get", 404, {"path": "/en/no-such-page/"}),
        ("get", 404, {"path": "/static/no-such-file.css"}),
        ("options", 405, {"path": "/en/"}),
        ("post", 403, {"path": "/en/"}),
        ("get", 200, {"path": "/static/css/base.css"}),
        ("get", 200, {"path": "/admin/login/"}),
        ("get", 302, {"path": "/admin/"}),
    ]


def refuse_what_is_unsafe(response) -> None:
    assert response.headers["Content-Security-Policy"] == CSP
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert response.headers["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Strict-Transport-Security" not in response.headers
    assert response.headers["Cache-Control"]


@pytest.mark.parametrize(("method", "status", "request_"), answers())
def test_every_answer_is_protected(method, status, request_):
    response = getattr(Client(enforce_csrf_checks=True), method)(**request_)
    assert response.status_code == status
    refuse_what_is_unsafe(response)


def test_a_page_that_breaks_is_protected_and_kept_nowhere(broken):
    response = broken.get("/en/")
    assert response.status_code == 500
    refuse_what_is_unsafe(response)
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PLAIN_PAGES)
def test_a_public_page_is_the_same_for_everybody(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Accept-Language" not in response.headers.get("Vary", "")
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_somebody_who_is_signed_in_sees_the_same_public_page(client):
    stranger = Client().get("/en/about/").content
    user = make_user("administrator")
    client.force_login(user)
    assert client.get("/en/about/").content == stranger


@pytest.mark.parametrize("path", PLAIN_PAGES)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_plain_page_may_rest_a_minute_and_can_be_asked_again_cheaply(client, path, encoding):
    first = client.get(path, headers={"accept-encoding": encoding})
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert first.headers.get("Content-Encoding", "identity") == encoding
    again = client.get(path, headers={"accept-encoding": encoding, "if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.content
    assert again.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    "path", ["/en/services/?q=lawyer", "/en/?anything", "/en/nowhere/", "/", "/exit/", "/admin/login/"]
)
def test_what_a_person_asked_for_rests_nowhere(client, path):
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_what_a_person_sent_rests_nowhere(client):
    assert client.post("/en/").headers["Cache-Control"] == "no-store"


def test_the_admin_is_never_compressed_by_us(client):
    """Its pages hold a secret token, whose length compression would show."""
    user = make_user("administrator")
    client.force_login(user)
    for path in ("/admin/login/", "/admin/", "/admin/resources/service/"):
        response = client.get(path, headers={"accept-encoding": "gzip"}, follow=True)
        assert "Content-Encoding" not in response.headers


def test_cookies_of_staff_stay_in_the_admin(client):
    user = make_user("administrator")
    client.post("/admin/login/", {"username": user.username, "password": PASSWORD})
    client.get("/admin/login/")
    for cookie in client.cookies.values():
        assert cookie["path"] == "/admin/"
        assert cookie["samesite"] == "Strict"
        assert cookie["httponly"]


def test_a_file_is_for_our_own_pages_only(client):
    headers = client.get("/static/css/base.css").headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
